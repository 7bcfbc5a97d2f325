"""How timely the panel's work was, for the panel's own eyes: exact numbers, and the cases that were late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.timing.measures import Timeliness, measure, returned_in_time
from cdop.timing.queries.times import times_of_all


def timeliness(
    by: AnyActor,
    start: date,
    end: date,
    *,
    forms: Iterable[tuple[str, date, date | None]] | None = None,
    now: datetime | None = None,
) -> Timeliness:
    """Of the deaths from `start` to `end`, both included: every measure, numerator, denominator and late cases.

    `forms` are the requests made for these cases, passed in by who knows them (`measures.returned_in_time`).
    """
    check(by, Permission.CASE_VIEW)
    check(by, Permission.FIGURES_EXACT)
    if by.panel_id is None:
        return Timeliness(0)
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    times = times_of_all(Case.objects.filter(died_on__range=(start, end)), by.panel_id)
    found = measure(times.values(), moment, today)
    return found if forms is None else replace(found, shares=(*found.shares, returned_in_time(forms, today)))
