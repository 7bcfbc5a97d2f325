"""Holds of a case and of the panel, and whom to ask about one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.models import Hold
from cdop.timing.sealing import take_contact
from cdop.timing.times import Held


def holds_of(case: Case, *, by: AnyActor) -> list[Hold]:
    """Every hold of the case, in the order in which they began; ended ones too."""
    check(by, Permission.CASE_VIEW)
    return list(Hold.objects.filter(panel_id=by.panel_id, case=case))


def find_hold(case: Case, number: UUID, *, by: AnyActor) -> Hold:
    """One hold of the case, or 404."""
    check(by, Permission.CASE_VIEW)
    hold = Hold.objects.filter(panel_id=by.panel_id, case=case, pk=number).select_related("case").first()
    if hold is None:
        raise Http404("There is no such hold on this case.")
    return hold


# No savepoint: within a request there is a transaction already, which the record must share.
@transaction.atomic(savepoint=False)
def contact_of(hold: Hold, *, by: AnyActor) -> str:
    """Whom to ask about the hold, in clear, for those who keep it up to date. That it was read is recorded."""
    check(by, Permission.CASE_EDIT)
    if not hold.contact:
        return ""
    record("hold.contact_read", by=by, of="case", ref=hold.case.reference, reason=hold.reason)
    return take_contact(hold, open_vault(hold.panel_id))


def blocking(case: Case, what: Blocks, *, by: AnyActor, on: date | None = None) -> list[Held]:
    """The holds that keep a meeting of the case waiting on a day (today when not given)."""
    day = on or timezone.localdate()
    rows = _open_on(day, by).filter(case_id=case.pk, blocks=what.code)
    return [held(row) for row in rows]


def open_holds(by: AnyActor, *, on: date | None = None) -> QuerySet[Hold]:
    """Every hold of the panel that is open on a day, with its case; those whose expected end is past come first."""
    check(by, Permission.CASE_VIEW)
    rows = _open_on(on or timezone.localdate(), by).select_related("case")
    return rows.order_by("expected_end", "started_on", "pk")


def _open_on(on: date, by: AnyActor) -> QuerySet[Hold]:
    is_open = Q(ended_on=None) | Q(ended_on__gt=on)
    return Hold.objects.filter(is_open, panel_id=by.panel_id, started_on__lte=on)


def held(row: Hold) -> Held:
    """The row as time limits see it."""
    return Held(HoldReason(row.reason), Blocks(row.blocks), row.started_on, row.ended_on, row.expected_end)
