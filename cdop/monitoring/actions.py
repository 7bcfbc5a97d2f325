"""Every write of monitoring: that a chart signals, and that somebody looked at it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.monitoring import queries
from cdop.monitoring.models import Signal

NEWS = timedelta(days=365)
"""A signal further back is no news; it stands on the chart all the same."""
SAME = timedelta(days=60)
"""A signal that moved by less, since a death was told of late, is the one already found."""


@transaction.atomic
def keep_signals(*, by: AnyActor, today: date | None = None) -> list[Signal]:
    """Run the charts of the panel and keep what signals anew. Asked again it finds nothing twice."""
    check(by, Permission.FIGURES_EXACT)
    seen = queries.look(by=by, today=today)
    known = list(Signal.objects.select_for_update().filter(panel_id=by.panel_id))
    kept: list[Signal] = []
    for chart in queries.watched(seen).signalling:
        for on in chart.signals:
            near = [s for s in (*known, *kept) if s.chart == chart.group.name and abs(s.on - on) < SAME]
            if near or on <= seen.today - NEWS:
                continue
            kept.append(_keep(chart.group.name, on, by))
    return kept


def _keep(chart: str, on: date, by: AnyActor) -> Signal:
    signal = Signal.objects.create(panel_id=by.panel_id, chart=chart, on=on, found_by=by.audit_id)
    record("signal.found", by=by, of="signal", ref=str(signal.pk), chart=chart)
    return signal


@transaction.atomic
def note_seen(*, signal: Signal, by: AnyActor) -> Signal:
    """That somebody looked at what the chart told of. The signal stays."""
    check(by, Permission.FIGURES_EXACT)
    held = Signal.objects.select_for_update().get(panel_id=by.panel_id, pk=signal.pk)
    if held.seen_at:
        raise Refused(f"{held.seen_by_name} has looked at this signal already.")
    held.seen_at, held.seen_by, held.seen_by_name = timezone.now(), by.audit_id, by.name
    held.save(update_fields=["seen_at", "seen_by", "seen_by_name"])
    record("signal.seen", by=by, of="signal", ref=str(held.pk), chart=held.chart)
    return held
