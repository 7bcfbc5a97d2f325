"""What may happen to a job in which state."""

from __future__ import annotations

from cdop.core.refusals import Refused
from cdop.jobs.models import FORGOTTEN, Job, State

OPEN = frozenset({State.QUEUED, State.RUNNING})
REPEATABLE = frozenset({State.FAILED, State.DEAD, State.CANCELLED})


def is_over(job: Job) -> bool:
    return job.state not in OPEN


def can_cancel(job: Job) -> bool:
    return job.state in OPEN


def check_can_cancel(job: Job) -> None:
    if not can_cancel(job):
        raise Refused("This work has already ended, so it cannot be cancelled.")


def can_retry(job: Job) -> bool:
    return job.state in REPEATABLE and job.args != FORGOTTEN


def check_can_retry(job: Job) -> None:
    if job.args == FORGOTTEN:
        raise Refused("This work ended so long ago that what it was about is forgotten. Ask for it anew.")
    if not can_retry(job):
        raise Refused("This work is waiting, under way or done, so there is nothing to try again.")
