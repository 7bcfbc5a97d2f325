"""Days of meetings: not to come, not before the death, and in their order."""

from datetime import date

import pytest

from cdop.cases import actions as cases
from cdop.core.refusals import Refused
from cdop.reviews import actions, rules
from tests.makers.cases import make_accepted_case, make_listed_case

DIED, TODAY = date(2025, 5, 11), date(2026, 3, 27)


@pytest.mark.parametrize("on", [DIED, TODAY])
def test_the_first_and_last_day_that_can_be(on: date) -> None:
    rules.check_day_of_review_meeting(on, died_on=DIED, today=TODAY)
    rules.check_day_of_panel(on, died_on=DIED, met_on=DIED, today=TODAY)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 3, 28), "28 March 2026, which is still to come"),
        (date(2025, 5, 10), "before the child died"),
    ],
)
def test_a_day_that_cannot_be(on: date, words: str) -> None:
    with pytest.raises(Refused, match=words):
        rules.check_day_of_review_meeting(on, died_on=DIED, today=TODAY)
    with pytest.raises(Refused, match=words):
        rules.check_day_of_panel(on, died_on=DIED, met_on=None, today=TODAY)


def test_the_panel_comes_after_the_review_meeting() -> None:
    with pytest.raises(Refused, match="before the review meeting of 1 August 2025"):
        rules.check_day_of_panel(date(2025, 7, 31), died_on=DIED, met_on=date(2025, 8, 1), today=TODAY)


def test_the_actions_ask(scope, office) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    with pytest.raises(Refused, match="before the child died"):
        actions.hold_meeting(case=case, on=date(2025, 5, 10), by=office)
    listed, _ = make_listed_case(office)
    with pytest.raises(Refused, match="still to come"):
        actions.conclude(case=listed, reviewed_on=date(2999, 1, 1), by=office)
    with pytest.raises(Refused, match="before the review meeting"):
        actions.conclude(case=listed, reviewed_on=date(2025, 6, 1), by=office)


def test_a_case_may_be_listed_for_a_day_to_come(scope, office) -> None:
    case, _ = make_listed_case(office)
    actions.make_ready(case=case, reason="Not enough time.", by=office)
    with pytest.raises(Refused, match="before the child died"):
        actions.list_for_panel(case=case, on=date(2020, 1, 1), by=office)
    actions.list_for_panel(case=case, on=date(2999, 1, 1), by=office)
    assert case.state == "listed"
