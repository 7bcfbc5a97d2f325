"""Every write to a paper of a case."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.attachments import sealing
from cdop.attachments.checking import check_file
from cdop.attachments.kinds import PaperKind, ScanState
from cdop.attachments.models import Attachment, AttachmentContent
from cdop.attachments.rules import check_can_hand_out, check_can_withdraw
from cdop.attachments.scanning import Verdict, is_set_up
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.jobs.actions import enqueue

SCAN = "attachment.scan"
_TITLE = 200


@transaction.atomic
def attach(
    *,
    case: Case,
    name: str,
    raw: bytes,
    kind: str,
    title: str = "",
    is_identifiable: bool = True,
    by: AnyActor,
) -> Attachment:
    """Keep a file with the case. The same bytes again give the paper that is there.

    Raises Refused when the file is not one that may be kept.
    """
    check(by, Permission.CASE_EDIT)
    file_type = check_file(name, raw)
    vault = open_vault(case.panel_id)
    mark = sealing.mark(vault, raw)
    held = Attachment.objects.filter(panel_id=case.panel_id, case=case, mark=mark).first()
    if held is not None:
        return _again(held, by)
    paper = Attachment(
        panel_id=case.panel_id,
        case=case,
        kind=PaperKind(kind).code,
        suffix=file_type.suffix,
        size=len(raw),
        mark=mark,
        is_identifiable=is_identifiable,
        scan=(ScanState.PENDING if is_set_up() else ScanState.NOT_SCANNED).code,
        added_by=by.audit_id,
        added_by_name=by.name,
    )
    paper.sealed_title = sealing.seal_title(vault, paper, (title.strip() or name)[:_TITLE])
    paper.save(force_insert=True)
    AttachmentContent.objects.create(
        panel_id=case.panel_id, attachment=paper, sealed=sealing.seal_content(vault, paper, raw)
    )
    record("attachment.added", by=by, of="case", ref=case.reference, kind=paper.kind, size=paper.size)
    if is_set_up():
        enqueue(kind=SCAN, args={"attachment": str(paper.id)}, key=str(paper.id), by=by)
    return paper


def _again(paper: Attachment, by: AnyActor) -> Attachment:
    """The same bytes brought once more: a withdrawn paper comes back, any other stays as it is."""
    if paper.withdrawn_at is not None:
        paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_reason = None, "", ""
        paper.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        record("attachment.brought_back", by=by, of="case", ref=paper.case.reference, kind=paper.kind)
    return paper


@transaction.atomic
def withdraw(*, paper: Attachment, reason: str, by: AnyActor) -> Attachment:
    """Take a paper off the case. It is kept, and handed out no more."""
    check(by, Permission.CASE_EDIT)
    held = Attachment.objects.select_for_update().get(panel_id=by.panel_id, pk=paper.pk)
    check_can_withdraw(held, reason)
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_reason = timezone.now(), by.audit_id, reason
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("attachment.withdrawn", by=by, of="case", ref=held.case.reference, kind=held.kind)
    return held


@transaction.atomic
def hand_out(*, paper: Attachment, by: AnyActor) -> bytes:
    """The bytes of a paper, recorded. Raises Refused when it may not leave or is not as it was kept."""
    check(by, Permission.IDENTITY_VIEW if paper.is_identifiable else Permission.CASE_VIEW)
    check_can_hand_out(paper)
    content = AttachmentContent.objects.get(panel_id=by.panel_id, attachment=paper)
    raw = sealing.open_content(open_vault(paper.panel_id), paper, bytes(content.sealed))
    record("attachment.handed_out", by=by, of="case", ref=paper.case.reference, kind=paper.kind)
    return raw


@transaction.atomic
def note_scan(*, number: UUID, verdict: Verdict, by: AnyActor) -> Attachment:
    """What the scanner said of a paper."""
    held = Attachment.objects.select_for_update().get(panel_id=by.panel_id, pk=number)
    held.scan = (ScanState.CLEAN if verdict is Verdict.CLEAN else ScanState.INFECTED).code
    held.scanned_at, held.scanned_by = timezone.now(), by.audit_id
    held.save(update_fields=["scan", "scanned_at", "scanned_by"])
    record("attachment.scanned", by=by, of="case", ref=held.case.reference, verdict=verdict.value)
    return held
