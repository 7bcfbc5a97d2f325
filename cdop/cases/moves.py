"""The moves a person can ask for on a page: from which states, in which words, done by which action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.cases import actions
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.core.refusals import Refused

S = State


@dataclass(frozen=True)
class Move:
    """One move: `words` stand on its button, `meaning` says what follows; `do` takes a reason if it asks one."""

    act: str
    origins: tuple[State, ...]
    words: str
    meaning: str
    question: str
    do: Callable[..., Case]
    needs_scope_reason: bool = False

    @property
    def needs_reason(self) -> bool:
        return bool(self.question)


_ALL = (
    Move(
        "triage",
        (S.RECEIVED,),
        "Begin checking the notification",
        "The dates of birth and death and where the child lived must be recorded.",
        "",
        actions.begin_triage,
    ),
    Move(
        "accept",
        (S.TRIAGE,),
        "Accept: the death is in scope",
        "The panel will review this death. Gathering information begins.",
        "",
        actions.accept,
    ),
    Move(
        "await_meeting",
        (S.INFO_GATHERING,),
        "Ready for the review meeting",
        "What agencies know is gathered. The review meeting comes next.",
        "",
        actions.await_meeting,
    ),
    Move(
        "resume",
        (S.CDRM_PENDING, S.DEFERRED),
        "Gather more information",
        "The case goes back to gathering information.",
        "What more is needed, and why?",
        actions.resume_gathering,
    ),
    Move(
        "retriage",
        (S.OUT_OF_SCOPE, S.TRANSFERRED_OUT),
        "Look at this case again",
        "The case goes back to being checked.",
        "Why is it looked at again?",
        actions.retriage,
    ),
    Move(
        "out_of_scope",
        (S.TRIAGE, S.INFO_GATHERING, S.CDRM_PENDING, S.CDRM_HELD),
        "Put out of scope",
        "The panel will not review this death. The record is kept, and is counted in no figure.",
        "Why is the death out of scope?",
        actions.decide_out_of_scope,
        needs_scope_reason=True,
    ),
)
MOVES: dict[str, Move] = {move.act: move for move in _ALL}
"""The word in the address to its move, in the order of the buttons."""


def moves_for(case: Case, *, by: AnyActor) -> list[Move]:
    """What `by` may do with the case as it stands."""
    if not by.may(Permission.CASE_EDIT):
        return []
    return [move for move in _ALL if State(case.state) in move.origins]


def check_offered(case: Case, move: Move) -> None:
    """Refuse a move that the case, as it stands now, is past or not yet ready for."""
    if State(case.state) not in move.origins:
        here = State(case.state).label
        raise Refused(f"“{move.words}” cannot be done now: the case is “{here}”. Open it to see it as it is.")
