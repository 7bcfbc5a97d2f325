"""The stages a review goes through, as data: what each is called, asks and does. Knows no page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django import forms

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.cases.states import WAYS, State
from cdop.reviews import actions
from cdop.reviews import forms as own


@dataclass(frozen=True)
class Stage:
    """One way on. `form` asks for exactly what `action` takes beside `case` and `by`."""

    act: str
    to: State
    words: str
    done: str
    form: type[forms.Form]
    action: Callable[..., object]
    intro: str = ""
    permission: Permission = Permission.REVIEW_EDIT
    words_from: Mapping[State, str] = field(default_factory=dict)
    """Other words when the case comes from such a state."""

    @property
    def is_checked(self) -> bool:
        """Whether the review must be complete for it, so that its page shows what is missing."""
        return self.to in (State.REVIEWED, State.CLOSED)

    def words_for(self, state: str) -> str:
        return self.words_from.get(State(state), self.words)


STAGES: dict[str, Stage] = {
    stage.act: stage
    for stage in (
        Stage(
            "hold_meeting",
            State.CDRM_HELD,
            "Record the review meeting",
            "The review meeting is recorded.",
            own.MeetingForm,
            actions.hold_meeting,
            "The child death review meeting of the professionals who were involved. Give its date, or say why "
            "none was held.",
            words_from={State.READY_FOR_PANEL: "Correct the review meeting"},
        ),
        Stage(
            "make_ready",
            State.READY_FOR_PANEL,
            "Make ready for panel",
            "The case is ready for panel.",
            own.ReadyForm,
            actions.make_ready,
            "Everything the panel needs is there, a draft analysis above all.",
            words_from={State.LISTED: "Take off the panel’s list"},
        ),
        Stage(
            "list_for_panel",
            State.LISTED,
            "List for a panel meeting",
            "The case is listed for panel.",
            own.ListingForm,
            actions.list_for_panel,
        ),
        Stage(
            "conclude",
            State.REVIEWED,
            "Record the panel’s conclusion",
            "The panel’s conclusion is recorded. The chair signs off next.",
            own.ConcludingForm,
            actions.conclude,
            "The panel has agreed factors, category and modifiability as they stand in the review.",
        ),
        Stage(
            "defer",
            State.DEFERRED,
            "Defer",
            "The case is deferred.",
            own.DeferringForm,
            actions.defer,
            "The panel could not conclude. The case goes back for what is still needed.",
            words_from={State.AWAITING_SIGN_OFF: "Take back the conclusion and defer"},
        ),
        Stage(
            "sign_off",
            State.CLOSED,
            "Sign off",
            "The review is signed off and the case is closed.",
            own.SigningForm,
            actions.sign_off,
            "Signing off closes the case. The review is then kept as it is; reopening the case begins a new "
            "version of it.",
            Permission.REVIEW_SIGN_OFF,
        ),
        Stage(
            "reopen",
            State.REOPENED,
            "Reopen the case",
            "The case is reopened. The signed review is kept, and a new version begun.",
            own.ReopeningForm,
            actions.reopen,
            "The signed review stays as it is and counts in the year of its first conclusion. A new version "
            "begins with the same answers, for the panel to conclude again.",
            Permission.REVIEW_SIGN_OFF,
        ),
    )
}
"""Act, as it stands in addresses, to stage."""


def stages_from(state: str, *, by: AnyActor) -> list[Stage]:
    """The stages a case in this state may go to now, the usual one first, as far as `by` may."""
    by_state = {stage.to: stage for stage in STAGES.values()}
    found = [by_state[to] for to in WAYS[State(state)] if to in by_state]
    return [stage for stage in found if by.may(stage.permission)]
