"""A link to be made."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from cdop.pickups.rules import LONGEST, USUAL


class PickupForm(forms.Form):
    reader = forms.CharField(
        label="Which organisation is it for?",
        max_length=120,
        help_text="Kept with the link, so that it is known later who had the document. Not the name of a person.",
        error_messages={"required": "Say which organisation the document is for"},
    )
    days = forms.IntegerField(
        label="For how many days?",
        min_value=1,
        max_value=LONGEST.days,
        initial=USUAL.days,
        help_text=f"From 1 to {LONGEST.days}. Shorter is safer.",
        widget=forms.NumberInput(attrs={"data-width": "3"}),
        error_messages={
            "required": "Say for how many days",
            "invalid": "Days must be a whole number, such as 7",
            "min_value": "A link lasts at least 1 day",
            "max_value": f"A link lasts at most {LONGEST.days} days",
        },
    )

    def asked(self) -> dict[str, Any]:
        return {
            "reader": self.cleaned_data["reader"],
            "good_for": timedelta(days=self.cleaned_data["days"]),
        }
