"""Reading the papers of a case, within the person's own panel."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.attachments import sealing
from cdop.attachments.models import Attachment, AttachmentContent
from cdop.audit.actions import record
from cdop.cases.models import Case


@dataclass(frozen=True)
class Paper:
    """A paper and its title; no title for those who may not see who the child was."""

    attachment: Attachment
    title: str


@transaction.atomic(savepoint=False)
def papers_of(case: Case, *, by: AnyActor) -> list[Paper]:
    """Every paper of the case, newest first. Titles may name people: that they were read is recorded."""
    check(by, Permission.CASE_VIEW)
    rows = list(Attachment.objects.filter(panel_id=by.panel_id, case=case))
    may_read = by.may(Permission.IDENTITY_VIEW)
    if may_read and rows:
        record("attachment.listed", by=by, of="case", ref=case.reference, files=len(rows))
    vault = open_vault(case.panel_id) if rows else None
    return [
        Paper(
            row,
            sealing.open_title(vault, row) if vault and (may_read or not row.is_identifiable) else "",
        )
        for row in rows
    ]


def find_paper(number: UUID, *, by: AnyActor) -> Attachment:
    """The paper, or 404 as if it did not exist when it is another panel's."""
    check(by, Permission.CASE_VIEW)
    found = Attachment.objects.filter(panel_id=by.panel_id, pk=number).select_related("case").first()
    if found is None:
        raise Http404("There is no such file on your panel.")
    return found


def to_scan(number: UUID, *, by: AnyActor) -> bytes:
    """The bytes of a paper for the scanner, which reads them within the house."""
    paper = Attachment.objects.get(panel_id=by.panel_id, pk=number)
    content = AttachmentContent.objects.get(panel_id=by.panel_id, attachment=paper)
    return sealing.open_content(open_vault(paper.panel_id), paper, bytes(content.sealed))
