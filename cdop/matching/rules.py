"""What may be done to pairs, merges and rows of lists. `check_…` raises Refused with the reason."""

from __future__ import annotations

from datetime import date

from cdop.cases.models import Case
from cdop.cases.states import NOT_COUNTED, State
from cdop.core.refusals import Refused
from cdop.matching.models import Candidate, ListRow, Merge, RowState


def check_reason(reason: str, *, what: str) -> None:
    if not reason.strip():
        raise Refused(f"Say why {what}: the reason is kept.")


def check_are_two(one: Case, other: Case) -> None:
    if one.pk == other.pk:
        raise Refused("This is the same record. Enter the reference of another one.")


def check_is_open(candidate: Candidate) -> None:
    if not candidate.is_open:
        name = candidate.decided_by_name or "Someone else"
        raise Refused(f"{name} decided about this pair already. Open it to see what was decided.")


def check_can_keep(kept: Case, other: Case) -> None:
    """The record that is kept must stand itself, and must not hide a death that is counted."""
    if kept.state == State.MERGED.code:
        raise Refused(f"{kept.reference} was merged with another record itself. Merge with that one instead.")
    ends = {state.code for state in NOT_COUNTED}
    if kept.state in ends and other.state not in ends:
        here = State(kept.state).label.lower()
        raise Refused(f"{kept.reference} is {here}, and the other record is not. Keep the other record.")


def check_stand_alone(*cases: Case) -> None:
    """A record that was merged is tied to nothing more: the kept one is."""
    for case in cases:
        if case.state == State.MERGED.code:
            raise Refused(f"{case.reference} was merged with another record. Use the record that is kept.")


def check_not_linked(is_linked: bool) -> None:
    if is_linked:
        raise Refused(
            "These two records are linked as different children. Withdraw the link first if they are one child."
        )


def check_nothing_hangs_on(other: Case, *, has_merged: bool) -> None:
    if has_merged:
        raise Refused(
            f"Another record was merged into {other.reference}. Keep {other.reference}, or undo that first."
        )


def check_can_undo(merge: Merge, kept: Case) -> None:
    if merge.undone_at is not None:
        raise Refused(f"{merge.undone_by_name} undid this already. Open the record to see it as it is.")
    if kept.state == State.MERGED.code:
        raise Refused(f"{kept.reference} was merged with another record after this. Undo that merging first.")


def check_version(*, held: int, sent: int | None, saved_by: str) -> None:
    if sent is not None and sent != held:
        raise Refused(f"{saved_by} changed this after you opened it. Compare what is saved, then save again.")


def check_title(title: str) -> None:
    if not title.strip():
        raise Refused("Enter a short title that names nobody, such as “House fire, Preston, March 2026”.")


def check_period(start: date, end: date) -> None:
    if end < start:
        raise Refused("The list ends before it begins. Check the two dates.")


def check_is_waiting(row: ListRow) -> None:
    if not row.is_waiting:
        raise Refused("This row was decided already. Open it again to see it as it is.")


def check_can_be_notified(row: ListRow) -> None:
    if row.state == RowState.HELD.code:
        raise Refused("This row cannot be read yet. Correct it first.")


def check_can_reopen(row: ListRow) -> None:
    if row.state not in (RowState.FOUND.code, RowState.NOT_OURS.code):
        raise Refused("Only a row that was found, or said not to be yours, can be looked at again.")
