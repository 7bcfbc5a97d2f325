"""Which rate of which place, and which deaths, a page is about: kept in the address, never sent anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from cdop.indicators.definitions import INDICATORS
from cdop.monitoring.places import Place
from cdop.monitoring.rates import OWN
from cdop.monitoring.watching import groups

YEARS = (("3", "Three years pooled"), ("1", "Single years"))


class RateForm(forms.Form):
    """What is not on offer falls back to the first."""

    rate = forms.ChoiceField(label="Rate", choices=[(name, INDICATORS[name].title) for name in OWN])
    place = forms.ChoiceField(label="Area", required=False)
    years = forms.ChoiceField(label="Years", choices=YEARS)

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(place.code, place.name) for place in places]


class DeathsForm(RateForm):
    """The same, and whose days between deaths are shown."""

    years = None  # type: ignore[assignment]
    deaths = forms.ChoiceField(label="Deaths watched", choices=lambda: [(g.name, g.label) for g in groups()])


def asked(value: str | None, offered: Sequence[str]) -> str:
    """The value where it is on offer, else the first that is."""
    return value if value is not None and value in offered else offered[0]
