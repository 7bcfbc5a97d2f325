"""Two answers to one offer at the same moment, by real workers: one case, and both panels say the same."""

from __future__ import annotations

import pytest
from django.db import transaction

from cdop.audit.verify import verify
from cdop.cases.models import Case
from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import run_job
from cdop.transfers import actions
from cdop.transfers.models import Transfer
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.transfers import AGREED, arrived
from tests.unit.matching.test_races import at_once


@pytest.fixture
def offered(committed_db):
    """An offer that a worker brought to the other panel; twice, for its first lease was lost."""
    with transaction.atomic():
        panels = make_panel("raceshire"), make_panel("otherside")
        sender, receiver = (make_actor(panel) for panel in panels)
    with transaction.atomic():
        case = make_accepted_case(sender)
    with scope_of(sender):
        row = actions.offer(case=case, to=panels[1], agreement=AGREED, by=sender)
    at_once(*[lambda: run_job(row.job, row.panel_id)] * 2)
    with scope_of(receiver), transaction.atomic():
        assert Transfer.objects.count() == 1
    return sender, receiver, row


def state_of(by, row) -> str:
    with scope_of(by), transaction.atomic():
        return Transfer.objects.get(number=row.number).status


def cases_of(by) -> list[str]:
    with scope_of(by), transaction.atomic():
        return list(Case.objects.values_list("state", flat=True))


def answered(by, act, **asked):
    def work() -> None:
        with scope_of(by):
            there = act(transfer=asked.pop("row"), by=by, **asked)
        run_job(there.job, by.panel_id)

    return work


def test_accepted_twice_at_once_it_is_one_case(offered) -> None:
    sender, receiver, row = offered
    there = arrived(row, receiver)
    at_once(*(answered(receiver, actions.accept, row=there) for _ in range(2)))
    assert (state_of(sender, row), state_of(receiver, row)) == ("accepted", "accepted")
    assert cases_of(receiver) == ["received"] and cases_of(sender) == ["transferred_out"]
    for by in (sender, receiver):
        with scoped(panels=(by.panel_id,)), transaction.atomic():
            assert verify(by.panel_id).is_intact


def test_accepted_and_withdrawn_at_once_both_panels_say_the_same(offered) -> None:
    sender, receiver, row = offered
    there = arrived(row, receiver)
    at_once(
        answered(receiver, actions.accept, row=there),
        answered(sender, actions.withdraw, row=row, reason="Agreed otherwise"),
    )
    settled = state_of(sender, row)
    assert settled == state_of(receiver, row) and settled in ("accepted", "withdrawn")
    assert len(cases_of(receiver)) == (settled == "accepted")
