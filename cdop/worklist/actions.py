"""Every write of the worklist: filters a person keeps, and that a list was taken away."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from django.db import transaction

from cdop.access.actors import Actor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.worklist.models import SavedFilter

MOST = 20
KEPT = ("text", "stage", "due", "limit", "waiting", "area", "age_band", "year", "sort")
"""What of an address is kept: filters and order, no page and nothing else."""


@transaction.atomic
def save_filter(*, name: str, query: str, by: Actor) -> SavedFilter:
    """Keep the filters of an address under a name; the same name again replaces what it held."""
    check(by, Permission.CASE_VIEW)
    kept = _kept(query)
    if not kept:
        raise Refused("No filter is set. Choose one in the list, apply it, then save it under a name.")
    own = SavedFilter.objects.filter(panel_id=by.panel_id, user_id=by.user_id)
    if own.exclude(name=name).count() >= MOST:
        raise Refused(f"You keep {MOST} filters already. Remove one you no longer use.")
    saved, _ = SavedFilter.objects.update_or_create(
        panel_id=by.panel_id,
        user_id=by.user_id,
        name=name,
        defaults={"query": kept, "saved_by": by.audit_id},
    )
    record("worklist.filter_saved", by=by, of="filter", ref=str(saved.pk))
    return saved


@transaction.atomic
def drop_filter(*, kept: SavedFilter, by: Actor) -> None:
    """Remove a filter of one's own."""
    check(by, Permission.CASE_VIEW)
    SavedFilter.objects.filter(panel_id=by.panel_id, user_id=by.user_id, pk=kept.pk).delete()
    record("worklist.filter_dropped", by=by, of="filter", ref=str(kept.pk))


@transaction.atomic
def note_export(*, kind: str, cases: int, filters: list[str], by: Actor) -> None:
    """That the list was taken away: in which format, how many cases, narrowed by what."""
    check(by, Permission.CASE_VIEW)
    record("worklist.exported", by=by, of="panel", ref=by.panel_code, kind=kind, cases=cases, filters=filters)


def _kept(query: str) -> str:
    given = parse_qs(query, max_num_fields=50)
    kept = {name: given[name][-1][:60] for name in KEPT if given.get(name, [""])[-1]}
    return urlencode(kept)[:500]
