"""A case is offered to another panel, or went to or came from one outside this installation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.actions import take_step
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.codelists.transfers import TransferDirection, TransferReason, TransferStatus
from cdop.jobs.actions import enqueue
from cdop.transfers import kinds, rules
from cdop.transfers.actions.holding import locked, locked_case, save
from cdop.transfers.models import Transfer
from cdop.transfers.packing import CHOSEN
from cdop.transfers.queries import counts_here
from cdop.transfers.sealing import put_words


@dataclass(frozen=True)
class Agreement:
    """Why another panel reviews a death, who agreed it and when; `note` says more, in words that are sealed."""

    reason: str
    agreed_by: str
    agreed_on: date
    note: str = ""


@transaction.atomic
def offer(
    *,
    case: Case,
    to: Panel,
    agreement: Agreement,
    by: AnyActor,
    forms: Sequence[str] = (),
    asks_learning: bool = False,
) -> Transfer:
    """Offer the case to another panel of this installation. It stays here until that panel accepts.

    `forms` go along beside the notification. Raises Refused when the case is offered already or too far on.
    """
    held = _held(case, by)
    rules.check_is_another(to.id, held.panel_id)
    if not to.is_active:
        raise Refused(f"{to.name} is not in use. Choose another panel.")
    rules.check_can_offer(held.state, _waiting(held))
    row = _row(held, TransferDirection.OUT, agreement, by)
    row.other_panel, row.other_name = to, to.name
    row.forms, row.asks_learning = _known(forms), asks_learning
    row.age_value, row.age_unit = held.age_value, held.age_unit
    row.area, row.died_on = held.area, held.died_on
    row.counts_here = counts_here(held) and agreement.reason != TransferReason.RESIDENCE
    save(row, by)
    row.job = enqueue(kind=kinds.OFFER, args={"transfer": row.id}, key=str(row.id), by=by).id
    row.save(update_fields=["job"])
    record("transfer.offered", by=by, of="case", ref=held.reference, to=to.code, reason=row.reason)
    return row


@transaction.atomic
def withdraw(*, transfer: Transfer, reason: str, by: AnyActor) -> Transfer:
    """Take back an offer that is not answered. The other panel is told; what it held of the child is thrown away."""
    check(by, Permission.CASE_EDIT)
    rules.check_has_reason(reason, what="the offer is withdrawn")
    locked_case(transfer.case_id, by)
    row = locked(transfer.pk, by)
    rules.check_waits(row.status)
    _decide(row, TransferStatus.WITHDRAWN, by)
    put_words(row, "decision_note", reason, open_vault(row.panel_id))
    row.job = enqueue(kind=kinds.WITHDRAW, args={"transfer": row.id}, key=str(row.id), by=by).id
    save(row, by)
    record("transfer.withdrawn", by=by, of="case", ref=row.case.reference if row.case else "")
    return row


@transaction.atomic
def send_outside(
    *,
    case: Case,
    to_name: str,
    agreement: Agreement,
    by: AnyActor,
    forms: Sequence[str] = (),
    asks_learning: bool = False,
    records_sent_on: date | None = None,
) -> Transfer:
    """Record that a panel outside this installation reviews the death. The case is transferred out."""
    held = _held(case, by)
    rules.check_named(to_name, own=by.panel_name)
    rules.check_can_offer(held.state, _waiting(held))
    today = timezone.localdate()
    if records_sent_on:
        rules.check_day_has_been(records_sent_on, what="The day the records were sent", today=today)
    row = _row(held, TransferDirection.OUT, agreement, by)
    row.other_name, row.forms = to_name.strip(), _known(forms)
    row.asks_learning, row.records_sent_on = asks_learning, records_sent_on
    row.counts_here = counts_here(held) and agreement.reason != TransferReason.RESIDENCE
    _decide(row, TransferStatus.SENT, by)
    save(row, by)
    take_step(case=case, to=State.TRANSFERRED_OUT, by=by, reason=f"Transferred to {row.other_name}")
    record("transfer.sent_outside", by=by, of="case", ref=held.reference, reason=row.reason)
    return row


@transaction.atomic
def record_received(
    *, case: Case, from_name: str, agreement: Agreement, by: AnyActor, their_reference: str = ""
) -> Transfer:
    """Record that a panel outside this installation sent this case. Counted here only if the child lived here."""
    check(by, Permission.CASE_EDIT)
    held = locked_case(case.pk, by)
    rules.check_named(from_name, own=by.panel_name)
    has_origin = Transfer.objects.filter(panel_id=by.panel_id, case=held).incoming().exists()
    rules.check_can_receive(held.state, has_origin=has_origin)
    row = _row(held, TransferDirection.IN, agreement, by)
    row.other_name, row.other_reference = from_name.strip(), their_reference.strip()
    row.counts_here = agreement.reason == TransferReason.RESIDENCE
    _decide(row, TransferStatus.RECEIVED, by)
    save(row, by)
    record("transfer.received_outside", by=by, of="case", ref=held.reference, reason=row.reason)
    return row


def _held(case: Case, by: AnyActor) -> Case:
    """The case, locked, for somebody who may send on who the child was."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    return locked_case(case.pk, by)


def _waiting(case: Case) -> Transfer | None:
    return Transfer.objects.filter(panel_id=case.panel_id, case=case).offered_to()


def _row(case: Case, direction: TransferDirection, agreement: Agreement, by: AnyActor) -> Transfer:
    rules.check_agreement(
        agreed_by=agreement.agreed_by,
        agreed_on=agreement.agreed_on,
        reason=agreement.reason,
        note=agreement.note,
        today=timezone.localdate(),
    )
    row = Transfer(panel_id=case.panel_id, case=case, direction=direction.code, reason=agreement.reason)
    row.agreed_by, row.agreed_on = agreement.agreed_by.strip(), agreement.agreed_on
    row.offered_by, row.offered_by_name = by.audit_id, by.name
    put_words(row, "note", agreement.note, open_vault(case.panel_id))
    return row


def _decide(row: Transfer, status: TransferStatus, by: AnyActor) -> None:
    row.status, row.decided_at = status.code, timezone.now()
    row.decided_by, row.decided_by_name = by.audit_id, by.name


def _known(forms: Sequence[str]) -> list[str]:
    known = [form.slug for form in CHOSEN]
    unknown = set(forms) - set(known)
    if unknown:
        raise Refused("Choose from the list what is sent on with the case.")
    return [slug for slug in known if slug in forms]
