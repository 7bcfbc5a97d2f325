"""Days in the life of a case that start or meet a time limit, and stand on no form."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.dataset.codelists import DayKind
from cdop.timing import rules
from cdop.timing.models import CaseDay


@transaction.atomic
def record_day(*, case: Case, kind: DayKind, on: date, by: AnyActor) -> CaseDay:
    """That it happened `on` a day. A day recorded before is replaced, and stays in the history."""
    check(by, Permission.CASE_EDIT)
    rules.check_by_hand(kind)
    rules.check_has_happened(on, died_on=case.died_on, today=timezone.localdate(), words=kind.label)
    row = _add(case, kind, on, by)
    record("day.recorded", by=by, of="case", ref=case.reference, kind=kind.code)
    return row


@transaction.atomic
def take_back_day(*, case: Case, kind: DayKind, by: AnyActor) -> None:
    """The day was recorded by mistake: none stands."""
    check(by, Permission.CASE_EDIT)
    rules.check_by_hand(kind)
    if _standing(case, kind) is None:
        raise Refused(f"“{kind.label}”: no day is recorded, so there is none to take back.")
    _add(case, kind, None, by)
    record("day.taken_back", by=by, of="case", ref=case.reference, kind=kind.code)


@transaction.atomic
def note_meeting(*, case: Case, by: AnyActor, on: date, without: DayKind | None = None) -> None:
    """The review meeting was settled on that day: held, or (`without`) no meeting, or no known day of one.

    Called by what settles it in the review, so that time limits do not take a step of the case for a meeting.
    """
    check(by, Permission.REVIEW_EDIT)
    stale = [kind for kind in rules.WITH_THE_REVIEW if kind is not without and _standing(case, kind)]
    for kind in stale:
        _add(case, kind, None, by)
    if without:
        _add(case, without, on, by)
    if stale or without:
        said = without.code if without else "held"
        record("meeting.noted", by=by, of="case", ref=case.reference, said=said)


def _standing(case: Case, kind: DayKind) -> date | None:
    newest = CaseDay.objects.filter(panel_id=case.panel_id, case=case, kind=kind.code).order_by("-id").first()
    return newest.happened_on if newest else None


def _add(case: Case, kind: DayKind, on: date | None, by: AnyActor) -> CaseDay:
    return CaseDay.objects.create(
        panel_id=by.panel_id,
        case=case,
        kind=kind.code,
        happened_on=on,
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
