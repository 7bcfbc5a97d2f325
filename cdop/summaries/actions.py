"""Asking for an anonymised summary."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.figures.cohort import Cohort
from cdop.figures.publishing import publication
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job

KINDS = ("panel",)
PRODUCE = "summary.produce"


@transaction.atomic
def produce(*, kind: str, start: date, end: date, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have the summary `kind` of the period made by the worker."""
    check(by, Permission.SUMMARY_MAKE)
    Cohort(by.panel_id or 0, publication(kind).basis, start, end)
    args = {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    return enqueue(kind=PRODUCE, args=args, key=key, by=by, is_woken=is_woken)
