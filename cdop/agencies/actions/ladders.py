"""The panel's own days for reminders."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.models import ReminderRule, RuleKind
from cdop.audit.actions import record
from cdop.core.refusals import Refused

LONGEST = 365


@transaction.atomic
def set_ladder(*, reminders: Sequence[int], escalation: int | None, by: AnyActor) -> None:
    """Remind on these days after asking, and turn to the lead so many days after the day due.

    Without any day at all, nobody could tell the panel's own choice from having made none, so it is refused.
    """
    check(by, Permission.CASE_EDIT)
    days = sorted(set(reminders))
    if any(not 1 <= day <= LONGEST for day in (*days, *([escalation] if escalation is not None else []))):
        raise Refused(f"A reminder is sent after 1 to {LONGEST} days.")
    wanted = [(RuleKind.REMINDER, day) for day in days]
    if escalation is not None:
        wanted.append((RuleKind.ESCALATION, escalation))
    if not wanted:
        raise Refused("Give at least one day for a reminder, or the day on which to turn to the lead.")
    ReminderRule.objects.filter(panel_id=by.panel_id).delete()
    ReminderRule.objects.bulk_create(
        ReminderRule(panel_id=by.panel_id, kind=kind.code, days=day, saved_by=by.audit_id)
        for kind, day in wanted
    )
    record("ladder.set", by=by, of="ladder", reminders=days, escalation=escalation)
