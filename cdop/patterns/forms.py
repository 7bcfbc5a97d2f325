"""The filters of the page, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from cdop.patterns.choice import Offer

LABELS = {
    "basis": "Count deaths by",
    "first": "From (1 April to 31 March)",
    "last": "To",
    "year": "Year (1 April to 31 March)",
    "which": "Factors",
    "domain": "Domain",
    "age": "Age group",
    "category": "Primary category",
    "area": "Area",
    "by": "Break the ranking down by",
}


class ChoiceForm(forms.Form):
    """A list for each thing on offer."""

    def __init__(self, offers: Mapping[str, Offer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offer in offers.items():
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name], choices=list(offer.items()), required=False
            )
