"""What may be done to a case now. `can_…` asks, `check_can_…` raises Refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cdop.access.permissions import Permission
from cdop.cases.states import BEFORE_PANEL, WAYS, State
from cdop.core.refusals import Refused
from cdop.dataset.codelists.scope import ScopeReason
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Stage
from cdop.dataset.forms import FORMS


class Overtaken(Refused):
    """Somebody else saved after the page was opened: both versions are to be compared."""


NEEDED_FOR_TRIAGE = ("date_of_birth", "date_of_death", "residence")


RIGHT_TO_REACH: Mapping[State, Permission] = {
    State.CDRM_HELD: Permission.REVIEW_EDIT,
    State.READY_FOR_PANEL: Permission.REVIEW_EDIT,
    State.LISTED: Permission.REVIEW_EDIT,
    State.DEFERRED: Permission.REVIEW_EDIT,
    State.REVIEWED: Permission.REVIEW_EDIT,
    State.AWAITING_SIGN_OFF: Permission.REVIEW_EDIT,
    State.CLOSED: Permission.REVIEW_SIGN_OFF,
    State.REOPENED: Permission.REVIEW_SIGN_OFF,
}
"""The right it takes to bring a case into a state; for every other state, the right to change a case."""


def right_to_reach(to: State) -> Permission:
    return RIGHT_TO_REACH.get(to, Permission.CASE_EDIT)


def can_move(origin: str, to: State) -> bool:
    return to in WAYS[State(origin)]


def check_can_move(origin: str, to: State) -> None:
    if not can_move(origin, to):
        here = State(origin)
        ways = ", ".join(f"“{state.label}”" for state in WAYS[here])
        raise Refused(f"A case that is “{here.label}” cannot become “{to.label}”. It can become {ways}.")


def check_stands_alone(state: str) -> None:
    """A record that was merged with another is left as it was, so that the merging can be undone."""
    if state == State.MERGED.code:
        raise Refused(
            "This record was merged with another and is kept as it was. Change the other record, or undo "
            "the merging on the tab “Linked” first."
        )


def check_can_be_merged(state: str, reached: set[str]) -> None:
    """A record may give way to another until its review goes to panel, or when none ever did."""
    if state == State.MERGED.code:
        raise Refused("This record is merged with another already. Open it to see with which.")
    if state not in BEFORE_PANEL or State.CLOSED.code in reached:
        raise Refused(
            f"A record that is “{State(state).label}” has a review past its draft, and is not merged into "
            "another. Keep this record, and merge the other one into it."
        )


def check_reason(reason: str, *, what: str) -> None:
    if not reason.strip():
        raise Refused(f"Say why {what}: the reason is kept with the case.")


def check_known_for_triage(known: set[str]) -> None:
    """A case can be checked once birth, death and home are recorded."""
    words = {
        "date_of_birth": "the date of birth",
        "date_of_death": "the date of death",
        "residence": "where the child lived",
    }
    missing = [words[name] for name in NEEDED_FOR_TRIAGE if name not in known]
    if missing:
        raise Refused(f"Record {' and '.join(missing)} before the case is checked.")


def check_days(*, born_on: date | None, died_on: date | None) -> None:
    """Nobody dies before being born: one of the two days is wrong, and the age would be too."""
    if born_on and died_on and died_on < born_on:
        raise Refused("The date of death is before the date of birth. Check both dates.")


def check_version(*, held: int, sent: int | None, saved_by: str, what: str) -> None:
    """Refuse to overwrite what another person saved since the page was opened."""
    if sent is not None and sent != held:
        raise Overtaken(
            f"{saved_by or 'Someone else'} saved “{what}” after you opened it. "
            "What you typed is still below: compare it with what is saved, then save again."
        )


def needs_correction(state: str) -> bool:
    """Whether answers may be changed only with a reason: those of a case that is closed."""
    return state == State.CLOSED.code


def check_scope_reason(code: str, *, in_scope: bool) -> None:
    """A decision on scope is given by one of the list; blank only where the death is in scope."""
    if in_scope and not code:
        return
    if not ScopeReason.has(code) or ScopeReason(code).in_scope is not in_scope:
        wanted = "in scope" if in_scope else "out of scope"
        raise Refused(f"Choose from the list why the death is {wanted}.")


def check_stands(row: Any) -> None:
    """Refuse to change a row that was withdrawn since it was opened."""
    if row.withdrawn_at is not None:
        raise Refused(
            f"{row.withdrawn_by_name or 'Someone else'} withdrew this entry after you opened it. "
            "Take it back from the list first, or add what you typed as a new entry."
        )


def check_row_says_something(answers: Mapping[str, Any], *, what: str) -> None:
    if all(is_blank(value) for value in answers.values()):
        raise Refused(f"Answer at least one question of “{what}”, or leave the page without saving.")


def check_draft_length(length: int, *, most: int) -> None:
    if length > most:
        raise Refused("What is typed is too long to be kept as a draft. Save it, or shorten it.")


def check_is_supplementary(slug: str) -> None:
    if slug not in {form.slug for form in FORMS if form.stage is Stage.SUPPLEMENTARY}:
        raise Refused("There is no such supplementary form.")
