"""Two cases in their order, and the row of a pair. Parts of acts that record their own events."""

from __future__ import annotations

from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.cases.models import Case
from cdop.matching.models import Candidate, Decision


def in_order(one: Case, other: Case) -> tuple[Case, Case]:
    return (one, other) if one.pk < other.pk else (other, one)


def locked_pair(one: Case, other: Case, by: AnyActor) -> tuple[Case, Case]:
    """Both as they stand now, locked in one order everywhere, so that two people cannot wait for each other."""
    rows = Case.objects.select_for_update().filter(panel_id=by.panel_id, pk__in=[one.pk, other.pk])
    held = {case.pk: case for case in rows.order_by("pk")}
    return held[one.pk], held[other.pk]


def pair_of(one: Case, other: Case, by: AnyActor) -> Candidate | None:
    first, second = in_order(one, other)
    rows = Candidate.objects.select_for_update()
    return rows.filter(panel_id=by.panel_id, case_a=first, case_b=second).first()


def settle_pair(one: Case, other: Case, decision: Decision, by: AnyActor) -> None:
    """What was decided about two records by linking, merging or taking that back, on the row of the pair."""
    held = pair_of(one, other, by)
    if held is None:
        first, second = in_order(one, other)
        held = Candidate(
            panel_id=by.panel_id, case_a=first, case_b=second, score=0, mark=b"", found_by=by.audit_id
        )
    held.decided, held.reason = decision.code, ""
    is_open = decision is Decision.OPEN
    held.decided_at = None if is_open else timezone.now()
    held.decided_by, held.decided_by_name = ("", "") if is_open else (by.audit_id, by.name)
    held.save()
