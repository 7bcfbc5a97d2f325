"""How far a job is, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import moment
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


def listed(caption: str, jobs: Iterable[tuple[str, Job]]) -> Table:
    """Pieces of work, each with the words of what it is about, how far it is and a link to it."""
    columns = [Column("What"), Column("How far"), Column("Asked for")]
    rows = [
        (
            Cell(about, url=reverse("jobs:job", args=[job.id])),
            words(job),
            Cell(moment(job.created_at), is_day=True),
        )
        for about, job in jobs
    ]
    return Table(caption, columns, rows)


def result(job: Job) -> tuple[str, str] | None:
    """Words and address of what came of finished work; None when there is nothing to open."""
    opens = registry.find(job.kind).opens
    if job.state != State.DONE or opens is None or not job.result_ref:
        return None
    words, page = opens
    try:
        return words, reverse(page, args=[job.result_ref])
    except NoReverseMatch:
        return None


def steps(job: Job) -> list[tuple[str, str]]:
    """Each named step of the work with its state in words."""
    names = registry.find(job.kind).steps
    return [(name, _step(job, place)) for place, name in enumerate(names)]


def words(job: Job) -> str:
    """ "Step 2 of 4: counting", "Waiting to start", or the sentence that says why it ended."""
    if job.state == State.RUNNING:
        return _running(job)
    if job.state == State.QUEUED:
        return _waiting(job)
    if job.state in (State.FAILED, State.DEAD):
        return job.last_error
    return State(job.state).label


def _step(job: Job, place: int) -> str:
    if job.state == State.DONE or place < job.steps_done:
        return "done"
    if job.state == State.RUNNING and job.step and place == job.steps_done:
        return "under way"
    return "not done" if rules.is_over(job) else "waiting"


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
