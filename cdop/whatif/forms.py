"""What is asked, kept in the address; and one published ratio. No saving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from cdop.dataset.codelists.evidence import Exposure, RatioMeasure, StudiedDeath
from cdop.whatif.asking import ALL_ENGLAND, OWN, REGION, Question, Typed
from cdop.whatif.evidence import Figures, PublishedRisk
from cdop.whatif.reckoning import SEED

GOALS = [(REGION, "The region’s share"), (ALL_ENGLAND, "England’s share"), (OWN, "A share of your own")]
_MOST = 10_000_000


def _whole(label: str, hint: str = "", least: int = 0) -> forms.IntegerField:
    wrong = f"{label} must be a whole number from {least:,} to {_MOST:,}"
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=least,
        max_value=_MOST,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        widget=forms.NumberInput(attrs={"data-width": "5"}),
    )


def _share(label: str, hint: str = "") -> forms.FloatField:
    wrong = f"{label} must be a number from 0 to 100"
    return forms.FloatField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=100,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        widget=forms.NumberInput(attrs={"data-width": "5", "step": "any"}),
    )


class AskForm(forms.Form):
    """Area, deaths, factors and goal; and for each factor numbers to take instead of those published."""

    area = forms.ChoiceField(label="Area")
    outcome = forms.ChoiceField(label="Deaths", choices=StudiedDeath.options)
    goal = forms.ChoiceField(label="What if the share were", choices=GOALS)
    aim = _share("Share of your own, in per cent", "Only with “A share of your own”.")
    factor = forms.MultipleChoiceField(label="Factors", required=False, widget=forms.CheckboxSelectMultiple)
    deaths = _whole("Number of deaths", "Leave empty to use the published number.")
    years = _whole("In how many years", least=1)
    seed = forms.IntegerField(required=False, min_value=0, max_value=_MOST, widget=forms.HiddenInput)

    def __init__(
        self, areas: Sequence[tuple[str, str]], risks: Sequence[PublishedRisk], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.risks = risks
        for name, options in (("area", list(areas)), ("factor", [(r.name, _told(r)) for r in risks])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options
        for risk in risks:
            self.fields[f"exposed_{risk.name}"] = _whole(f"{risk.label}: how many")
            self.fields[f"of_{risk.name}"] = _whole(f"{risk.label}: of how many", least=1)
            self.fields[f"aim_{risk.name}"] = _share(f"{risk.label}: share to aim at, in per cent")

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields of typed numbers, by factor."""
        names = ("exposed", "of", "aim")
        return [(_told(r), [self[f"{name}_{r.name}"] for name in names]) for r in self.risks]

    @property
    def has_typed(self) -> bool:
        """Whether any number was typed, so that the page shows where."""
        kept = ("area", "outcome", "goal", "aim", "factor", "seed")
        return any(str(self.data.get(name, "")).strip() for name in self.fields if name not in kept)

    def clean(self) -> dict[str, Any]:
        held = super().clean() or {}
        if (held.get("deaths") is None) != (held.get("years") is None) and not self.errors:
            self.add_error("deaths", "Type both the number of deaths and the years, or neither")
        for risk in self.risks:
            exposed, of = held.get(f"exposed_{risk.name}"), held.get(f"of_{risk.name}")
            if (exposed is None) != (of is None) and f"of_{risk.name}" not in self.errors:
                self.add_error(f"exposed_{risk.name}", f"{risk.label}: type both how many and of how many")
            elif exposed is not None and of is not None and exposed > of:
                self.add_error(f"exposed_{risk.name}", f"{risk.label}: {exposed:,} is more than {of:,}")
        return held

    @property
    def question(self) -> Question:
        held = self.cleaned_data
        return Question(
            area=held["area"],
            outcome=StudiedDeath(held["outcome"]),
            goal=held["goal"],
            factors=tuple(held["factor"]),
            typed={
                r.name: Typed(*(held[f"{name}_{r.name}"] for name in ("exposed", "of", "aim")))
                for r in self.risks
            },
            aim=held["aim"],
            deaths=held["deaths"],
            years=held["years"],
            seed=SEED if held["seed"] is None else held["seed"],
        )


def _told(risk: PublishedRisk) -> str:
    """A factor with its ratio, so that two estimates of one exposure are told apart."""
    held = risk.figures
    return f"{risk.label} (ratio {held.value:g}, {held.lower:g} to {held.upper:g})"


class RiskForm(forms.Form):
    """One published ratio as its source prints it."""

    exposure = forms.ChoiceField(label="Exposure", choices=Exposure.current_options)
    outcome = forms.ChoiceField(label="Deaths", choices=StudiedDeath.current_options)
    measure = forms.ChoiceField(label="Measure", choices=RatioMeasure.current_options)
    value = forms.FloatField(
        label="Ratio", widget=forms.NumberInput(attrs={"data-width": "5", "step": "any"})
    )
    lower = forms.FloatField(
        label="Lower 95 % limit", widget=forms.NumberInput(attrs={"data-width": "5", "step": "any"})
    )
    upper = forms.FloatField(
        label="Upper 95 % limit", widget=forms.NumberInput(attrs={"data-width": "5", "step": "any"})
    )
    population = forms.CharField(label="Who was studied, where and when", max_length=200)
    source = forms.CharField(label="Where it is published", max_length=200)
    published = forms.CharField(
        label="Year of publication",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"data-width": "5"}),
    )
    is_usable = forms.BooleanField(
        label="Reckon with it",
        help_text="Leave it off for a contested estimate, or one that is no ratio of exposed to not exposed.",
        required=False,
    )
    note = forms.CharField(
        label="Note", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def figures(self) -> Figures:
        held = self.cleaned_data
        return Figures(
            **{
                **held,
                "exposure": Exposure(held["exposure"]),
                "outcome": StudiedDeath(held["outcome"]),
                "measure": RatioMeasure(held["measure"]),
            }
        )
