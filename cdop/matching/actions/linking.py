"""Cases of children who belong together: linked both ways, and never merged for it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.matching import rules
from cdop.matching.actions.holding import in_order, locked_pair, settle_pair
from cdop.matching.models import Decision, Link, LinkKind


@transaction.atomic
def link(*, one: Case, other: Case, kind: str, by: AnyActor) -> Link:
    """Say that two cases belong together. The same link a second time is the first one."""
    check(by, Permission.CASE_EDIT)
    rules.check_are_two(one, other)
    first, second = in_order(*locked_pair(one, other, by))
    rules.check_stand_alone(first, second)
    held = Link.objects.standing().filter(panel_id=by.panel_id, case_a=first, case_b=second, kind=kind)
    before = held.first()
    if before:
        return before
    made = Link.objects.create(
        panel_id=by.panel_id,
        case_a=first,
        case_b=second,
        kind=LinkKind(kind).code,
        made_by=by.audit_id,
        made_by_name=by.name,
    )
    settle_pair(first, second, Decision.LINKED, by)
    for case in (first, second):
        record(
            "case.linked",
            by=by,
            of="case",
            ref=case.reference,
            kind=kind,
            other=made.other_than(case).reference,
        )
    return made


@transaction.atomic
def unlink(*, link: Link, by: AnyActor) -> Link:
    """Take a link back. It is kept, and the pair is to be decided again when no other link holds it."""
    check(by, Permission.CASE_EDIT)
    locked_pair(link.case_a, link.case_b, by)
    held = Link.objects.select_for_update().get(panel_id=by.panel_id, pk=link.pk)
    if held.withdrawn_at is not None:
        return held
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_by_name = timezone.now(), by.audit_id, by.name
    held.save()
    others = Link.objects.standing().filter(
        panel_id=by.panel_id, case_a_id=held.case_a_id, case_b_id=held.case_b_id
    )
    if not others.exists():
        settle_pair(link.case_a, link.case_b, Decision.OPEN, by)
    for case in (link.case_a, link.case_b):
        record("case.unlinked", by=by, of="case", ref=case.reference, kind=held.kind)
    return held
