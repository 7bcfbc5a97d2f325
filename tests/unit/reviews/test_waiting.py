"""What keeps a case from its next meeting: holds that block it, agencies that have not answered; and going on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cdop.agencies import actions as agencies
from cdop.cases import actions as cases
from cdop.cases.models import Case, CaseStep
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.reviews import actions
from cdop.timing import actions as timing
from tests.makers.agencies import make_request
from tests.makers.cases import SMOKE, make_accepted_case
from tests.makers.timing import make_hold

MET = date(2025, 8, 1)
HELD = {"reason": HoldReason.POST_MORTEM, "blocks": Blocks.REVIEW_MEETING}


@pytest.fixture
def waiting(scope, office) -> Case:
    """A case that waits for its review meeting, with a draft."""
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    review = actions.start(case=case, by=office)
    actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
    return case


@pytest.fixture
def met(waiting, office) -> Case:
    """The same, after its review meeting."""
    actions.hold_meeting(case=waiting, on=MET, by=office)
    return waiting


def last_reason(case: Case) -> str:
    return CaseStep.objects.filter(case=case).latest("id").reason


def test_the_review_meeting_waits_for_its_hold(waiting, office) -> None:
    hold = make_hold(office, waiting, expected_end=date(2025, 9, 1), **HELD)
    sentence = (
        "The review meeting waits: Post-mortem result awaited, since 1 June 2025, expected to end 1 September"
    )
    for how in ({"on": MET}, {"reason": "None was held."}):
        with pytest.raises(Refused, match=sentence):
            actions.hold_meeting(case=waiting, by=office, **how)
    timing.end_hold(hold=hold, on=date(2025, 7, 1), by=office)
    actions.hold_meeting(case=waiting, on=MET, by=office)
    assert waiting.state == "cdrm_held"


def test_a_hold_that_began_after_the_meeting_does_not_forbid_recording_it(waiting, office) -> None:
    make_hold(office, waiting, started_on=date(2025, 8, 2), **HELD)
    actions.hold_meeting(case=waiting, on=MET, by=office)
    assert waiting.state == "cdrm_held"


def test_a_hold_on_the_panel_does_not_keep_the_review_meeting(waiting, office) -> None:
    make_hold(office, waiting)
    actions.hold_meeting(case=waiting, on=MET, by=office)
    assert waiting.state == "cdrm_held"


def test_the_chair_may_go_on_with_a_reason_which_is_kept_with_the_step(waiting, office, chair) -> None:
    make_hold(office, waiting, **HELD)
    with pytest.raises(NotAllowed):
        actions.hold_meeting(case=waiting, on=MET, by=office, despite="It cannot wait.")
    actions.hold_meeting(case=waiting, on=MET, by=chair, despite="It cannot wait.")
    assert "Post-mortem result awaited" in last_reason(waiting) and "It cannot wait." in last_reason(waiting)


def test_panel_and_list_wait_for_a_hold_on_the_panel(met, office, chair) -> None:
    hold = make_hold(office, met)
    with pytest.raises(Refused, match="The panel waits: Inquest open, since 1 June 2025"):
        actions.make_ready(case=met, by=office)
    actions.make_ready(case=met, by=chair, despite="The coroner agrees.")
    soon = timezone.localdate() + timedelta(days=30)
    with pytest.raises(Refused, match="The panel waits: Inquest open"):
        actions.list_for_panel(case=met, on=soon, by=office)
    timing.end_hold(hold=hold, on=timezone.localdate(), by=office)
    actions.list_for_panel(case=met, on=soon, by=office)


def test_a_case_can_always_be_taken_off_the_list(met, office) -> None:
    actions.make_ready(case=met, by=office)
    actions.list_for_panel(case=met, on=date(2025, 11, 20), by=office)
    make_hold(office, met)
    actions.make_ready(case=met, by=office)
    assert met.state == "ready_for_panel"


def test_the_panel_waits_for_agencies_until_they_answer_or_are_let_off(met, office, chair) -> None:
    request = make_request(office, met)
    with pytest.raises(Refused, match="1 agency has neither answered nor been let off"):
        actions.make_ready(case=met, by=office)
    agencies.waive(request=request, reason="The practice has closed.", by=office)
    actions.make_ready(case=met, by=office)
    assert met.state == "ready_for_panel"


def test_nothing_is_kept_when_nothing_waits(met, chair) -> None:
    actions.make_ready(case=met, by=chair, reason="All is there.", despite="No need.")
    assert last_reason(met) == "All is there."


@pytest.mark.parametrize("missing", ["needed", "owner"])
def test_a_deferral_says_what_is_needed_and_who_gets_it(met, office, missing: str) -> None:
    actions.make_ready(case=met, by=office)
    actions.list_for_panel(case=met, on=date(2025, 11, 20), by=office)
    said = {"reason": "Too early.", "needed": "The histology.", "owner": "Coordinator"}
    with pytest.raises(Refused):
        actions.defer(case=met, by=office, **{**said, missing: " "})
    actions.defer(case=met, by=office, **said)
    assert last_reason(met) == "Too early. Needed: The histology. To be got by: Coordinator"
