"""Asking for a national return."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.figures.cohort import cohort_for_year
from cdop.figures.publishing import publication
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job

KINDS = ("annual",)
PRODUCE = "return.produce"


@transaction.atomic
def produce(*, kind: str, year: str, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have the return `kind` of a review year (“2023-24”) made by the worker."""
    check(by, Permission.RETURN_MAKE)
    cohort_for_year(by.panel_id or 0, publication(kind).basis, year)
    return enqueue(kind=PRODUCE, args={"kind": kind, "year": year}, key=key, by=by, is_woken=is_woken)
