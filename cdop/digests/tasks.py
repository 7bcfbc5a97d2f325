"""The clock's and the worker's doors to digests. Each panel's is made in its own scope, once for its day."""

from __future__ import annotations

from datetime import date, timedelta

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from cdop.access.permissions import Permission
from cdop.access.queries import all_panels, system_actor
from cdop.core.isolation.scope import scoped
from cdop.digests import actions, queries
from cdop.jobs.actions import enqueue
from cdop.jobs.registry import Finish, Run, job_kind

QUALITY, THEMES = "digests.quality", "digests.themes"
_LOOKING, _TELLING = "Looking through the records", "Telling the chairs"


@shared_task(name="cdop.digests.tasks.ask_everywhere", ignore_result=True)
def ask_everywhere() -> None:
    """Asked every hour, each is one job a week or a month: a clock that slept on Monday asks on Tuesday."""
    today = timezone.localdate()
    days = {QUALITY: monday(today), THEMES: today.replace(day=1)}
    for panel in all_panels():
        with scoped(panels=(panel.id,)), transaction.atomic():
            by = system_actor("digests", panel)
            for kind, on in days.items():
                enqueue(kind=kind, args={"on": on}, key=on.isoformat(), by=by)


def monday(on: date) -> date:
    """The Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


@job_kind(QUALITY, title="List of what is missing", permission=Permission.CASE_EDIT, steps=(_LOOKING,))
def look_for_gaps(run: Run) -> Finish:
    run.step(_LOOKING)
    on, lines = date.fromisoformat(str(run.args["on"])), queries.quality(by=run.by)
    return lambda: f"digest-{actions.keep_quality(on=on, lines=lines, by=run.by).pk}"


@job_kind(THEMES, title="Themes of the year to date", permission=Permission.FIGURES_VIEW, steps=(_TELLING,))
def tell_of_themes(run: Run) -> Finish:
    run.step(_TELLING)
    on = date.fromisoformat(str(run.args["on"]))
    return lambda: f"digest-{actions.keep_themes(on=on, by=run.by).pk}"
