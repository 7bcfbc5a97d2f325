"""A number about the panel's deaths that others published."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms.days import DayField
from cdop.figures import breakdowns
from cdop.figures.actions.external import OutsideFigure
from cdop.figures.cohort import Basis
from cdop.figures.forms.period import BASES
from cdop.figures.models import ExternalFigure
from cdop.figures.populations import OPEN_REVIEWS, PASSED_ON, POPULATIONS

_SHORT = {"data-width": "5"}
_ONLY = "only_"
_COUNTED = [name for name in POPULATIONS if name not in (OPEN_REVIEWS.name, PASSED_ON.name)]
"""Not those that have a basis of their own, which nobody else publishes."""


def _narrowing() -> list[str]:
    """By what a figure can be narrowed: the breakdowns that are the same for every panel."""
    names = dict.fromkeys(name for each in POPULATIONS.values() for name in each.readings)
    return [name for name in names if name in breakdowns.FIXED]


class OutsideForm(forms.Form):
    title = forms.CharField(
        label="Short title",
        help_text="Such as “Infant deaths 2024, ONS table 3”.",
        max_length=200,
        error_messages={"required": "Enter a short title."},
    )
    source = forms.CharField(
        label="Where it was published",
        help_text="The publication, table and page, or its address.",
        max_length=300,
        error_messages={"required": "Enter where it was published."},
    )
    published_on = DayField(label="Day of publication", latest=timezone.localdate)
    population = forms.ChoiceField(
        label="Who is counted",
        choices=[("", "Choose who is counted"), *((n, n[:1].upper() + n[1:]) for n in _COUNTED)],
        error_messages={"required": "Choose who is counted."},
    )
    basis = forms.ChoiceField(
        label="Counted by",
        choices=[("", "Choose a day"), *((each.code, said) for each, said in BASES.items())],
        error_messages={"required": "Choose by which day deaths are counted."},
    )
    period_from = DayField(label="First day counted")
    period_to = DayField(label="Last day counted")
    lower = forms.IntegerField(
        label="The count is at least",
        min_value=0,
        widget=forms.NumberInput(attrs=_SHORT),
        help_text="Of an exact count, the count itself. Of “fewer than 5”: 0.",
        error_messages={"required": "Enter the least the count can be.", "invalid": "Enter a whole number."},
    )
    upper = forms.IntegerField(
        label="The count is at most",
        min_value=0,
        widget=forms.NumberInput(attrs=_SHORT),
        help_text="Of an exact count, the count itself. Of “fewer than 5”: 4.",
        error_messages={"required": "Enter the most the count can be.", "invalid": "Enter a whole number."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _narrowing():
            dimension = breakdowns.FIXED[name]()
            self.fields[f"{_ONLY}{name}"] = forms.ChoiceField(
                label=f"Only: {dimension.title[:1].lower()}{dimension.title[1:]}",
                choices=[("", "All"), *dimension.labels.items()],
                required=False,
            )

    def figure(self) -> OutsideFigure:
        """What was entered; only of a valid form."""
        held = self.cleaned_data
        own = {name: held[name] for name in OutsideFigure.__dataclass_fields__ if name in held}
        codes = {n.removeprefix(_ONLY): value for n, value in held.items() if n.startswith(_ONLY) and value}
        return OutsideFigure(**{**own, "basis": Basis(held["basis"]), "codes": codes})


def initial_of(figure: ExternalFigure) -> dict[str, Any]:
    """The boxes filled with a figure that is to be corrected."""
    held = {name: getattr(figure, name) for name in OutsideFigure.__dataclass_fields__ if name != "codes"}
    return {**held, **{f"{_ONLY}{name}": code for name, code in figure.codes.items()}}
