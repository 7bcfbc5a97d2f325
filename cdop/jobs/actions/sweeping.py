"""Finds the jobs that a dead worker or a silent broker left behind, and wakes a worker for them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.queries import all_panels
from cdop.core.isolation.scope import scoped
from cdop.jobs.models import Job, State
from cdop.jobs.wake import wake

_BATCH = 100  # jobs of one panel in one sweep; the next sweep takes the next


def sweep() -> int:
    """Go through the panels, each in a scope of its own. Returns the number of jobs sent again."""
    sent = 0
    for panel in all_panels():
        left = _left_behind(panel.id)
        sent += send(left, panel.id)
    return sent


def send(job_ids: Sequence[UUID], panel_id: int) -> int:
    """Wake a worker for these jobs and note it on their rows. Returns how many the broker took."""
    taken = wake(job_ids, panel_id)
    if taken:
        with scoped(panels=(panel_id,)), transaction.atomic():
            Job.objects.filter(panel_id=panel_id, pk__in=taken).update(published_at=Now())
    return len(taken)


def _left_behind(panel_id: int) -> list[UUID]:
    """Put abandoned jobs back in the queue, then list those nobody was woken for.

    A row that is locked is being taken or finished at this moment, so it is passed over.
    """
    with scoped(panels=(panel_id,)), transaction.atomic():
        jobs = Job.objects.filter(panel_id=panel_id)
        abandoned = jobs.abandoned().select_for_update(skip_locked=True).values_list("pk", flat=True)
        jobs.filter(pk__in=list(abandoned[:_BATCH])).update(
            state=State.QUEUED, lease_token=None, lease_until=None, published_at=None
        )
        return list(jobs.unanswered().order_by("run_after").values_list("pk", flat=True)[:_BATCH])
