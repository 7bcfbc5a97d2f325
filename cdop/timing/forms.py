"""The forms of time: a hold and its end, a day, a sending, a limit. No saving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms import DayField
from cdop.dataset.codelists import Blocks, DeadlineUnit, HoldReason, Severity
from cdop.dataset.codelists.timing import USUAL_EFFECT
from cdop.timing.limits import Length

USUAL = "usual"
_WAITS = {
    Blocks.REVIEW_MEETING: "the review meeting waits",
    Blocks.PANEL: "the panel waits",
    Blocks.NONE: "noted only",
}


def _reasons() -> list[tuple[str, str]]:
    usual = {reason.code: _WAITS[USUAL_EFFECT[reason]] for reason in HoldReason}
    options = [(code, f"{label} – {usual[code]}") for code, label in HoldReason.current_options()]
    return [("", "Choose a reason"), *options]


def _box(label: str, hint: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=2000, widget=widget)


class HoldForm(forms.Form):
    """A hold, with the version the person saw when the page was opened."""

    reason = forms.ChoiceField(
        label="Reason",
        choices=_reasons,
        help_text="Beside each, what usually waits for it.",
        error_messages={"required": "Choose the reason for the hold"},
    )
    blocks = forms.ChoiceField(
        label="What it keeps waiting",
        choices=[(USUAL, "What usually waits for this reason"), *Blocks.current_options()],
        initial=USUAL,
        widget=forms.RadioSelect,
    )
    started_on = DayField(label="Date the hold began", latest=timezone.localdate)
    expected_end = DayField(
        label="Date it is expected to end",
        help_text="Leave it empty when nobody can say. Once the day is past, the hold is shown for attention.",
        required=False,
    )
    note = _box("Note", "Shown to everyone who may see the case. No names.")
    contact = _box(
        "Whom to ask",
        "Name, role, telephone or e-mail. Stored encrypted and shown only here; it is recorded that you looked.",
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def answers(self) -> dict[str, Any]:
        """What the actions take."""
        answers = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        reason, chosen = HoldReason(answers["reason"]), answers["blocks"]
        blocks = USUAL_EFFECT[reason] if chosen == USUAL else Blocks(chosen)
        return {**answers, "reason": reason, "blocks": blocks}

    def see(self, version: int) -> None:
        """Take the hold as it is now for seen: the person is shown it beside what was typed."""
        typed: Any = self.data
        self.data = typed.copy()
        self.data["version"] = str(version)  # type: ignore[index]


class EndForm(forms.Form):
    on = DayField(
        label="Date the hold ended",
        help_text="The day on which what was waited for came. That day itself no longer counts as held.",
        latest=timezone.localdate,
    )


class DayForm(forms.Form):
    on = DayField(label="Date", latest=timezone.localdate)


class NoticeForm(forms.Form):
    sent_on = DayField(label="Date it was sent", latest=timezone.localdate)
    sent_time = forms.TimeField(
        label="Time it was sent",
        help_text="24-hour clock, such as 14:05. Leave it empty when it is not known.",
        required=False,
        input_formats=["%H:%M"],
        error_messages={"invalid": "Time it was sent must be a time of day, such as 14:05."},
        widget=forms.TimeInput(format="%H:%M", attrs={"data-width": "5"}),
    )
    national_id = forms.CharField(
        label="Number given by the national database",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"data-width": "20"}),
    )


class LimitForm(forms.Form):
    """A limit of the panel's own."""

    offset = forms.IntegerField(
        label="How long",
        min_value=0,
        error_messages={
            "required": "Enter how long, as a whole number",
            "invalid": "How long must be a whole number, like 21",
        },
        widget=forms.NumberInput(attrs={"data-width": "4"}),
    )
    unit = forms.ChoiceField(
        label="Counted in", choices=DeadlineUnit.current_options, widget=forms.RadioSelect
    )
    severity = forms.ChoiceField(
        label="How it binds", choices=Severity.current_options, widget=forms.RadioSelect
    )
    since = DayField(
        label="In force from",
        help_text="For what begins on this day or later. What began earlier keeps the limit it had.",
    )
    note = forms.CharField(
        label="Why",
        help_text="For example: agreed by the panel, with the date. Kept with the limit.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def length(self) -> Length:
        held = self.cleaned_data
        return Length(held["offset"], DeadlineUnit(held["unit"]), Severity(held["severity"]))
