"""Asking for a national return of a review year."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms


class ReturnForm(forms.Form):
    """`token` makes sending it twice the same as once."""

    year = forms.ChoiceField(label="Year", help_text="A year runs from 1 April to 31 March.")
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, years: Sequence[str], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"token": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose a year"), *((year, year) for year in years)]
        field.error_messages["required"] = "Choose a year"

    def key(self) -> str:
        """Sent twice, one piece of work; sent again for another year, another."""
        return f"form:{self.cleaned_data['token']}:{self.cleaned_data['year']}"
