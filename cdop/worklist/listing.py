"""The list of cases as it is shown and as it is taken away: the same filters, the same order, the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cdop.access.actors import Actor
from cdop.agencies.queries import cases_with_requests
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.core.pages import Sort, sort_from
from cdop.reference import queries as reference
from cdop.timing.queries import NextDue, due_dates
from cdop.worklist.filters import TodayFilters
from cdop.worklist.waiting import Waiting, waiting


@dataclass(frozen=True)
class Listing:
    """What the address asks for: `cases` in order, and all that is needed to put them in words."""

    waiting: Waiting
    dues: Mapping[int, NextDue]
    names: Mapping[str, str]
    filters: TodayFilters
    sort: Sort
    cases: QuerySet[Case]


def listing(data: Mapping[str, Any], *, by: Actor, on: date) -> Listing:
    """Reads what every page of the list needs; the cases themselves are not fetched yet. Six queries."""
    counted = waiting(by, on=on)
    dues = due_dates(cases.cases_of(by).open(), by=by)
    names = reference.area_names(counted.areas)
    filters = TodayFilters(
        data,
        cases_with_requests(cases.worklist(by), on=on),
        areas=_area_choices(counted.areas, names),
        years=counted.years,
        dues=dues,
        on=on,
    )
    sort = sort_from(data.get("sort"), cases.SORTS, default="due")
    return Listing(counted, dues, names, filters, sort, cases.ordered(filters.qs, sort))


def _area_choices(codes: Sequence[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Areas by name, for the filter."""
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])
