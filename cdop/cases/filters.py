"""The filters beside the worklist. They narrow what they are given, and fetch nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import django_filters
from django.db.models import Q

from cdop.cases.models import Case
from cdop.cases.models.case import CaseQuerySet
from cdop.cases.states import NOT_COUNTED, STAGES, State
from cdop.dataset.codelists.bands import AgeBand

OPEN, ALL = "open", "all"
_STAGES = {label.lower().replace(" ", "_"): (label, states) for label, states in STAGES}
_STATES_OF = {slug: tuple(s.code for s in states) for slug, (_, states) in _STAGES.items()} | {
    state.code: (state.code,) for state in State
}


def _stage_options() -> list[Any]:
    """Open, all; each stage, and under it the states it gathers; the two ends apart."""
    options: list[Any] = [(OPEN, "Open cases"), (ALL, "All cases")]
    for slug, (label, states) in _STAGES.items():
        if len(states) == 1:
            options.append((states[0].code, states[0].label))
        else:
            options.append((label, [(slug, f"{label}: all"), *((s.code, s.label) for s in states)]))
    return [*options, ("Not reviewed here", [(s.code, s.label) for s in NOT_COUNTED])]


class WorklistFilters(django_filters.FilterSet):
    """Each filter stands in the address; without one, open cases are shown."""

    text = django_filters.CharFilter(
        method="with_text",
        label="Reference",
        help_text="Part of a reference, never a name.",
        max_length=40,
    )
    stage = django_filters.ChoiceFilter(
        method="in_stage", label="Stage", empty_label=None, choices=_stage_options
    )
    due = django_filters.ChoiceFilter(
        method="when_due",
        label="Next step due",
        empty_label="Any day",
        choices=[("overdue", "Overdue"), ("soon", "Within 7 days")],
    )
    area = django_filters.ChoiceFilter(label="Area", empty_label="Any area")
    age_band = django_filters.ChoiceFilter(
        label="Age at death", empty_label="Any age", choices=AgeBand.options
    )
    year = django_filters.ChoiceFilter(
        field_name="died_on", lookup_expr="year", label="Year of death", empty_label="Any year"
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(
        self,
        data: Mapping[str, Any],
        cases: CaseQuerySet,
        *,
        areas: Sequence[tuple[str, str]],
        years: Sequence[int],
        on: date,
    ) -> None:
        """`areas` are (code, name), `years` of death those that occur, `on` the day by which due is judged."""
        shown = {"stage": OPEN} | {name: data[name] for name in data if data[name]}
        super().__init__(shown, cases)
        self.on = on
        self.filters["area"].extra["choices"] = list(areas)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in reversed(years)]

    def with_text(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return cases.filter(Q(reference__icontains=value) | Q(source_reference__icontains=value))

    def in_stage(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        if value == OPEN:
            return cases.open()
        return cases if value == ALL else cases.filter(state__in=_STATES_OF[value])

    def when_due(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return cases.overdue(on=self.on) if value == "overdue" else cases.due_soon(on=self.on)
