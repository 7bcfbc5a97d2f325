"""Kinds of work for the tests. Their effect is an audit event, which can be added and never taken back."""

from __future__ import annotations

import time

from django.db import transaction

from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.audit.models import Event
from cdop.jobs.models import Job
from cdop.jobs.registry import Finish, Run, job_kind

STEPS = ("Reading", "Counting")


@job_kind("test.count", title="Count", permission=Permission.RETURN_MAKE, steps=STEPS)
def count(run: Run) -> Finish:
    run.step("Reading")
    run.step("Counting")
    return lambda: effect(run)


@job_kind("test.slow", title="Count slowly", permission=Permission.RETURN_MAKE, steps=STEPS)
def slow(run: Run) -> Finish:
    with transaction.atomic():
        record("test.begun", by=run.by, of="job", ref=str(run.job_id))
    run.step("Counting")
    time.sleep(run.args["seconds"])
    return lambda: effect(run)


def effect(run: Run) -> str:
    record("test.effect", by=run.by, of="job", ref=str(run.job_id))
    return f"result-{run.job_id}"


def effects(job: Job, act: str = "test.effect") -> int:
    with transaction.atomic():
        return Event.objects.filter(act=act, object_ref=str(job.id)).count()
