"""Carries a job out: rights asked anew, the handler run, effect and outcome in one transaction."""

from __future__ import annotations

import logging
import secrets
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import Error, transaction

from cdop.access.actors import AnyActor, check
from cdop.access.models import User
from cdop.access.queries import actor_for, memberships_of, system_actor
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import NotAllowed, Refused
from cdop.jobs import registry, rules
from cdop.jobs.actions import leases
from cdop.jobs.actions.heartbeat import Heartbeat
from cdop.jobs.actions.leases import Cancelled, Lease, LeaseLost
from cdop.jobs.arguments import Stored
from cdop.jobs.models import Job, State
from cdop.jobs.registry import Finish, Kind

WAITS = (timedelta(seconds=10), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
"""How long a job waits after its first, second … unexpected failure."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attempt:
    """One attempt at a job, as its handler sees it (`registry.Run`)."""

    job_id: UUID
    panel_id: int
    args: Mapping[str, Stored]
    by: AnyActor
    lease: Lease
    steps: tuple[str, ...]

    def step(self, name: str) -> None:
        """Commit that step `name` begins, and extend the lease.

        Raises Cancelled or LeaseLost when the work must stop, ValueError for a step that was not declared.
        """
        if not leases.renew(self.lease, step=name, steps_done=self.steps.index(name)):
            raise leases.lost(self.lease)


def run_job(job_id: UUID, panel_id: int) -> None:
    """Do the job if it can be had. Delivered twenty times, it is done once. Lets no error of the work out."""
    with scoped(panels=(panel_id,)):
        taken = leases.claim(job_id, panel_id)
        if taken is None:
            _log.info("job %s was not to be had", job_id)
            return
        _attempt(*taken, can_wait=True)


def run_now(job: Job) -> str:
    """Do the job here and now, for a command, or wait for whoever has it. Returns its result's reference.

    Raises Refused with the job's own sentence when it could not be done; it is not tried again by itself.
    """
    with scoped(panels=(job.panel_id,)):
        while True:
            taken = leases.claim(job.id, job.panel_id, at_once=True)
            if taken is not None:
                _attempt(*taken, can_wait=False)
            with transaction.atomic():
                job.refresh_from_db()
            if job.state == State.DONE:
                return job.result_ref
            if rules.is_over(job):
                raise Refused(job.last_error or "This work was cancelled.")
            time.sleep(0.5)


def _attempt(job: Job, lease: Lease, *, can_wait: bool) -> None:
    try:
        _work(job, lease)
    except (Cancelled, LeaseLost) as stopped:
        _log.info("job %s stopped: %s", job.id, type(stopped).__name__)
    except Refused as refused:
        _fail(lease, refused.sentence)
    except Exception as problem:
        _stumble(job, lease, problem, can_wait=can_wait)


def _work(job: Job, lease: Lease) -> None:
    kind = registry.find(job.kind)
    by = _asker(job, kind)
    with scoped(panels=(job.panel_id,), user_id=by.user_id), Heartbeat(lease):
        run = Attempt(job.id, job.panel_id, job.args, by, lease, kind.steps)
        finish = kind.handler(run)
        _finish(job, kind, lease, finish)
    _log.info("job %s done", job.id)


def _finish(job: Job, kind: Kind, lease: Lease, finish: Finish) -> None:
    """The effect, the state and the record in one transaction, or nothing. Rights are asked a last time."""
    with transaction.atomic(durable=True):
        held = leases.hold(lease)
        _asker(job, kind)
        reference = finish()
        leases.end(held, State.DONE, result_ref=reference, steps_done=len(kind.steps), last_error="")


def _asker(job: Job, kind: Kind) -> AnyActor:
    """Whoever asked, with the rights they have now. Raises Refused when they may no longer ask."""
    if job.actor_user_id is None:
        return system_actor(job.actor_part, job.panel)
    user = User.objects.filter(pk=job.actor_user_id, is_active=True).first()
    here = [m for m in memberships_of(user) if m.panel_id == job.panel_id] if user else []
    actor = actor_for(user, here, job.panel_id) if user else None
    if actor is None:
        raise Refused("The person who asked for this is no longer a member of the panel.")
    try:
        check(actor, kind.permission)
    except NotAllowed:
        raise Refused(f"The person who asked for this may no longer {kind.permission.value}.") from None
    return actor


def _fail(lease: Lease, sentence: str) -> None:
    _settle(lease, lambda job: leases.end(job, State.FAILED, last_error=sentence))


def _stumble(job: Job, lease: Lease, problem: Exception, *, can_wait: bool) -> None:
    """An error nobody foresaw: the person gets a reference, the log the place, neither what it says."""
    reference = secrets.token_hex(4)
    what = f"{type(problem).__name__} at {_place(problem)} (reference {reference})"
    _log.error("job %s attempt %d: %s", job.id, job.attempts, what)
    sentence = f"Something went wrong on our side (reference {reference})."
    if not can_wait:
        _fail(lease, sentence)
    elif job.attempts <= len(WAITS):
        wait = WAITS[job.attempts - 1]
        _settle(lease, lambda held: leases.put_back(held, wait=wait, last_error=sentence))
    else:
        _settle(lease, lambda held: leases.end(held, State.DEAD, last_error=sentence))


def _settle(lease: Lease, outcome: Callable[[Job], None]) -> None:
    """Write the outcome if the lease is still held. With the database out of reach, the lease runs out."""
    try:
        with transaction.atomic(durable=True):
            outcome(leases.hold(lease))
    except (Cancelled, LeaseLost, Error) as problem:
        _log.warning("job %s: its outcome was not kept (%s)", lease.job_id, type(problem).__name__)


def _place(problem: Exception) -> str:
    """File and line where it broke; what an error says may repeat what a person wrote."""
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
