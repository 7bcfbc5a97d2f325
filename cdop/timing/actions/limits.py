"""A panel sets a time limit of its own, or goes back to the shipped one. Each is a row that never changes."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.dataset.codelists import DeadlineCode
from cdop.timing import rules
from cdop.timing.limits import Length, shipped
from cdop.timing.models import PanelRule


@transaction.atomic
def set_limit(*, code: DeadlineCode, length: Length, since: date, by: AnyActor, note: str = "") -> PanelRule:
    """From the day `since`, what begins is counted by this length. What began earlier keeps its own."""
    check(by, Permission.RULES_MANAGE)
    rules.check_length(code, length)
    rules.check_since(since, today=timezone.localdate())
    row = _row(code, length, since, by, note=note)
    record("limit.set", by=by, of="limit", ref=code.code, offset=length.offset, unit=length.unit.code)
    return row


@transaction.atomic
def reset_limit(*, code: DeadlineCode, since: date, by: AnyActor, note: str = "") -> PanelRule:
    """From the day `since`, what begins is counted by the shipped length again."""
    check(by, Permission.RULES_MANAGE)
    rules.check_since(since, today=timezone.localdate())
    row = _row(code, shipped(code), since, by, note=note, is_reset=True)
    record("limit.reset", by=by, of="limit", ref=code.code)
    return row


def _row(
    code: DeadlineCode, length: Length, since: date, by: AnyActor, *, note: str, is_reset: bool = False
) -> PanelRule:
    return PanelRule.objects.create(
        panel_id=by.panel_id,
        code=code.code,
        offset=length.offset,
        unit=length.unit.code,
        severity=length.severity.code,
        since=since,
        note=note.strip(),
        is_reset=is_reset,
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
