"""Which place and which period a page of indicators is about, kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms


class PlaceForm(forms.Form):
    """What is not on offer falls back to the usual."""

    area = forms.ChoiceField(label="Area")

    def __init__(self, areas: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(areas)


class PlaceAndPeriodForm(PlaceForm):
    """The periods for which the place has a figure, newest first."""

    period = forms.ChoiceField(label="Period")

    def __init__(
        self, areas: Sequence[tuple[str, str]], periods: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(areas, *args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each, each) for each in periods]
