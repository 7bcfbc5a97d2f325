"""What may be done about a transfer now. Each check raises Refused with the reason."""

from __future__ import annotations

from datetime import date

from cdop.cases.states import WAYS, State
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.codelists.transfers import TransferReason, TransferStatus
from cdop.transfers.models import Transfer

OFFERED_FROM = tuple(state for state in State if State.TRANSFERRED_OUT in WAYS[state])
"""States from which a case can go to another panel."""

RECEIVED_IN = (State.RECEIVED, State.TRIAGE, State.INFO_GATHERING, State.CDRM_PENDING)
"""States in which it can be recorded that a case came from another panel."""

_ANSWERED = {
    TransferStatus.ACCEPTED: "was accepted already",
    TransferStatus.REJECTED: "was sent back already",
    TransferStatus.WITHDRAWN: "was withdrawn by the panel that made it",
}


def can_offer(state: str) -> bool:
    return State(state) in OFFERED_FROM


def check_can_offer(state: str, waiting: Transfer | None) -> None:
    if waiting is not None:
        raise Refused(
            f"This case is offered to {waiting.other_name} already. Wait for its answer, or withdraw the offer first."
        )
    if not can_offer(state):
        ways = ", ".join(f"“{each.label}”" for each in OFFERED_FROM)
        raise Refused(
            f"A case that is “{State(state).label}” cannot go to another panel. It can while it is {ways}."
        )


def check_is_another(panel_id: int, own_id: int) -> None:
    if panel_id == own_id:
        raise Refused("This is your own panel. Choose the panel that is to review the death.")


def check_named(name: str, *, own: str) -> None:
    if not name.strip():
        raise Refused("Write the name of the other panel.")
    if name.strip().casefold() == own.casefold():
        raise Refused("This is your own panel. Write the name of the other one.")


def check_agreement(*, agreed_by: str, agreed_on: date, reason: str, note: str, today: date) -> None:
    """Every transfer was agreed by somebody, on a day that has been; “other” says more."""
    if not agreed_by.strip():
        raise Refused("Say who agreed the transfer, by their role.")
    if agreed_on > today:
        raise Refused(f"The transfer cannot have been agreed on {day(agreed_on)}: that day is still to come.")
    if not TransferReason.has(reason):
        raise Refused("Choose from the list why the other panel reviews the death.")
    if reason == TransferReason.AGREED and not note.strip():
        raise Refused("Say in a few words why the other panel reviews the death.")


def check_waits(status: str) -> None:
    """An offer is answered or withdrawn once."""
    if status != TransferStatus.OFFERED:
        raise Refused(
            f"This offer {_ANSWERED.get(TransferStatus(status), 'is settled')}. Open it to see how it stands."
        )


def check_sender_can_let_go(state: str) -> None:
    """The case stayed with the sender while it was offered, and may have gone too far."""
    if not can_offer(state):
        raise Refused(
            f"The panel that offered this case has taken it on to “{State(state).label}” meanwhile. "
            "Ask them to withdraw the offer, or send it back."
        )


def check_can_receive(state: str, *, has_origin: bool) -> None:
    if has_origin:
        raise Refused("It is recorded already which panel this case came from.")
    if State(state) not in RECEIVED_IN:
        raise Refused(
            f"This case is “{State(state).label}”. That it came from another panel is recorded before its "
            "review meeting."
        )


def check_has_reason(text: str, *, what: str) -> None:
    if not text.strip():
        raise Refused(f"Say why {what}: the other panel is told.")


def check_can_send_learning(row: Transfer, state: str) -> None:
    if row.direction != "in" or row.status != TransferStatus.ACCEPTED:
        raise Refused("Learning is sent back on a case that another panel of this system sent.")
    if state != State.CLOSED:
        raise Refused("Learning is sent back when the case is closed. Sign off its review first.")


def check_can_hear_back(row: Transfer) -> None:
    if row.direction != "out" or row.status != TransferStatus.SENT:
        raise Refused("Only a panel outside this system is written down here; others answer by themselves.")


def check_learning(text: str) -> None:
    if not text.strip():
        raise Refused("Write what the other panel may know of the outcome.")


def check_day_has_been(on: date, *, what: str, today: date) -> None:
    if on > today:
        raise Refused(f"{what} cannot be {day(on)}: that day is still to come.")
