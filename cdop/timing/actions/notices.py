"""What was sent to the national database, and when. The sending itself is done there, by hand."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.dataset.codelists import NoticeKind
from cdop.timing import rules
from cdop.timing.models import NationalNotice


@transaction.atomic
def record_notice(
    *,
    case: Case,
    what: NoticeKind,
    sent_on: date,
    by: AnyActor,
    sent_time: time | None = None,
    national_id: str = "",
) -> NationalNotice:
    """That it was sent. A second sending is a second row: the first is what a time limit asks for."""
    check(by, Permission.CASE_EDIT)
    today = timezone.localdate()
    rules.check_has_happened(sent_on, died_on=case.died_on, today=today, words=f"{what.label} sent")
    row = NationalNotice.objects.create(
        panel_id=by.panel_id,
        case=case,
        what=what.code,
        sent_on=sent_on,
        sent_time=sent_time,
        national_id=national_id.strip(),
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
    record("notice.recorded", by=by, of="case", ref=case.reference, what=what.code)
    return row


@transaction.atomic
def withdraw_notice(*, notice: NationalNotice, by: AnyActor) -> None:
    """It was not sent, or not then: the row stays and counts no more."""
    check(by, Permission.CASE_EDIT)
    rows = NationalNotice.objects.select_for_update(of=("self",)).select_related("case")
    held = rows.get(panel_id=by.panel_id, pk=notice.pk)
    if held.withdrawn_at:
        raise Refused("This record was withdrawn already.")
    held.withdrawn_at, held.withdrawn_by = timezone.now(), by.audit_id
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("notice.withdrawn", by=by, of="case", ref=held.case.reference, what=held.what)
