"""What may be done to a case now. `can_…` asks, `check_can_…` raises Refused with the reason."""

from __future__ import annotations

from datetime import date

from cdop.cases.states import WAYS, State
from cdop.core.refusals import Refused

NEEDED_FOR_TRIAGE = ("date_of_birth", "date_of_death", "residence")


def can_move(origin: str, to: State) -> bool:
    return to in WAYS[State(origin)]


def check_can_move(origin: str, to: State) -> None:
    if not can_move(origin, to):
        here = State(origin)
        ways = ", ".join(f"“{state.label}”" for state in WAYS[here])
        raise Refused(f"A case that is “{here.label}” cannot become “{to.label}”. It can become {ways}.")


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
        raise Refused(
            f"{saved_by or 'Someone else'} saved “{what}” after you opened it. "
            "What you typed is still below: compare it with what is saved, then save again."
        )
