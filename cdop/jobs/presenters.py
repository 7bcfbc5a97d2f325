"""How far a job is, in words."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.jobs import registry, rules
from cdop.jobs.models import Job, State


@dataclass(frozen=True)
class Progress:
    """What a page shows of a job: a title, a sentence, whole per cent, and what can still be done."""

    title: str
    words: str
    percent: int
    is_over: bool
    can_cancel: bool
    can_retry: bool


def progress(job: Job) -> Progress:
    return Progress(
        title=registry.find(job.kind).title,
        words=words(job),
        percent=_percent(job),
        is_over=rules.is_over(job),
        can_cancel=rules.can_cancel(job),
        can_retry=rules.can_retry(job),
    )


def words(job: Job) -> str:
    """ "Step 2 of 4: counting", "Waiting to start", or the sentence that says why it ended."""
    if job.state == State.RUNNING:
        return _running(job)
    if job.state == State.QUEUED:
        return _waiting(job)
    if job.state in (State.FAILED, State.DEAD):
        return job.last_error
    return State(job.state).label


def _waiting(job: Job) -> str:
    if job.last_error:
        return f"{job.last_error} It will be tried again."
    return "Interrupted, waiting to start again" if job.attempts else "Waiting to start"


def _running(job: Job) -> str:
    if not job.step:
        return "Starting"
    name = job.step[:1].lower() + job.step[1:]
    return f"Step {job.steps_done + 1} of {job.steps_total}: {name}"


def _percent(job: Job) -> int:
    if job.state == State.DONE:
        return 100
    return 100 * job.steps_done // job.steps_total if job.steps_total else 0
