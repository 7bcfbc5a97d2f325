"""A case in a few words: age, days, where it stands, when the next step is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cdop.cases.models import Case
from cdop.cases.states import NEXT, STAGES, State
from cdop.core.words import count, day
from cdop.dataset.ages import AgeAtDeath

_TONES = {"Notified": "new", "Closed": "done"}


def age_at_death(case: Case) -> str:
    """`4 months`; empty while a date is missing."""
    return str(AgeAtDeath(case.age_value, case.age_unit)) if case.age_value is not None else ""


def stage_of(state: str) -> str:
    """The stage people speak of; empty for the two ends outside the line."""
    return next((label for label, states in STAGES if State(state) in states), "")


def state_words(case: Case) -> tuple[str, str]:
    """The state in words and the tone of its tag."""
    usual = "waiting" if State(case.state) in NEXT else "plain"
    return State(case.state).label, _TONES.get(stage_of(case.state), usual)


def next_step(case: Case) -> str:
    step = NEXT.get(State(case.state))
    return step.words if step else ""


def due_day(case: Case) -> date | None:
    step = NEXT.get(State(case.state))
    return case.state_since + timedelta(days=step.days) if step else None


def due_words(due_on: date | None, on: date) -> str:
    """`3 days late`, `due today`, `due 4 April 2026`; empty when nothing is due."""
    if due_on is None:
        return ""
    late = (on - due_on).days
    if late > 0:
        return f"{count(late, 'day')} late"
    return f"due {day(due_on)}" if late else "due today"


def area_words(case: Case, names: Mapping[str, str]) -> str:
    return names.get(case.area, case.area)
