"""The life of a release, in three dictionaries: its states, the acts of people, from where and to where."""

from __future__ import annotations

from cdop.dataset.codes import CodeList


class State(CodeList, name="state of a release", source="design"):
    PREPARED = "prepared", "Prepared"
    IN_REVIEW = "in_review", "Waiting for a second person"
    RETURNED = "returned", "Sent back"
    DROPPED = "dropped", "Given up"
    RELEASED = "released", "Released"
    SUPERSEDED = "superseded", "Replaced by a later version"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Act(CodeList, name="act on a release", source="design"):
    SENT = "sent", "Sent for review"
    RETURNED = "returned", "Sent back to its maker"
    DROPPED = "dropped", "Given up"
    APPROVED = "approved", "Approved and released"
    COMMANDED = "commanded", "Released at the command line, without a second person"
    SUPERSEDED = "superseded", "Replaced by a later version"
    WITHDRAWN = "withdrawn", "Withdrawn"


S, A = State, Act

FROM: dict[Act, tuple[State, ...]] = {
    A.SENT: (S.PREPARED, S.RETURNED),
    A.RETURNED: (S.IN_REVIEW,),
    A.DROPPED: (S.PREPARED, S.RETURNED),
    A.APPROVED: (S.IN_REVIEW,),
    A.COMMANDED: (S.PREPARED,),
    A.SUPERSEDED: (S.RELEASED,),
    A.WITHDRAWN: (S.RELEASED, S.SUPERSEDED),
}
TO: dict[Act, State] = {
    A.SENT: S.IN_REVIEW,
    A.RETURNED: S.RETURNED,
    A.DROPPED: S.DROPPED,
    A.APPROVED: S.RELEASED,
    A.COMMANDED: S.RELEASED,
    A.SUPERSEDED: S.SUPERSEDED,
    A.WITHDRAWN: S.WITHDRAWN,
}
ACTS_THAT_LET_OUT = (A.APPROVED, A.COMMANDED)
OUT = (S.RELEASED, S.SUPERSEDED, S.WITHDRAWN)
"""States in which readers have had the figures."""


def state_after(act: str | None) -> State:
    return TO[Act(act)] if act else S.PREPARED
