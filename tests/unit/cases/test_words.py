"""Ages, days and stages of a case in words, and the facts that conditions ask of it."""

from datetime import UTC, date, datetime

import pytest

from cdop.cases.completing import facts_of
from cdop.cases.models import Case, CaseStep
from cdop.cases.presenters.casefile import step_line
from cdop.cases.presenters.words import age_at_death, due_words

TODAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 3, 24), "3 days late"),
        (date(2026, 3, 26), "1 day late"),
        (TODAY, "due today"),
        (date(2026, 4, 4), "due 4 April 2026"),
        (None, ""),
    ],
)
def test_due_in_words(due_on: date | None, words: str) -> None:
    assert due_words(due_on, TODAY) == words


@pytest.mark.parametrize(
    ("value", "unit", "facts"),
    [
        (0, "day", {"age_days": 0, "age_years": 0}),
        (27, "day", {"age_days": 27, "age_years": 0}),
        (5, "week", {"age_days": 35, "age_years": 0}),
        (11, "month", {"age_days": 330, "age_years": 0}),
        (23, "month", {"age_days": 690, "age_years": 1}),
        (6, "year", {"age_days": 2190, "age_years": 6}),
        (None, "", {}),
    ],
)
def test_facts_that_conditions_ask(value: int | None, unit: str, facts: dict[str, int]) -> None:
    assert facts_of(Case(age_value=value, age_unit=unit)) == facts


def test_age_is_empty_while_unknown() -> None:
    assert age_at_death(Case()) == ""
    assert age_at_death(Case(age_value=1, age_unit="year")) == "1 year"


def line(state: str, *reached: tuple[str, date]) -> list[tuple[str, str, date | None]]:
    notified = datetime(2026, 1, 1, tzinfo=UTC)
    case = Case(state=state, state_since=date(2026, 3, 1), notified_at=notified)
    steps = [CaseStep(to_state=to, happened_on=day) for to, day in reached]
    return [(step.label, step.state, step.on) for step in step_line(case, steps, on=TODAY)]


def test_stages_past_carry_their_day() -> None:
    shown = line("info_gathering", ("received", date(2026, 1, 1)), ("info_gathering", date(2026, 3, 1)))
    assert shown[:3] == [
        ("Notified", "done", date(2026, 1, 1)),
        ("Information", "current", date(2026, 3, 1)),
        ("Review meeting", "later", None),
    ]


def test_a_case_out_of_scope_ends_after_what_it_reached() -> None:
    shown = line("out_of_scope", ("received", date(2026, 1, 1)), ("out_of_scope", date(2026, 3, 1)))
    assert shown[0] == ("Notified", "done", date(2026, 1, 1))
    assert {state for _, state, _ in shown[1:-1]} == {"skipped"}
    assert shown[-1] == ("Out of scope", "current", date(2026, 3, 1))
