"""What keeps a case waiting is said on the page of its stage; who may go on is asked why."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from cdop.cases.actions import await_meeting
from cdop.cases.models import Case
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.reviews import actions
from tests.makers.cases import SMOKE, make_accepted_case
from tests.makers.panels import in_panel
from tests.makers.timing import make_hold

WAITS = "The panel waits: Inquest open, since 1 June 2025."


@pytest.fixture
def held(office, panel) -> Case:
    """A case after its review meeting, whose panel waits for an inquest."""
    case = make_accepted_case(office)
    with in_panel(panel):
        await_meeting(case=case, by=office)
        review = actions.start(case=case, by=office)
        actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
        actions.hold_meeting(case=case, on=date(2025, 8, 1), by=office)
    make_hold(office, case)
    return case


def page(case: Case, act: str) -> str:
    return f"/cases/{case.reference}/review/stage/{act}/"


def state_of(panel, case: Case) -> str:
    with in_panel(panel), transaction.atomic():
        return Case.objects.get(pk=case.pk).state


def test_the_coordinator_is_told_and_cannot_go_on(client, held, shown) -> None:
    text = shown(client, page(held, "make_ready"))
    assert WAITS in text and "The chair or the designated doctor" in text and "despite" not in text
    refused = shown(client, page(held, "make_ready"), {"reason": "Kept as typed."})
    assert "There is a problem" in refused and "Kept as typed." in refused


def test_a_coordinator_who_sends_a_reason_all_the_same_is_refused(client, held, panel, shown) -> None:
    shown(client, page(held, "make_ready"), {"reason": "", "despite": "Because."})
    assert state_of(panel, held) == "cdrm_held"


def test_the_chair_is_asked_why_and_goes_on(chairs_client, client, held, panel, shown) -> None:
    assert 'name="despite"' in shown(chairs_client, page(held, "make_ready"))
    assert "There is a problem" in shown(
        chairs_client, page(held, "make_ready"), {"reason": "", "despite": " "}
    )
    shown(chairs_client, page(held, "make_ready"), {"reason": "", "despite": "The coroner agrees."})
    assert state_of(panel, held) == "ready_for_panel"
    assert "The coroner agrees." in shown(client, f"/cases/{held.reference}/history/")


def test_a_hold_at_the_time_of_a_meeting_long_past_is_found_too(chairs_client, office, panel, shown) -> None:
    """Today nothing waits, so the page asks nothing; on the day that is typed, something did."""
    case = make_accepted_case(office)
    with in_panel(panel):
        await_meeting(case=case, by=office)
    make_hold(office, case, reason=HoldReason.PSII, blocks=Blocks.REVIEW_MEETING, ended_on=date(2025, 9, 1))
    typed = {"on_day": "1", "on_month": "8", "on_year": "2025", "reason": ""}
    assert 'name="despite"' not in shown(chairs_client, page(case, "hold_meeting"))
    assert 'name="despite"' in shown(chairs_client, page(case, "hold_meeting"), typed)
    shown(
        chairs_client, page(case, "hold_meeting"), {**typed, "despite": "It was held to prepare the report."}
    )
    assert state_of(panel, case) == "cdrm_held"


def test_nothing_is_asked_when_nothing_waits(chairs_client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    with in_panel(panel):
        await_meeting(case=case, by=office)
    text = shown(chairs_client, page(case, "hold_meeting"))
    assert 'name="despite"' not in text and "keeps this case waiting" not in text
