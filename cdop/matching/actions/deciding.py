"""What a person decides about a pair: different children, children who belong together, or look at these two."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.matching import rules
from cdop.matching.actions.holding import in_order, pair_of
from cdop.matching.models import Candidate, Decision


@transaction.atomic
def decide_different(*, candidate: Candidate, reason: str, by: AnyActor) -> Candidate:
    """The two are different children. The pair is not raised again unless the records change."""
    check(by, Permission.CASE_EDIT)
    rules.check_reason(reason, what="they are different children")
    held = Candidate.objects.select_for_update().get(panel_id=by.panel_id, pk=candidate.pk)
    rules.check_is_open(held)
    held.decided, held.reason = Decision.DIFFERENT.code, reason.strip()
    held.decided_at, held.decided_by, held.decided_by_name = timezone.now(), by.audit_id, by.name
    held.save()
    record("matching.decided", by=by, of="pair", ref=str(held.pk), decided=held.decided)
    return held


@transaction.atomic
def put_together(*, one: Case, other: Case, by: AnyActor) -> Candidate:
    """Two records to be looked at side by side, though nothing found them alike. The same pair is the same row."""
    check(by, Permission.CASE_EDIT)
    rules.check_are_two(one, other)
    held = pair_of(one, other, by)
    if held:
        return held
    first, second = in_order(one, other)
    made = Candidate.objects.create(
        panel_id=by.panel_id, case_a=first, case_b=second, score=0, mark=b"", found_by=by.audit_id
    )
    record("matching.put_together", by=by, of="pair", ref=str(made.pk))
    return made
