"""Forms that are not plain sections: an area chosen by name, a reason. A new notification: notifying.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cdop.dataset.codelists.scope import ScopeReason
from cdop.dataset.fields import SectionForm, section_form
from cdop.dataset.forms import section

AreaOptions = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Groups of areas: (words, [(code, name), …])."""
OWN_AREAS = "This panel's areas"


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


class TickedField(forms.BooleanField):
    """A yes that is ticked or left: cleans to "yes" or to no answer."""

    def clean(self, value: Any) -> str:
        return "yes" if super().clean(value) else ""


def tick_unnamed(form: forms.Form) -> None:
    """Ask whether a baby had no name yet by one tick, where a section asks it with every answer."""
    if "is_unnamed" in form.fields:
        form.fields["is_unnamed"] = TickedField(label=form.fields["is_unnamed"].label, required=False)


class CorrectionForm(forms.Form):
    """Why answers of a closed case are changed; asked beside the answers themselves."""

    correction_reason = forms.CharField(
        label="Why are the answers of a closed case changed?",
        help_text="Kept with the case, and shown in its history. Do not write names.",
        error_messages={"required": "Say why the answers of a closed case are changed."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ScopeForm(ReasonForm):
    """Why the panel does not review a death: one reason of the list, and words."""

    reason_code = forms.ChoiceField(
        label="Reason",
        choices=lambda: [
            ("", "Choose a reason"),
            *((r.code, r.label) for r in ScopeReason if r.is_current and not r.in_scope),
        ],
        error_messages={
            "required": "Choose the reason why the death is out of scope.",
            "invalid_choice": "Choose the reason from the list.",
        },
    )
    field_order = ("reason_code", "reason")


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


def own_areas(areas: AreaOptions) -> frozenset[str]:
    """The codes of the panel's own among the areas on offer."""
    return frozenset(code for words, options in areas if words == OWN_AREAS for code, _ in options)


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
