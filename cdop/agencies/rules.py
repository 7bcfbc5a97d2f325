"""What may happen to a request in which state, and the sentences in which it is refused. No queries."""

from __future__ import annotations

from datetime import date

from cdop.agencies.models import OPEN, Agency, Contact, Request
from cdop.cases.models import Case
from cdop.cases.states import NOT_COUNTED, State
from cdop.core.refusals import Refused
from cdop.dataset.codelists.agencies import RequestStatus as S

WAYS: dict[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.SENT, S.WAIVED}),
    S.SENT: frozenset({S.VIEWED, S.PART_COMPLETE, S.RETURNED, S.NIL_RETURN, S.WAIVED, S.REFUSED}),
    S.VIEWED: frozenset({S.PART_COMPLETE, S.RETURNED, S.NIL_RETURN, S.WAIVED, S.REFUSED}),
    S.PART_COMPLETE: frozenset({S.RETURNED, S.NIL_RETURN, S.WAIVED, S.REFUSED}),
    S.RETURNED: frozenset({S.SENT}),
    S.NIL_RETURN: frozenset({S.SENT}),
    S.WAIVED: frozenset({S.SENT}),
    S.REFUSED: frozenset({S.SENT}),
}
"""State to those that may follow. Back to "sent" from an end is a reopening."""

ENDS = frozenset({S.RETURNED, S.NIL_RETURN, S.WAIVED, S.REFUSED})
BACK = frozenset({S.RETURNED, S.NIL_RETURN})
"""Nothing more is awaited; of these, an answer came."""


class Overtaken(Refused):
    """Somebody else changed the request meanwhile."""


def state_of(request: Request) -> S:
    return S(request.state)


def is_open(request: Request) -> bool:
    """Whether its answer is awaited."""
    return request.state in OPEN


def can_move(request: Request, to: S) -> bool:
    return to in WAYS[state_of(request)]


def check_can_move(request: Request, to: S) -> None:
    if not can_move(request, to):
        raise Refused(
            f"This request is “{state_of(request).label.lower()}”, so it cannot become “{to.label.lower()}”."
        )


def can_send(request: Request) -> bool:
    """Whether its link may be sent, for the first time or again."""
    return request.state == S.DRAFT or is_open(request)


def check_can_send(request: Request) -> None:
    if not can_send(request):
        raise Refused(
            f"This request is “{state_of(request).label.lower()}”, so it is not sent. Reopen it first."
        )


def check_can_remind(request: Request) -> None:
    if not is_open(request):
        raise Refused(f"This request is “{state_of(request).label.lower()}”, so nobody is reminded of it.")


def can_reopen(request: Request) -> bool:
    return request.state in ENDS


def check_can_reopen(request: Request) -> None:
    if not can_reopen(request):
        raise Refused("This request is still open, so there is nothing to reopen.")


def check_contact(contact: Contact | None, agency: Agency) -> Contact:
    """The contact when a letter may go there. A letter to somebody who has left would reach the wrong person."""
    if contact is None:
        raise Refused(f"{agency.name} has no contact to write to. Add one to the directory, then send it.")
    if contact.agency_id != agency.pk:
        raise Refused(f"This contact does not belong to {agency.name}. Choose one that does.")
    if not contact.is_active:
        raise Refused(f"This contact of {agency.name} has been retired. Choose another.")
    return contact


def check_agency(agency: Agency) -> None:
    if not agency.is_active:
        raise Refused(f"{agency.name} has been retired. Bring it back in the directory, or ask another.")


def check_case(case: Case) -> None:
    """Nobody is asked about a case that is over, or that is not this panel's to review."""
    state = State(case.state)
    if state is State.CLOSED or state in NOT_COUNTED:
        raise Refused(f"This case is “{state.label.lower()}”, so no agency is asked about it.")


def check_due(due_on: date, *, on: date) -> None:
    if due_on < on:
        raise Refused("The day by which the answer is wanted has passed. Choose today or later.")


def check_seen(request: Request | Agency, seen: int | None) -> None:
    """`seen` is the version the person was shown; None when they were shown none."""
    if seen is not None and seen != request.version:
        raise Overtaken("Somebody changed this after you opened the page. Look at it again, then decide.")


def check_reason(words: str) -> str:
    """A reason in words, trimmed. An end without one could not be explained later."""
    if not words.strip():
        raise Refused("Say why, in a few words. It is kept with the request.")
    return words.strip()
