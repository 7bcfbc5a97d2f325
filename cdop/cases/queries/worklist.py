"""The cases of a panel as a list, in the order asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import F, QuerySet

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.cases.models.case import CaseQuerySet
from cdop.cases.queries.cases import cases_of
from cdop.core.pages import Sort

SORTS: Mapping[str, Sequence[str]] = {
    "reference": ("reference",),
    "age": ("age_place",),
    "days": ("-died_on",),
    "stage": ("stage_place", "state_since"),
    "due": ("due_on",),
}
"""Key in the address to the columns behind it. Days since death grow as the day of death goes back."""


def worklist(by: AnyActor) -> CaseQuerySet:
    """Every case of the panel, with the day its next step is due."""
    return cases_of(by).with_due().with_places()


def ordered(cases: QuerySet[Case], sort: Sort) -> QuerySet[Case]:
    """In the order asked for; what is not known comes last whichever way."""
    keys = []
    for name in sort.ordering:
        column = F(name.removeprefix("-"))
        is_down = name.startswith("-")
        keys.append(column.desc(nulls_last=True) if is_down else column.asc(nulls_last=True))
    return cases.order_by(*keys)
