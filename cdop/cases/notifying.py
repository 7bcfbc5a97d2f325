"""The form of a new notification: the essentials of several sections on one screen, in the order of the paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdop.cases.doubts import RIGHT, Doubt, doubts_about, lift_check_digit, unanswered
from cdop.cases.forms import AreaOptions, offer_areas, tick_unnamed
from cdop.core.forms import DayField
from cdop.core.forms.errors import first_box
from cdop.dataset.conditions import is_blank
from cdop.dataset.fields import NOT_ASKED, NOT_ASKED_LABEL, RadioCodeField, SectionForm, section_form
from cdop.dataset.forms import section

MOST_TEXT = 20_000

GROUPS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "The child",
        (
            (
                "child_identity",
                (
                    "forenames",
                    "surname",
                    "is_unnamed",
                    "date_of_birth",
                    "nhs_number",
                    "nhs_number_absent_reason",
                ),
            ),
            ("child", ("sex", "ethnicity")),
        ),
    ),
    (
        "Where the child lived",
        (("child_identity", ("address", "postcode")), ("residence", ("resident_la", "lsoa11"))),
    ),
    (
        "The death",
        (
            (
                "death",
                (
                    "date_of_death",
                    "date_of_death_precision",
                    "time_of_death",
                    "place_of_death",
                    "place_text",
                    "expected",
                    "jar_triggered",
                ),
            ),
            ("circumstances", ("circumstances", "alert_ncmd")),
        ),
    ),
    (
        "Who told us",
        (
            (
                "notifier",
                (
                    "notifier_name",
                    "notifier_role",
                    "notifier_organisation",
                    "notifier_agency_type",
                    "notifier_phone",
                    "notifier_email",
                ),
            ),
        ),
    ),
)
"""Headings of the screen; under each, the questions in order, by their sections."""


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
        error_messages={"max_length": "Your own reference can have at most 40 characters. Shorten it."},
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


@dataclass(frozen=True)
class Group:
    """Questions under one heading of the screen."""

    title: str
    fields: Sequence[forms.BoundField]


@dataclass(frozen=True)
class AskedAgain:
    """A doubt as the page shows it: `href` is the box to go to."""

    code: str
    sentence: str
    href: str


class Notification:
    """A new notification: the receipt and the essentials of six sections, filled in and checked together."""

    def __init__(self, typed: Any, *, areas: AreaOptions, served: Collection[str] = ()) -> None:
        now = timezone.localtime()
        self.receipt = ReceiptForm(typed, initial={"notified_on": now.date(), "notified_time": now.time()})
        self.sections = {slug: _essential_form(slug, names, typed) for slug, names in _names_by_section()}
        offer_areas(self.sections["residence"], areas)
        self.answered: list[str] = typed.getlist(RIGHT) if typed is not None else []
        self._served = served
        self._doubts: list[Doubt] = []

    def __iter__(self) -> Iterator[forms.Form]:
        yield self.receipt
        yield from self.sections.values()

    @property
    def groups(self) -> list[Group]:
        return [
            Group(title, [self.sections[slug][name] for slug, names in asked for name in names])
            for title, asked in GROUPS
        ]

    def is_valid(self) -> bool:
        """Whether every answer can be kept; each form is checked, so that all errors show at once."""
        self.receipt.is_valid()
        for form in self.sections.values():
            form.is_valid()
            self._doubts += lift_check_digit(form)
        self._check_days()
        self._doubts += doubts_about(self._values(), on=timezone.localdate(), served=self._served)
        return not any(form.errors for form in self)

    @property
    def doubts(self) -> list[AskedAgain]:
        """What is odd about the answers, answered or not."""
        return [AskedAgain(each.code, each.sentence, self._box(each.field)) for each in self._doubts]

    @property
    def has_open_doubts(self) -> bool:
        return bool(unanswered(self._doubts, self.answered))

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was answered, by section; blanks are left out."""
        given = {
            slug: {name: value for name, value in form.cleaned_data.items() if not is_blank(value)}
            for slug, form in self.sections.items()
        }
        return {slug: values for slug, values in given.items() if values}

    def _check_days(self) -> None:
        born = self.sections["child_identity"].cleaned_data.get("date_of_birth")
        died = self.sections["death"].cleaned_data.get("date_of_death")
        if born and died and died < born:
            wrong = "The date of death is before the date of birth. Check both dates."
            self.sections["death"].add_error("date_of_death", wrong)

    def _values(self) -> Mapping[str, Any]:
        return {name: value for form in self for name, value in form.cleaned_data.items()}

    def _box(self, field: str) -> str:
        form = next(each for each in self.sections.values() if field in each.fields)
        return first_box(form[field])


def _names_by_section() -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for _, asked in GROUPS:
        for slug, names in asked:
            found.setdefault(slug, []).extend(names)
    return list(found.items())


def _essential_form(slug: str, names: Sequence[str], typed: Any) -> SectionForm:
    held = section(slug)
    chosen = replace(held, elements=tuple(held[name] for name in names))
    form = section_form(chosen)(typed, on=timezone.localdate())
    tick_unnamed(form)
    for name, field in form.fields.items():
        if isinstance(field, RadioCodeField):
            form.fields[name] = _select_of(field)
        if isinstance(field.widget, forms.Textarea):
            _keep_short(field)
    return form


def _select_of(radios: RadioCodeField) -> forms.ChoiceField:
    """The same answers in one line, to be chosen by typing their first letters."""
    codes = [(code, label) for code, label in radios.choices if code != NOT_ASKED]  # type: ignore[misc, union-attr]
    return forms.ChoiceField(
        label=radios.label,
        help_text=radios.help_text,
        required=False,
        choices=[("", NOT_ASKED_LABEL), *codes],
    )


def _keep_short(field: forms.Field) -> None:
    def check(text: str) -> None:
        if len(text) > MOST_TEXT:
            raise ValidationError(
                f"{field.label} has {len(text):,} characters; at most {MOST_TEXT:,} are kept. Shorten it."
            )

    field.validators.append(check)
    field.widget.attrs["rows"] = 3 if field.label == "Home address" else 5
