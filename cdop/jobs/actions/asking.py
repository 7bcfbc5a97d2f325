"""What people do to a job: ask for it, cancel it, try it again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actors import Actor, AnyActor, check
from cdop.audit.actions import record
from cdop.jobs import arguments, registry, rules
from cdop.jobs.actions.sweeping import send
from cdop.jobs.arguments import Argument, Stored
from cdop.jobs.models import FORGOTTEN, Job, State


@transaction.atomic
def enqueue(*, kind: str, args: Mapping[str, Argument], key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Ask for work of `kind`, in the transaction of the business that needs it. Returns the job's row.

    `key` names the work within panel and kind: asked again while it waits, runs or is done, the same row
    comes back; after it failed, died or was cancelled it is queued anew for `by`. The wake-up goes out after
    COMMIT and a silent broker never fails the caller. `is_woken=False` is for `run_now`.

    Raises NotAllowed without the kind's permission; LookupError for an unknown kind; ValueError for
    arguments that are more than ids, days and codes, or for a key that stands for other arguments.
    """
    declared = registry.find(kind)
    check(by, declared.permission)
    stored = arguments.checked(args)
    asker = _asker(by)
    job, is_new = Job.objects.select_for_update().get_or_create(
        panel_id=by.panel_id,
        kind=kind,
        idempotency_key=arguments.checked_key(key),
        defaults={"args": stored, "steps_total": len(declared.steps), **asker},
    )
    if not is_new and job.state not in rules.REPEATABLE:
        return _same(job, stored)
    if not is_new:
        _queue_again(job, args=stored, **asker)
    record("job.queued", by=by, of="job", ref=str(job.id), kind=kind)
    if is_woken:
        _wake_after_commit(job)
    return job


@transaction.atomic
def cancel(*, job: Job, by: AnyActor) -> Job:
    """Stop a job. One under way stops at its next step; its effect is not made, because its lease is gone."""
    job = _locked(job, by)
    rules.check_can_cancel(job)
    job.state = State.CANCELLED
    job.lease_token = job.lease_until = None
    job.finished_at = Now()
    job.save(update_fields=["state", "lease_token", "lease_until", "finished_at"])
    record("job.cancelled", by=by, of="job", ref=str(job.id), kind=job.kind)
    return job


@transaction.atomic
def retry(*, job: Job, by: AnyActor) -> Job:
    """Queue a job again that failed, died or was cancelled; from now on with the rights of `by`."""
    job = _locked(job, by)
    rules.check_can_retry(job)
    _queue_again(job, **_asker(by))
    record("job.queued", by=by, of="job", ref=str(job.id), kind=job.kind)
    _wake_after_commit(job)
    return job


def _locked(job: Job, by: AnyActor) -> Job:
    check(by, registry.find(job.kind).permission)
    return Job.objects.select_for_update().get(panel_id=by.panel_id or 0, pk=job.pk)


def _asker(by: AnyActor) -> dict[str, object]:
    if isinstance(by, Actor):
        return {"actor_user_id": by.user_id, "actor_part": ""}
    return {"actor_user_id": None, "actor_part": by.part}


def _same(job: Job, stored: dict[str, Stored]) -> Job:
    if job.args not in (stored, FORGOTTEN):
        raise ValueError(f"The key {job.idempotency_key} of {job.kind} stands for other arguments.")
    return job


def _queue_again(job: Job, **changes: object) -> None:
    fresh = {
        "state": State.QUEUED,
        "run_after": Now(),
        "published_at": None,
        "attempts": 0,
        "step": "",
        "steps_done": 0,
        "last_error": "",
        "result_ref": "",
        "started_at": None,
        "finished_at": None,
    }
    Job.objects.filter(panel_id=job.panel_id, pk=job.pk).update(**fresh, **changes)
    job.refresh_from_db()


def _wake_after_commit(job: Job) -> None:
    job_id, panel_id = job.id, job.panel_id
    transaction.on_commit(lambda: send([job_id], panel_id), robust=True)
