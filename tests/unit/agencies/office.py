"""What the tests of the office's side share: letters handed over, letters counted, the ladder climbed."""

from __future__ import annotations

from datetime import date, timedelta

import time_machine
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import tasks
from cdop.agencies.models import Request, RequestStep
from cdop.jobs import actions as jobs
from cdop.jobs.models import Job
from cdop.letters.models import Letter
from tests.makers.panels import scope_of


def letters(request: Request) -> list[str]:
    """The kinds of the letters about a request, in the order in which they were written."""
    found = Letter.objects.filter(panel_id=request.panel_id, about=f"request:{request.pk}")
    return list(found.order_by("written_at").values_list("kind", flat=True))


def happened(request: Request) -> list[str]:
    steps = RequestStep.objects.filter(panel_id=request.panel_id, request=request)
    return list(steps.values_list("what", flat=True))


def in_days(days: int) -> time_machine.travel:
    """The house so many days from now."""
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=True)


def morning(by: Actor, *, days: int = 0) -> None:
    """The clock's daily tick, so many days from now, and the panel's job that it asks for."""
    with in_days(days):
        tasks.remind_all()
        on: date = timezone.localdate()
        with scope_of(by):
            job = Job.objects.get(panel_id=by.panel_id, kind=tasks.REMIND, idempotency_key=on.isoformat())
            jobs.run_now(job)
