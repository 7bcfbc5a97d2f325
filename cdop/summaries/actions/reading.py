"""Reading what another person wrote."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import Actor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.summaries import rules
from cdop.summaries.models import Reading, SummaryText


@transaction.atomic
def read(*, text: SummaryText, version: int, by: Actor) -> Reading:
    """Say that you have read this version, and that nothing in it tells who a child was."""
    check(by, Permission.RELEASE_APPROVE)
    held = SummaryText.objects.select_for_update().get(panel_id=by.panel_id, pk=text.pk)
    rules.check_is_version(held, version)
    readers = held.readings.filter(version=held.version).values_list("read_by", flat=True)
    rules.check_can_read(held, set(readers), by.audit_id)
    reading = Reading.objects.create(
        panel_id=by.panel_id,
        text=held,
        version=held.version,
        written_by=held.saved_by,
        read_by=by.audit_id,
        read_by_name=by.name,
    )
    record("summary.read", by=by, of="summary", ref=str(held.pk), version=held.version)
    return reading
