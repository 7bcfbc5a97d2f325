"""The life of a case: its states, and every way from one to the next. The picture in the guide follows this."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.dataset.codes import CodeList


class State(CodeList, name="state of a case", source="design"):
    RECEIVED = "received", "Received"
    TRIAGE = "triage", "Being checked"
    INFO_GATHERING = "info_gathering", "Gathering information"
    CDRM_PENDING = "cdrm_pending", "Waiting for review meeting"
    CDRM_HELD = "cdrm_held", "Review meeting held"
    READY_FOR_PANEL = "ready_for_panel", "Ready for panel"
    LISTED = "listed", "Listed for panel"
    DEFERRED = "deferred", "Deferred by panel"
    REVIEWED = "reviewed", "Reviewed"
    AWAITING_SIGN_OFF = "awaiting_sign_off", "Waiting for sign-off"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"
    TRANSFERRED_OUT = "transferred_out", "Transferred to another panel"
    MERGED = "merged", "Merged with another record"


S = State

BEFORE_PANEL = (S.RECEIVED, S.TRIAGE, S.INFO_GATHERING, S.CDRM_PENDING, S.CDRM_HELD, S.OUT_OF_SCOPE)
"""States from which a record may be merged with another, and to which it goes back when that is undone."""

_TO_PANEL: dict[State, tuple[State, ...]] = {
    S.RECEIVED: (S.TRIAGE,),
    S.TRIAGE: (S.INFO_GATHERING, S.OUT_OF_SCOPE, S.TRANSFERRED_OUT),
    S.INFO_GATHERING: (S.CDRM_PENDING, S.OUT_OF_SCOPE, S.TRANSFERRED_OUT),
    S.CDRM_PENDING: (S.CDRM_HELD, S.INFO_GATHERING, S.OUT_OF_SCOPE, S.TRANSFERRED_OUT),
    S.CDRM_HELD: (S.READY_FOR_PANEL, S.OUT_OF_SCOPE),
    S.READY_FOR_PANEL: (S.LISTED, S.CDRM_HELD),
    S.LISTED: (S.REVIEWED, S.DEFERRED, S.READY_FOR_PANEL),
    S.DEFERRED: (S.INFO_GATHERING, S.READY_FOR_PANEL),
    S.REVIEWED: (S.AWAITING_SIGN_OFF,),
    S.AWAITING_SIGN_OFF: (S.CLOSED, S.DEFERRED),
    S.CLOSED: (S.REOPENED,),
    S.REOPENED: (S.LISTED,),
    S.OUT_OF_SCOPE: (S.TRIAGE,),
    S.TRANSFERRED_OUT: (S.TRIAGE,),
}
WAYS: dict[State, tuple[State, ...]] = {
    **{origin: (*ways, S.MERGED) if origin in BEFORE_PANEL else ways for origin, ways in _TO_PANEL.items()},
    S.MERGED: BEFORE_PANEL,
}
"""From each state, where a case may go next. Out of scope, transferred and merged are ends that can be reopened;
a merged record goes back only to the state it came from (cases.actions.merging)."""

NOT_COUNTED = (S.OUT_OF_SCOPE, S.TRANSFERRED_OUT, S.MERGED)
"""States whose cases enter no figure of deaths or reviews. Only a recorded transfer can keep the death of a
transferred case among the deaths of this panel."""

STAGES: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Notified", (S.RECEIVED, S.TRIAGE)),
    ("Information", (S.INFO_GATHERING,)),
    ("Review meeting", (S.CDRM_PENDING, S.CDRM_HELD)),
    ("Panel", (S.READY_FOR_PANEL, S.LISTED, S.DEFERRED, S.REOPENED)),
    ("Sign-off", (S.REVIEWED, S.AWAITING_SIGN_OFF)),
    ("Closed", (S.CLOSED,)),
)
"""The states gathered into the stages people speak of, in order."""


@dataclass(frozen=True)
class NextStep:
    """What a coordinator is told to do next with a case in a state."""

    words: str
    days: int
    """Days after entering the state by which it is wanted (local practice, not law)."""


NEXT: dict[State, NextStep] = {
    S.RECEIVED: NextStep("Check the notification", 1),
    S.TRIAGE: NextStep("Decide whether it is in scope", 2),
    S.INFO_GATHERING: NextStep("Gather what agencies know", 21),
    S.CDRM_PENDING: NextStep("Hold the review meeting", 70),
    S.CDRM_HELD: NextStep("Prepare the case for panel", 28),
    S.READY_FOR_PANEL: NextStep("List for a panel meeting", 42),
    S.LISTED: NextStep("Panel to review", 42),
    S.DEFERRED: NextStep("Get what the panel asked for", 42),
    S.REVIEWED: NextStep("Send to the chair for sign-off", 7),
    S.AWAITING_SIGN_OFF: NextStep("Chair to sign off", 14),
    S.REOPENED: NextStep("List for a panel meeting", 28),
}
