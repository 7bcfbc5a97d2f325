"""What a panel's own job writes into another panel: the offer, its withdrawal, the learning. One scope at a time.

Each runs in the transaction that ends the job, so that it happens once and in both panels or in neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.dataset.codelists.transfers import TransferDirection, TransferReason, TransferStatus
from cdop.transfers.actions.holding import inside, locked, locked_other, own_panel, save, throw_away_parcel
from cdop.transfers.models import Parcel, Transfer
from cdop.transfers.queries import counts_here as counts_death
from cdop.transfers.sealing import put_child, put_words, take_words

_TOLD = ("number", "reason", "agreed_by", "agreed_on", "forms", "asks_learning")
_FACTS = ("age_value", "age_unit", "area", "died_on")


@transaction.atomic
def deliver(*, transfer: UUID, child: Mapping[str, Any], by: AnyActor) -> str:
    """Put the offer before the other panel: facts to decide by, and who the child is, sealed for it.

    Nothing else of the case leaves before it is accepted. Withdrawn meanwhile, or delivered already: nothing is done.
    """
    check(by, Permission.CASE_EDIT)
    own = locked(transfer, by)
    if not own.is_waiting or own.other_panel is None or own.records_sent_on:
        return str(own.number)
    note, sender = take_words(own, "note", open_vault(own.panel_id)), own_panel(by)
    is_ours = own.reason == TransferReason.RESIDENCE and _sender_counts(own)
    with inside(own.other_panel) as there:
        if locked_other(own.number, TransferDirection.IN, there) is None:
            row = _arrived(own, sender, there, counts_here=is_ours)
            vault = open_vault(there.panel_id)
            put_words(row, "note", note, vault)
            save(row, there)
            parcel = Parcel(panel_id=there.panel_id, transfer=row)
            put_child(parcel, child, vault)
            parcel.save()
            record("transfer.arrived", by=there, of="transfer", ref=str(row.number), origin=sender.code)
    own.records_sent_on = timezone.localdate()
    save(own, by)
    record("transfer.delivered", by=by, of="case", ref=own.case.reference if own.case else "")
    return str(own.number)


@transaction.atomic
def take_back(*, transfer: UUID, by: AnyActor) -> str:
    """Tell the other panel that the offer was withdrawn; who the child is, it no longer holds."""
    check(by, Permission.CASE_EDIT)
    own = locked(transfer, by)
    if own.other_panel is None:
        return str(own.number)
    why = take_words(own, "decision_note", open_vault(own.panel_id))
    with inside(own.other_panel) as there:
        row = locked_other(own.number, TransferDirection.IN, there)
        if row is not None and row.is_waiting:
            row.status, row.decided_at = TransferStatus.WITHDRAWN.code, own.decided_at
            row.decided_by, row.decided_by_name = there.audit_id, by.panel_name  # the panel, not the person
            put_words(row, "decision_note", why, open_vault(there.panel_id))
            save(row, there)
            throw_away_parcel(row)
            record("transfer.withdrawn", by=there, of="transfer", ref=str(row.number))
    record("transfer.withdrawal_told", by=by, of="case", ref=own.case.reference if own.case else "")
    return str(own.number)


@transaction.atomic
def deliver_learning(*, transfer: UUID, by: AnyActor) -> str:
    """Bring the approved words, and the day of the review, to the stub of the panel that sent the case."""
    check(by, Permission.REVIEW_SIGN_OFF)
    own = Transfer.objects.select_related("other_panel", "case").get(panel_id=by.panel_id, pk=transfer)
    if own.other_panel is None:
        raise Refused("That panel is outside this system. Send it the learning by another way.")
    text = take_words(own, "learning", open_vault(own.panel_id))
    with inside(own.other_panel) as there:
        row = locked_other(own.number, TransferDirection.OUT, there)
        if row is not None:
            put_words(row, "learning", text, open_vault(there.panel_id))
            row.reviewed_on, row.learning_received_on = own.reviewed_on, timezone.localdate()
            save(row, there)
            ref = row.case.reference if row.case else ""
            record("transfer.learning_received", by=there, of="case", ref=ref)
    record("transfer.learning_delivered", by=by, of="case", ref=own.case.reference if own.case else "")
    return str(own.number)


def _arrived(own: Transfer, sender: Panel, there: AnyActor, *, counts_here: bool) -> Transfer:
    row = Transfer(panel_id=there.panel_id, direction=TransferDirection.IN.code, counts_here=counts_here)
    for name in (*_TOLD, *_FACTS):
        setattr(row, name, getattr(own, name))
    row.other_panel, row.other_name = sender, sender.name
    row.offered_by, row.offered_by_name = there.audit_id, sender.name
    return row


def _sender_counts(own: Transfer) -> bool:
    """Whether the sender counted the death until now: only what it counts can it hand over."""
    return own.case is not None and counts_death(own.case)
