"""The receiving panel answers an offer. A job carries the answer out, for it reaches into both panels."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.jobs.actions import enqueue
from cdop.transfers import kinds, rules
from cdop.transfers.actions.holding import locked, save
from cdop.transfers.models import Transfer
from cdop.transfers.sealing import put_words


@transaction.atomic
def accept(*, transfer: Transfer, by: AnyActor) -> Transfer:
    """Take the case on. Asked twice, it is the same piece of work: one case comes of it."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    return _answer(transfer, kinds.ACCEPT, "", by)


@transaction.atomic
def reject(*, transfer: Transfer, reason: str, by: AnyActor) -> Transfer:
    """Send the case back: it stays with the panel that offered it, which reads the reason."""
    check(by, Permission.CASE_EDIT)
    rules.check_has_reason(reason, what="the case is sent back")
    return _answer(transfer, kinds.REJECT, reason, by)


def _answer(transfer: Transfer, kind: str, reason: str, by: AnyActor) -> Transfer:
    row = locked(transfer.pk, by)
    rules.check_waits(row.status)
    put_words(row, "decision_note", reason, open_vault(row.panel_id))
    row.job = enqueue(kind=kind, args={"transfer": row.id}, key=str(row.id), by=by).id
    save(row, by)
    record("transfer.answered", by=by, of="transfer", ref=str(row.number), answer=kind.split(".")[1])
    return row
