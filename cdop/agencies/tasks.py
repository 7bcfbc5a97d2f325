"""The clock's and the worker's doors to reminders. Each panel's are climbed in its own scope, once a day."""

from __future__ import annotations

from datetime import date

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from cdop.access.permissions import Permission
from cdop.access.queries import all_panels, system_actor
from cdop.agencies import actions, queries
from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import enqueue
from cdop.jobs.registry import Finish, Run, job_kind

REMIND = "agencies.remind"
_STEP = "Writing reminders"


@shared_task(name="cdop.agencies.tasks.remind_all", ignore_result=True)
def remind_all() -> None:
    """Ask for today's reminders of every panel. Asked again the same day, it is the same job."""
    on = timezone.localdate()
    for panel in all_panels():
        with scoped(panels=(panel.id,)), transaction.atomic():
            enqueue(kind=REMIND, args={"on": on}, key=on.isoformat(), by=system_actor("reminders", panel))


@job_kind(REMIND, title="Reminders to agencies", permission=Permission.CASE_EDIT, steps=(_STEP,))
def climb_all(run: Run) -> Finish:
    """Request by request, each in a transaction of its own: what was climbed stays so, and an attempt begun
    again goes on from there."""
    run.step(_STEP)
    on = date.fromisoformat(str(run.args["on"]))
    with transaction.atomic():
        ladder = queries.ladder(run.by)
        found = queries.to_climb(run.by, ladder=ladder, on=on)
    climbed = sum(actions.climb(request=request, ladder=ladder, on=on, by=run.by) for request in found)
    return lambda: f"reminders-{climbed}"
