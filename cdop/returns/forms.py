"""Asking for a national return of a review year, and noting that it was sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms import DayField
from cdop.returns.channels import Channel


class ReturnForm(forms.Form):
    """`token` makes sending it twice the same as once."""

    kind = forms.ChoiceField(label="Return", error_messages={"required": "Choose a return"})
    year = forms.ChoiceField(label="Year", help_text="A year runs from 1 April to 31 March.")
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, kinds: Mapping[str, str], years: Sequence[str], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid.uuid4(), "kind": next(iter(kinds), "")})
        super().__init__(*args, **kwargs)
        self._offer("kind", kinds.items())
        self._offer("year", [("", "Choose a year"), *((year, year) for year in years)])
        self.fields["year"].error_messages["required"] = "Choose a year"

    def key(self) -> str:
        """Sent twice, one piece of work; sent again for another year or return, another."""
        return f"form:{self.cleaned_data['token']}:{self.cleaned_data['kind']}:{self.cleaned_data['year']}"

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class SurveillanceForm(forms.Form):
    """A year and the list of a surveillance programme for it. The file is read and let go."""

    year = forms.ChoiceField(
        label="Year",
        help_text="Deaths from 1 April to 31 March.",
        error_messages={"required": "Choose a year"},
    )
    file = forms.FileField(
        label="The list",
        help_text="CSV, at most 1 MB. The first line names the columns: reference, date_of_death, outcome "
        "(neonatal_death or stillbirth). No names: any other column is passed over.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file that holds the list"},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, years: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose a year"), *((year, year) for year in years)]


class SubmissionForm(forms.Form):
    """That a return was sent, as its receiver confirmed it."""

    sent_on = DayField(label="Date it was sent", latest=timezone.localdate)
    channel = forms.ChoiceField(
        label="How it was sent",
        choices=[("", "Choose how"), *Channel.options()],
        error_messages={"required": "Choose how it was sent"},
    )
    receipt = forms.RegexField(
        r"^[\w ./:#()-]*$",
        label="Reference of the receipt (optional)",
        max_length=80,
        required=False,
        help_text="As the receiver gave it. Not the name of a person or of a child.",
        error_messages={"invalid": "Write the reference alone: letters, digits, spaces and . / : # ( ) - _"},
    )
