"""What may be done about time: `check_can_…` raises Refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cdop.cases.states import NOT_COUNTED, State
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.codelists import Blocks, DayKind, DeadlineCode, DeadlineUnit, HoldReason, Severity
from cdop.timing.limits import Length, shipped
from cdop.timing.times import Held

LONGEST = {
    DeadlineUnit.HOURS: 1000,
    DeadlineUnit.DAYS: 800,
    DeadlineUnit.WORKING_DAYS: 500,
    DeadlineUnit.WEEKS: 110,
    DeadlineUnit.MONTHS: 25,
}
"""Beyond these a limit is a slip of the finger: about two years, six weeks for hours."""

WITH_THE_REVIEW = (DayKind.NO_MEETING, DayKind.MEETING_UNKNOWN)
"""What the review tells of its meeting when it has no day for it."""
BY_HAND = tuple(kind for kind in DayKind if kind not in WITH_THE_REVIEW)
"""Days a person records here."""

EARLIEST = date(1990, 1, 1)
_AHEAD = timedelta(days=366)


def check_length(code: DeadlineCode, length: Length) -> None:
    """A limit that can be kept, and that claims no more than its source."""
    if not 0 <= length.offset <= LONGEST[length.unit]:
        raise Refused(f"The limit must be between 0 and {LONGEST[length.unit]} {length.unit.label}.")
    if length.severity is Severity.DUTY and shipped(code).severity is not Severity.DUTY:
        raise Refused(
            f"“{code.label}” cannot be called a duty: no source that was seen calls it one. Choose how else it binds."
        )


def check_since(since: date, *, today: date) -> None:
    if not EARLIEST <= since <= today + _AHEAD:
        raise Refused(f"A limit can hold from a day between {day(EARLIEST)} and {day(today + _AHEAD)}.")


def check_case_waits(state: str) -> None:
    """Only a case that is still going on can wait for something."""
    if state in (State.CLOSED, *NOT_COUNTED):
        raise Refused(f"The case is “{State(state).label}”, so nothing can keep it waiting.")


def check_hold_days(
    *, started_on: date, today: date, expected_end: date | None = None, ended_on: date | None = None
) -> None:
    if started_on > today:
        raise Refused(
            f"A hold cannot have begun on {day(started_on)}, which is still to come. Check the date."
        )
    if expected_end and expected_end < started_on:
        raise Refused(
            f"The hold cannot be expected to end on {day(expected_end)}, before it began on {day(started_on)}. "
            "Check both dates."
        )
    if ended_on:
        check_end(ended_on, started_on=started_on, today=today)


def check_end(ended_on: date, *, started_on: date, today: date) -> None:
    if ended_on > today:
        raise Refused(
            f"A hold cannot have ended on {day(ended_on)}, which is still to come. Give it as the expected end."
        )
    if ended_on < started_on:
        raise Refused(f"The hold cannot have ended on {day(ended_on)}, before it began on {day(started_on)}.")


def check_hold_version(*, held: int, sent: int | None, saved_by: str) -> None:
    """Refuse to overwrite what another person saved since the page was opened."""
    if sent is not None and sent != held:
        raise Refused(
            f"{saved_by} changed this hold after you opened it. What you typed is still below: compare it with "
            "what is saved, then save again."
        )


def check_has_happened(on: date, *, died_on: date | None, today: date, words: str) -> None:
    """A day that has come, and not before the child died."""
    if on > today:
        raise Refused(f"{words}: {day(on)} is still to come. Check the date.")
    if died_on and on < died_on:
        raise Refused(f"{words}: {day(on)} is before the child died on {day(died_on)}. Check both dates.")


def check_by_hand(kind: DayKind) -> None:
    if kind not in BY_HAND:
        raise Refused(f"“{kind.label}” is recorded with the review, not here.")


def hold_words(hold: Held) -> str:
    """`Inquest open, since 3 May 2026, expected to end 1 June 2026`."""
    expected = f", expected to end {day(hold.expected_end)}" if hold.expected_end else ""
    return f"{HoldReason(hold.reason).label}, since {day(hold.started_on)}{expected}"


def still_waiting(holds: Sequence[Held], what: Blocks) -> list[str]:
    """A sentence for each hold that keeps a meeting waiting; it names the hold."""
    meeting = "The panel waits" if what is Blocks.PANEL else "The review meeting waits"
    return [f"{meeting}: {hold_words(hold)}." for hold in holds]
