"""An answer carried out in both panels at once, by the receiving panel's job: the case changes hands, or stays."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.actions import add_form, add_row, receive, set_form_aside, take_step
from cdop.cases.models import Case, Choice
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.codelists.transfers import TransferDirection, TransferStatus
from cdop.transfers import rules
from cdop.transfers.actions.holding import (
    inside,
    locked,
    locked_case,
    locked_other,
    own_panel,
    save,
    throw_away_parcel,
)
from cdop.transfers.models import Transfer
from cdop.transfers.packing import Packed
from cdop.transfers.queries import packed_case
from cdop.transfers.sealing import put_words, take_words


@transaction.atomic
def settle_accepted(*, transfer: UUID, by: AnyActor) -> str:
    """Take the case over as it stands with the sender now, sealed anew; the sender's becomes a stub.

    Raises Refused when the offer no longer waits, or the sender has taken its case too far. Gives the reference.
    """
    check(by, Permission.IDENTITY_VIEW)
    asked = Transfer.objects.select_related("other_panel").get(panel_id=by.panel_id, pk=transfer)
    if asked.other_panel is None:
        raise Refused("That panel is outside this system. Record its case as a notification.")
    with inside(asked.other_panel) as there:
        theirs = _sender_row(asked, there)
        sent_from = locked_case(theirs.case_id, there)
        rules.check_sender_can_let_go(sent_from.state)
        packed = packed_case(sent_from, forms=theirs.forms, by=there)
    row = locked(transfer, by)
    rules.check_waits(row.status)
    case = _opened(packed, row, asked.other_panel.code, by)
    row.case, row.other_reference, row.form_versions = case, packed.reference, dict(packed.form_versions)
    _settle(row, TransferStatus.ACCEPTED, by)
    throw_away_parcel(row)
    record("transfer.accepted", by=by, of="case", ref=case.reference, origin=asked.other_panel.code)
    here = own_panel(by)
    with inside(asked.other_panel) as there:
        theirs.other_reference = case.reference
        _settle(theirs, TransferStatus.ACCEPTED, there, name=here.name)
        take_step(case=sent_from, to=State.TRANSFERRED_OUT, by=there, reason=f"Accepted by {here.name}")
        record("transfer.accepted", by=there, of="case", ref=sent_from.reference, to=here.code)
    return case.reference


@transaction.atomic
def settle_rejected(*, transfer: UUID, by: AnyActor) -> str:
    """Tell the sender that its case comes back, and why; it stands there as before."""
    check(by, Permission.CASE_EDIT)
    asked = Transfer.objects.select_related("other_panel").get(panel_id=by.panel_id, pk=transfer)
    if asked.other_panel is None:
        raise Refused("That panel is outside this system. Tell it by another way.")
    why, here = take_words(asked, "decision_note", open_vault(by.panel_id)), own_panel(by)
    with inside(asked.other_panel) as there:
        theirs = _sender_row(asked, there)
        put_words(theirs, "decision_note", why, open_vault(there.panel_id))
        _settle(theirs, TransferStatus.REJECTED, there, name=here.name)
        ref = theirs.case.reference if theirs.case else ""
        record("transfer.rejected", by=there, of="case", ref=ref, to=here.code)
    row = locked(transfer, by)
    rules.check_waits(row.status)
    _settle(row, TransferStatus.REJECTED, by)
    throw_away_parcel(row)
    record("transfer.rejected", by=by, of="transfer", ref=str(row.number))
    return str(row.number)


def _sender_row(asked: Transfer, there: AnyActor) -> Transfer:
    """The sender's row, held: it says whether the offer still waits."""
    theirs = locked_other(asked.number, TransferDirection.OUT, there)
    if theirs is None:
        raise Refused("The panel that made this offer no longer knows of it. Speak to that panel.")
    rules.check_waits(theirs.status)
    return theirs


def _opened(packed: Packed, row: Transfer, origin: str, by: AnyActor) -> Case:
    """A case here with the answers as sent. It was notified when it was notified there, so it is asked the same."""
    source = f"{origin} {packed.reference}"
    is_known = Case.objects.filter(panel_id=by.panel_id, source_reference=source).exists()
    case = receive(
        notified_at=packed.notified_at,
        answers=packed.answers,
        source_reference="" if is_known else source,
        by=by,
    )
    for slug, values in packed.rows:
        add_row(case=case, slug=slug, values=values, by=by)
    for form, choice in packed.choices.items():
        choose = add_form if choice == Choice.ADDED else set_form_aside
        choose(case=case, form=form, reason=f"As sent by {row.other_name}", by=by)
    return case


def _settle(row: Transfer, status: TransferStatus, by: AnyActor, *, name: str = "") -> None:
    row.status, row.decided_at = status.code, timezone.now()
    row.decided_by, row.decided_by_name = by.audit_id, name or by.name
    save(row, by)
