"""Who holds a job: taken by one, renewed while it lives, given back with an outcome.

Every change is guarded by the lease's token, so a worker that lost its lease changes nothing.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.queries import system_actor
from cdop.audit.actions import record
from cdop.jobs.models import Job, JobQuerySet, State

LEASE = timedelta(seconds=20)
MOST_ATTEMPTS = 5
_DEAD = f"This was tried {MOST_ATTEMPTS} times and did not finish. Try it again or tell your administrator."


class Cancelled(Exception):
    """Somebody cancelled the job."""


class LeaseLost(Exception):
    """Another worker has taken the job."""


@dataclass(frozen=True)
class Lease:
    job_id: UUID
    panel_id: int
    token: UUID


def claim(job_id: UUID, panel_id: int, *, at_once: bool = False) -> tuple[Job, Lease] | None:
    """Take a job that is due or abandoned; None when there is nothing to take, or another is taking it.

    `at_once` passes over the waiting time after a failure. A job taken too often is given up instead.
    """
    with transaction.atomic(durable=True):
        job = _free(job_id, panel_id, at_once)
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            end(job, State.DEAD, last_error=job.last_error or _DEAD)
            return None
        lease = Lease(job_id, panel_id, uuid.uuid4())
        _change(
            job,
            state=State.RUNNING,
            lease_token=lease.token,
            lease_until=Now() + LEASE,
            heartbeat_at=Now(),
            attempts=job.attempts + 1,
            started_at=Now(),
            step="",
            steps_done=0,
        )
        return job, lease


def renew(lease: Lease, **progress: Any) -> bool:
    """Extend the lease, with any progress; False when it is no longer held."""
    fresh = {"lease_until": Now() + LEASE, "heartbeat_at": Now(), **progress}
    with transaction.atomic(durable=True):
        return bool(_held(lease).update(**fresh))


def hold(lease: Lease) -> Job:
    """The job's row, locked: until COMMIT nobody else can take it, however long that is.

    Raises Cancelled or LeaseLost when the lease is no longer held.
    """
    job = _held(lease).select_for_update().first()
    if job is None:
        raise lost(lease)
    return job


def lost(lease: Lease) -> Cancelled | LeaseLost:
    """Why the lease is no longer held."""
    cancelled = Job.objects.filter(panel_id=lease.panel_id, pk=lease.job_id, state=State.CANCELLED)
    with transaction.atomic():
        return Cancelled() if cancelled.exists() else LeaseLost()


def end(job: Job, state: State, **outcome: Any) -> None:
    """End a job whose row is locked, and record how it ended."""
    _change(job, state=state, lease_token=None, lease_until=None, finished_at=Now(), **outcome)
    by = system_actor("jobs", job.panel)
    record(f"job.{state}", by=by, of="job", ref=str(job.id), kind=job.kind, attempts=job.attempts)


def put_back(job: Job, *, wait: timedelta, last_error: str) -> None:
    """Give a job whose row is locked back to the queue, to be tried again after `wait`."""
    _change(
        job,
        state=State.QUEUED,
        lease_token=None,
        lease_until=None,
        published_at=None,
        run_after=Now() + wait,
        last_error=last_error,
    )


def _held(lease: Lease) -> JobQuerySet:
    return Job.objects.filter(
        panel_id=lease.panel_id, pk=lease.job_id, state=State.RUNNING, lease_token=lease.token
    )


def _free(job_id: UUID, panel_id: int, at_once: bool) -> Job | None:
    rows = Job.objects.filter(panel_id=panel_id, pk=job_id)
    waiting = rows.filter(state=State.QUEUED) if at_once else rows.due()
    return (waiting | rows.abandoned()).select_for_update(skip_locked=True).first()


def _change(job: Job, **values: Any) -> None:
    Job.objects.filter(panel_id=job.panel_id, pk=job.pk).update(**values)
    job.refresh_from_db()
