"""The steps of preparing a release, each a small form; all answers are kept in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from cdop.core.forms.days import DayField
from cdop.core.refusals import Refused
from cdop.dataset.years import bounds
from cdop.figures.audiences import Audience
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.forms.period import BASES
from cdop.figures.kinds import asked
from cdop.figures.orders import ROUNDING, SUPPRESSION, THRESHOLDS
from cdop.figures.publications import Publication

OTHER = "other"
_HINTS = {
    "annual": "Reviews completed in a year, by what the panel concluded and for whom.",
    "panel": "What recurred, what was found together, and how it moved.",
    "tables": "Up to three tables: choose who is counted, and by what.",
}


class Step(forms.Form):
    """Answers of other steps go with it; `names` are its own in the address."""

    @property
    def names(self) -> set[str]:
        boxes = {f"{n}_{b}" for n, f in self.fields.items() if isinstance(f, DayField) for b in _BOXES}
        return {*self.fields, *boxes}


_BOXES = ("day", "month", "year")


class WhatForm(Step):
    kind = forms.ChoiceField(
        label="What is to be released?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is to be released."},
    )

    def __init__(self, kinds: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(kinds)
        field.widget.choice_hints = _HINTS


def _dimensions() -> list[tuple[str, str]]:
    names = dict.fromkeys(name for each in asked.OFFERED for name in asked.offered_dimensions(each))
    return [("", "Not broken down"), *((name, _told(name)) for name in names)]


def _told(name: str) -> str:
    """Two groupings may have one title: what tells them apart is said."""
    more = {"stage": " (under 1 year, older)", "imd_decile": " (tenths)", "imd_quintile": " (fifths)"}
    if name == "age_band":
        return f"{asked.title(name)} (bands)"
    return asked.title(name) + more.get(name, "")


class TablesForm(Step):
    """Three tables at most; the first is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, asked.MOST_TABLES + 1):
            none = [("", "Choose who is counted" if number == 1 else "No further table")]
            counted = forms.ChoiceField(
                label=f"Table {number}: who is counted",
                choices=[*none, *asked.SAID.items()],
                required=number == 1,
                error_messages={"required": "Choose who is counted in table 1."},
            )
            self.fields[f"t{number}"] = counted
            for letter, words in (("a", "broken down by"), ("b", "and by")):
                self.fields[f"t{number}{letter}"] = forms.ChoiceField(
                    label=f"Table {number}: {words}", choices=_dimensions(), required=False
                )
            self.fields[f"t{number}y"] = forms.BooleanField(
                label=f"Table {number}: year by year", required=False
            )

    @property
    def groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each table together."""
        numbers = range(1, asked.MOST_TABLES + 1)
        return [(n, [self[f"t{n}{letter}"] for letter in ("", "a", "b", "y")]) for n in numbers]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.tables: list[asked.TableAsked] = []
        for number in range(1, asked.MOST_TABLES + 1):
            population = data.get(f"t{number}")
            if not population:
                continue
            chosen = tuple(data[name] for name in (f"t{number}a", f"t{number}b") if data.get(name))
            try:
                table = asked.TableAsked(population, chosen, bool(data.get(f"t{number}y")))
                self.tables.append(asked.checked(table))
            except Refused as refused:
                self.add_error(f"t{number}a", refused.sentence)
        if len(set(self.tables)) < len(self.tables):
            self.add_error(None, "Two of the tables are the same. Leave one out.")
        return data


class AudienceForm(Step):
    audience = forms.ChoiceField(
        label="For whom is it made?",
        help_text="The protection is the same for all: what is passed on cannot be called back.",
        choices=Audience.current_options,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for whom it is made."},
    )


class PeriodForm(Step):
    """Of a year, or other days; tables of one's own also choose the basis."""

    basis = forms.ChoiceField(
        label="Count deaths by",
        choices=[(basis.code, basis.label[:1].upper() + basis.label[1:]) for basis in BASES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose by which day deaths are counted."},
    )
    period = forms.ChoiceField(
        label="Period",
        help_text="A year runs from 1 April to 31 March.",
        error_messages={"required": "Choose a period."},
    )
    start = DayField(
        label="First day",
        required=False,
        latest=timezone.localdate,
        help_text="Only for other days. For several years: 1 April.",
    )
    end = DayField(
        label="Last day", required=False, help_text="Only for other days. For several years: 31 March."
    )

    def __init__(
        self,
        years: Sequence[str],
        kind: Publication,
        tables: Sequence[asked.TableAsked] | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tables = tables
        if tables is None:
            del self.fields["basis"]
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose a period"), *((year, year) for year in years)]
        if kind.by_year_only:
            del self.fields["start"], self.fields["end"]
        else:
            field.choices.append((OTHER, "Other days, given below"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("period") == OTHER:
            for name, said in (("start", "first"), ("end", "last")):
                if name not in self.errors and data.get(name) is None:
                    self.add_error(name, f"Enter the {said} day, or choose a year.")
        if not self.errors:
            self._check_fits(data)
        return data

    def _check_fits(self, data: Mapping[str, Any]) -> None:
        basis = Basis(data["basis"]) if "basis" in data else Basis.REVIEW
        try:
            cohort = Cohort(0, basis, *self.span(data))
            if self.tables is not None:
                asked.check_together(self.tables, basis, cohort)
        except Refused as refused:
            self.add_error("period", refused.sentence)

    def span(self, data: Mapping[str, Any] | None = None) -> tuple[date, date]:
        """The first and the last day asked for; only of a valid form."""
        held = data or self.cleaned_data
        return (held["start"], held["end"]) if held["period"] == OTHER else bounds(held["period"])


class RuleForm(Step):
    """How small counts are protected."""

    method = forms.ChoiceField(
        label="How are small counts protected?",
        choices=[(ROUNDING, "All figures are rounded together"), (SUPPRESSION, "Small counts are hidden")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how small counts are protected."},
    )
    threshold = forms.TypedChoiceField(
        label="A count is small below",
        choices=[(str(n), str(n)) for n in THRESHOLDS],
        coerce=int,
        help_text="5 is usual for deaths, 3 for births, 8 or 10 for hospital data.",
        error_messages={"required": "Choose below which number a count is small."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].widget.choice_hints = {
            ROUNDING: "Every figure becomes a multiple of the threshold; nothing is hidden, and sums hold.",
            SUPPRESSION: "Others must then be hidden too, so that nothing can be worked out. The rest are exact.",
        }
