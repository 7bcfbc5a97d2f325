"""Which year and which basis the themes are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.figures.cohort import Basis

BASES = {
    Basis.REVIEW: "Year the review was completed",
    Basis.DEATH: "Year of death",
    Basis.NOTIFICATION: "Year of notification",
}


def basis_of(typed: str | None) -> Basis:
    """The basis in the address; nonsense is the day of review."""
    return next((basis for basis in BASES if basis.code == typed), Basis.REVIEW)


class PeriodForm(forms.Form):
    """Kept in the address; what is not on offer falls back to the usual."""

    basis = forms.ChoiceField(label="Count deaths by", choices=[(b.code, said) for b, said in BASES.items()])
    year = forms.ChoiceField(label="Year (1 April to 31 March)")

    def __init__(self, years: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(year, year) for year in reversed(years)]
