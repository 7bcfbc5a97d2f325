"""Forms that are not plain sections: a notification on one screen, an area chosen by name, a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdop.core.forms import DayField
from cdop.dataset.conditions import is_blank
from cdop.dataset.fields import SectionForm, section_form
from cdop.dataset.forms import section

AreaOptions = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Groups of areas: (words, [(code, name), …])."""

ESSENTIALS: Mapping[str, tuple[str, ...]] = {
    "child_identity": (
        "forenames",
        "surname",
        "date_of_birth",
        "nhs_number",
        "nhs_number_absent_reason",
        "address",
        "postcode",
    ),
    "child": ("sex",),
    "death": ("date_of_death", "time_of_death", "place_of_death", "place_text", "expected"),
    "circumstances": ("circumstances",),
    "residence": ("resident_la", "lsoa11"),
    "notifier": (
        "notifier_name",
        "notifier_role",
        "notifier_organisation",
        "notifier_email",
        "notifier_phone",
    ),
}
"""Section to those of its questions that stand on the one screen of a new notification."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The child", ("child_identity", "child")),
    ("The death", ("death", "circumstances")),
    ("Where the child lived", ("residence",)),
    ("Who told us", ("notifier",)),
)


class ReceiptForm(forms.Form):
    """When the notification came: all that is required."""

    notified_on = DayField(label="Date the notification was received", latest=timezone.localdate)
    notified_time = forms.TimeField(
        label="Time it was received",
        help_text="24-hour clock, such as 14:05.",
        input_formats=["%H:%M"],
        error_messages={
            "required": "Enter the time the notification was received, such as 14:05.",
            "invalid": "Time it was received must be a time of day, such as 14:05.",
        },
        widget=forms.TimeInput(format="%H:%M", attrs={"data-width": "5"}),
    )
    source_reference = forms.CharField(
        label="Your own reference, if you use one",
        help_text="From the panel's own register. Never made from initials or a date of birth.",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"data-width": "20"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, time = cleaned.get("notified_on"), cleaned.get("notified_time")
        if day and time:
            cleaned["notified_at"] = timezone.make_aware(datetime.combine(day, time))
            if cleaned["notified_at"] > timezone.now():
                wrong = "Time it was received is still to come. Enter the time it was received."
                self.add_error("notified_time", ValidationError(wrong))
        return cleaned


class ReasonForm(forms.Form):
    """Why a case is moved, in the words of the person who moves it. Without a question, nothing is asked."""

    reason = forms.CharField(
        help_text="Kept with the case. Do not write names.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not question:
            del self.fields["reason"]
            return
        self.fields["reason"].label = question


@dataclass(frozen=True)
class Group:
    """Forms under one heading of the screen."""

    title: str
    forms: Sequence[SectionForm]


class Notification:
    """A new notification: the receipt and the essentials of six sections, filled in and checked together."""

    def __init__(self, typed: Any, *, areas: AreaOptions) -> None:
        now = timezone.localtime()
        self.receipt = ReceiptForm(typed, initial={"notified_on": now.date(), "notified_time": now.time()})
        self.sections = {slug: _essential_form(slug, typed) for slug in ESSENTIALS}
        offer_areas(self.sections["residence"], areas)

    def __iter__(self) -> Iterator[forms.Form]:
        yield self.receipt
        for _, slugs in GROUPS:
            yield from (self.sections[slug] for slug in slugs)

    @property
    def groups(self) -> list[Group]:
        return [Group(title, [self.sections[slug] for slug in slugs]) for title, slugs in GROUPS]

    def is_valid(self) -> bool:
        """Whether every answer can be kept; each form is checked, so that all errors show at once."""
        valid = [form.is_valid() for form in self]
        return all(valid)

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was answered, by section; blanks are left out."""
        given = {
            slug: {name: value for name, value in form.cleaned_data.items() if not is_blank(value)}
            for slug, form in self.sections.items()
        }
        return {slug: values for slug, values in given.items() if values}


def section_answers(
    slug: str,
    typed: Any = None,
    *,
    saved: Mapping[str, Any],
    facts: Mapping[str, int],
    areas: AreaOptions,
    on: Any,
) -> SectionForm:
    """The form of one section, filled with what is saved or typed."""
    form = section_form(section(slug))(typed, initial=dict(saved), facts=facts, on=on)
    offer_areas(form, areas)
    return form


def offer_areas(form: forms.Form, areas: AreaOptions) -> None:
    """Let the local authority be chosen by name; a stored code that no list names any more stays on offer."""
    if "resident_la" not in form.fields:
        return
    asked = form.fields["resident_la"]
    known = {code for _, options in areas for code, _ in options}
    stored = form.get_initial_for_field(asked, "resident_la")
    odd = [(stored, stored)] if stored and stored not in known else []
    form.fields["resident_la"] = forms.ChoiceField(
        label=asked.label,
        required=False,
        choices=[("", "Not known yet"), *odd, *((words, list(options)) for words, options in areas)],
        error_messages={"invalid_choice": "Choose the local authority from the list."},
    )


def _essential_form(slug: str, typed: Any) -> SectionForm:
    held = section(slug)
    chosen = replace(held, elements=tuple(held[name] for name in ESSENTIALS[slug]))
    return section_form(chosen)(typed, on=timezone.localdate())
