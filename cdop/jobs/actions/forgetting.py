"""What a job was told is forgotten long after it ended. The row stays: what was asked for, and what came of it."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.jobs.models import FORGOTTEN
from cdop.jobs.queries import remembered


@transaction.atomic
def forget_arguments(*, by: AnyActor) -> int:
    """Empty the arguments of work that ended long ago; gives of how many."""
    check(by, Permission.RETENTION_MANAGE)
    found = remembered(by.panel_id).update(args=FORGOTTEN)
    record("job.arguments_forgotten", by=by, of="jobs", count=found)
    return found
