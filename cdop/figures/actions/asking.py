"""Asking the worker to let a release out."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.audit.actions import record
from cdop.figures import rules
from cdop.figures.actions.deciding import held_release
from cdop.figures.models import Release
from cdop.figures.states import Act
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job

APPROVE = "release.approve"


@transaction.atomic
def ask_to_approve(*, release: Release, key: str, by: AnyActor) -> Job:
    """Have the release checked against all earlier ones once more and, if it holds, filed in your name."""
    held = held_release(release, by)
    rules.check_can(Act.APPROVED, held, by)
    record("release.approval_asked", by=by, of="release", ref=str(held.id), kind=held.kind)
    return enqueue(kind=APPROVE, args={"release": str(held.id)}, key=key, by=by)
