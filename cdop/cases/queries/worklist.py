"""The worklist: what needs the coordinator, and the cases in the order asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.cases.models.case import SOON, CaseQuerySet
from cdop.cases.queries.cases import cases_of
from cdop.cases.states import State
from cdop.core.pages import Sort

SORTS: Mapping[str, Sequence[str]] = {
    "reference": ("reference",),
    "age": ("age_place",),
    "days": ("-died_on",),
    "stage": ("stage_place", "state_since"),
    "due": ("due_on",),
}
"""Key in the address to the columns behind it. Days since death grow as the day of death goes back."""


@dataclass(frozen=True)
class Overview:
    """What needs doing on a day, and what the panel's cases can be narrowed to."""

    cases: int
    overdue: int
    due_soon: int
    awaiting_sign_off: int
    to_check: int
    areas: list[str]
    years: list[int]


def worklist(by: AnyActor) -> CaseQuerySet:
    """Every case of the panel, with the day its next step is due."""
    return cases_of(by).with_due().with_places()


def overview(by: AnyActor, *, on: date) -> Overview:
    """The numbers at the top of the worklist, in one query."""
    found = (
        worklist(by)
        .order_by()
        .aggregate(
            cases=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=on)),
            due_soon=Count("pk", filter=Q(due_on__gte=on, due_on__lt=on + SOON)),
            awaiting_sign_off=Count("pk", filter=Q(state=State.AWAITING_SIGN_OFF.code)),
            to_check=Count("pk", filter=Q(state=State.RECEIVED.code)),
            areas=ArrayAgg("area", distinct=True, filter=~Q(area=""), default=[]),
            years=ArrayAgg(
                ExtractYear("died_on"), distinct=True, filter=Q(died_on__isnull=False), default=[]
            ),
        )
    )
    return Overview(**found)


def ordered(cases: QuerySet[Case], sort: Sort) -> QuerySet[Case]:
    """In the order asked for; what is not known comes last whichever way."""
    keys = []
    for name in sort.ordering:
        column = F(name.removeprefix("-"))
        is_down = name.startswith("-")
        keys.append(column.desc(nulls_last=True) if is_down else column.asc(nulls_last=True))
    return cases.order_by(*keys)
