"""A death that moved between panels is counted by one of them, whichever way it went; its review where it was made."""

from __future__ import annotations

from datetime import date

import pytest

from cdop.cases import actions as cases
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import case_facts
from cdop.transfers import actions
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_panel, scope_of
from tests.makers.transfers import AGREED, WRONG_PANEL, make_accepted, make_offer

SPAN = date(2025, 4, 1), date(2026, 3, 31)


def counted(*people, basis: Basis = Basis.DEATH) -> list[int]:
    found = []
    for by in people:
        with scope_of(by):
            found.append(len(case_facts(Cohort(by.panel_id, basis, *SPAN))))
    return found


@pytest.mark.parametrize("basis", [Basis.DEATH, Basis.NOTIFICATION])
@pytest.mark.parametrize(("agreement", "told"), [(AGREED, [1, 0]), (WRONG_PANEL, [0, 1])])
def test_one_death_is_one_death(sender, receiver, other, case, basis, agreement, told) -> None:
    row = make_offer(sender, case, other, agreement=agreement)
    assert counted(sender, receiver, basis=basis) == [1, 0]
    make_accepted(row, receiver)
    assert counted(sender, receiver, basis=basis) == told


@pytest.mark.parametrize("first", [AGREED, WRONG_PANEL])
@pytest.mark.parametrize("second", [AGREED, WRONG_PANEL])
def test_passed_on_to_a_third_it_stays_one(sender, receiver, third, other, case, first, second) -> None:
    taken = make_accepted(make_offer(sender, case, other, agreement=first), receiver)
    with scope_of(receiver):
        cases.begin_triage(case=taken, by=receiver)
    west = make_panel("westshire")
    make_accepted(make_offer(receiver, taken, west, agreement=second), third)
    assert sum(counted(sender, receiver, third)) == 1


@pytest.mark.parametrize("agreement", [AGREED, WRONG_PANEL])
def test_looked_at_again_by_the_sender_it_stays_one(sender, receiver, other, case, agreement) -> None:
    make_accepted(make_offer(sender, case, other, agreement=agreement), receiver)
    with scope_of(sender):
        cases.retriage(case=case, reason="A question came back", by=sender)
    assert sum(counted(sender, receiver)) == 1


@pytest.mark.parametrize(("agreement", "told"), [(AGREED, 1), (WRONG_PANEL, 0)])
def test_sent_outside_and_back(sender, agreement, told) -> None:
    case = make_accepted_case(sender)
    with scope_of(sender):
        actions.send_outside(case=case, to_name="Farshire CDOP", agreement=agreement, by=sender)
    assert counted(sender) == [told]
    with scope_of(sender):
        cases.retriage(case=case, reason="It came back", by=sender)
    assert counted(sender) == [1]


@pytest.mark.parametrize(("agreement", "told"), [(AGREED, 0), (WRONG_PANEL, 1)])
def test_from_outside_it_counts_here_only_when_the_child_lived_here(sender, agreement, told) -> None:
    case = make_accepted_case(sender)
    with scope_of(sender):
        actions.record_received(case=case, from_name="Farshire CDOP", agreement=agreement, by=sender)
    assert counted(sender) == [told]


def test_a_stub_is_no_review(sender, receiver, other, case) -> None:
    make_accepted(make_offer(sender, case, other), receiver)
    assert counted(sender, receiver, basis=Basis.REVIEW) == [0, 0]
