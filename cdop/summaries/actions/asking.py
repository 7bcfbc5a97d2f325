"""Asking for an anonymised summary."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.figures.cohort import Cohort
from cdop.figures.publications import publication
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job
from cdop.summaries import rules
from cdop.summaries.headings import CASE, THEME
from cdop.summaries.models import SummaryText

WHOLE = ("panel", "annual_report")
"""Kinds that are made of figures alone, and so may be asked for by period."""
PARTS = ("annual_deaths", "annual_notified", "annual_open")
"""What the annual report takes in, each released by itself."""
OF_TEXTS = (THEME, CASE)
"""Kinds that begin with what a person wrote."""
KINDS = (*WHOLE, *PARTS, *OF_TEXTS)
PRODUCE = "summary.produce"


@transaction.atomic
def produce(*, kind: str, start: date, end: date, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have the summary `kind` of the period made by the worker."""
    check(by, Permission.SUMMARY_MAKE)
    asked = publication(kind)
    cohort = Cohort(by.panel_id or 0, asked.basis, start, end)
    if asked.by_year_only and not (cohort.is_whole_years and len(cohort.years) == 1):
        raise Refused(f"“{asked.title}” is made of one whole year, from 1 April to 31 March.")
    if kind in OF_TEXTS:
        raise Refused(f"A {asked.title.lower()} begins with its text. Write it under Summaries.")
    args = {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    return enqueue(kind=PRODUCE, args=args, key=key, by=by, is_woken=is_woken)


@transaction.atomic
def prepare_text(*, text: SummaryText, by: AnyActor) -> Job:
    """Have the summary of a text prepared for release. The same version is prepared once."""
    check(by, Permission.SUMMARY_MAKE)
    held = SummaryText.objects.get(panel_id=by.panel_id, pk=text.pk)
    rules.check_can_prepare(held, held.readings.filter(version=held.version).count())
    args = {
        "kind": held.kind,
        "start": held.period_from.isoformat(),
        "end": held.period_to.isoformat(),
        "text": str(held.pk),
    }
    return enqueue(kind=PRODUCE, args=args, key=f"text:{held.pk}:{held.version}", by=by)
