"""Having the worker look: asked for again while nothing has changed, it is the same piece of work."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.jobs import queries as jobs
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job
from cdop.matching.queries.changes import stamp

FIND = "matching.find"


@transaction.atomic
def ask(*, by: AnyActor) -> Job | None:
    """Have possible duplicates looked for, if any record has changed since it was last asked."""
    check(by, Permission.CASE_EDIT)
    return _ask(stamp(by=by), by)


@transaction.atomic
def ask_tonight(*, on: date | None = None, by: AnyActor) -> Job | None:
    """Once a night, whatever has changed."""
    check(by, Permission.CASE_EDIT)
    return _ask((on or timezone.localdate()).isoformat(), by)


def _ask(key: str, by: AnyActor) -> Job | None:
    """Work that could not be done is not begun again every minute: the jobs page says so, and offers it."""
    if not key or jobs.visible(by=by).filter(kind=FIND, idempotency_key=key).exists():
        return None
    return enqueue(kind=FIND, args={}, key=key, by=by)
