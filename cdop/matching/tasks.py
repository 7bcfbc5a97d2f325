"""The worker's and the clock's doors to looking for possible duplicates."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction

from cdop.access.permissions import Permission
from cdop.access.queries import all_panels, system_actor
from cdop.core.isolation.scope import scoped
from cdop.jobs.registry import Finish, Run, job_kind
from cdop.matching.actions import ask, ask_tonight, keep_found
from cdop.matching.actions.asking import FIND
from cdop.matching.queries import search

_STEPS = ("Comparing the records",)


@job_kind(FIND, title="Looking for possible duplicates", permission=Permission.CASE_EDIT, steps=_STEPS)
def look(run: Run) -> Finish:
    run.step(_STEPS[0])
    found = search(by=run.by)
    return lambda: str(keep_found(found=found, by=run.by).new)


@shared_task(name="cdop.matching.tasks.look_where_changed", ignore_result=True)
def look_where_changed() -> None:
    """Every minute: a notification or an import is looked at soon after, by whichever door it came."""
    for panel in all_panels():
        with scoped(panels=(panel.id,)), transaction.atomic():
            ask(by=system_actor("matching", panel))


@shared_task(name="cdop.matching.tasks.look_everywhere", ignore_result=True)
def look_everywhere() -> None:
    """Every night."""
    for panel in all_panels():
        with scoped(panels=(panel.id,)), transaction.atomic():
            ask_tonight(by=system_actor("matching", panel))
