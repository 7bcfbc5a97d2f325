"""Letting a program in, and ending it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from cdop.figures.audiences import Audience

DAYS = ((30, "30 days"), (90, "90 days"), (365, "One year"))


class ClientForm(forms.Form):
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="Whose program it is, and what for. Not the name of a person.",
        error_messages={"required": "Give the client a name"},
    )
    audience = forms.ChoiceField(
        label="It may read what is made for",
        choices=Audience.options,
        initial=Audience.PUBLIC.code,
        help_text="What is made for the public can be read by every client.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it may read"},
    )
    days = forms.TypedChoiceField(
        label="For how long",
        choices=DAYS,
        coerce=int,
        initial=90,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for how long"},
    )

    def asked(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "name": found["name"],
            "audience": found["audience"],
            "good_for": timedelta(days=found["days"]),
        }


class EndForm(forms.Form):
    reason = forms.CharField(
        label="Why is it ended? (optional)",
        max_length=300,
        required=False,
        help_text="Kept with the client. No names.",
    )
