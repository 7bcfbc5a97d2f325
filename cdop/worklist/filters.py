"""The filters of the list of cases: those of a case itself, and what it waits for. They fetch nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import django_filters
from django.db.models import Q, QuerySet

from cdop.cases.filters import WorklistFilters
from cdop.cases.models import Case
from cdop.cases.models.case import CaseQuerySet
from cdop.timing.queries import NextDue

LATE, SOON = "late", "soon"


class TodayFilters(WorklistFilters):
    """`dues`: what each open case has due by the time limits. Every value is a code, safe in an address."""

    limit = django_filters.ChoiceFilter(
        method="by_limit",
        label="Time limits",
        empty_label="Any",
        choices=[(LATE, "Past a time limit"), (SOON, "A limit within 7 days")],
    )
    waiting = django_filters.ChoiceFilter(
        method="by_waiting",
        label="Agencies",
        empty_label="Any",
        choices=[("open", "Answers awaited"), ("overdue", "Answers overdue"), ("none", "Nothing awaited")],
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        cases: QuerySet[Case],
        *,
        areas: Sequence[tuple[str, str]],
        years: Sequence[int],
        dues: Mapping[int, NextDue],
        on: date,
    ) -> None:
        super().__init__(data, cast(CaseQuerySet, cases), areas=areas, years=years, on=on)
        self.dues = dues

    def by_limit(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return cases.filter(pk__in=past(self.dues) if value == LATE else near(self.dues, self.on))

    def by_waiting(self, cases: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        if value == "none":
            return cases.filter(Q(requests_open=0))
        return cases.filter(Q(**{f"requests_{value}__gt": 0}))


def past(dues: Mapping[int, NextDue]) -> list[int]:
    """The cases past a time limit."""
    return [pk for pk, due in dues.items() if due.is_late]


def near(dues: Mapping[int, NextDue], on: date) -> list[int]:
    """The cases with a limit on the day `on` or in the week after it."""
    return [pk for pk, due in dues.items() if not due.is_late and 0 <= (due.on - on).days < 7]
