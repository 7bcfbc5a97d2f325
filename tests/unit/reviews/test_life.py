"""The whole life of a review, through actions alone, and what each stage refuses."""

from datetime import date

import pytest

from cdop.cases import actions as cases
from cdop.core.refusals import NotAllowed, Refused
from cdop.reviews import actions
from cdop.reviews.actions.holding import findings_of
from cdop.reviews.models import Review
from tests.makers.cases import SMOKE, make_accepted_case, make_listed_case, make_reviewed_case

DIED = date(2025, 5, 11)
MET, PANEL, AGAIN = date(2025, 8, 1), date(2025, 11, 20), date(2026, 5, 2)


def test_from_the_first_factor_to_a_second_conclusion(scope, office, chair) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    review = actions.start(case=case, by=office)
    actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
    actions.hold_meeting(case=case, on=MET, by=office)
    actions.make_ready(case=case, by=office)
    actions.list_for_panel(case=case, on=PANEL, by=office)
    _decide(review, office)
    actions.conclude(case=case, reviewed_on=PANEL, by=office)
    actions.sign_off(case=case, by=chair)
    actions.reopen(case=case, reason="The inquest has ended.", by=chair)
    actions.list_for_panel(case=case, on=AGAIN, by=office)
    actions.conclude(case=case, reviewed_on=AGAIN, by=office)
    actions.sign_off(case=case, by=chair)
    first, second = Review.objects.filter(case=case).order_by("number")
    assert (first.is_counted, second.is_counted) == (False, True)
    assert (first.first_reviewed_on, second.first_reviewed_on) == (PANEL, PANEL)
    assert (first.reviewed_on, second.reviewed_on, case.state) == (PANEL, AGAIN, "closed")


def test_a_coordinator_does_not_sign_off_or_reopen(scope, office, chair) -> None:
    case = make_reviewed_case(office)
    with pytest.raises(NotAllowed):
        actions.sign_off(case=case, by=office)
    actions.sign_off(case=case, by=chair)
    with pytest.raises(NotAllowed):
        actions.reopen(case=case, reason="A reason.", by=office)


def test_a_signed_review_does_not_change(scope, office, chair) -> None:
    case = make_reviewed_case(office)
    signed = actions.sign_off(case=case, by=chair)
    line = findings_of(signed)[0]
    for attempt in (
        lambda: actions.add_line(review=signed, slug="findings", values=SMOKE, by=office),
        lambda: actions.change_line(row=line, slug="findings", values=SMOKE, by=office),
        lambda: actions.withdraw_line(row=line, slug="findings", by=office),
        lambda: actions.record_section(
            review=signed, slug="summary", values={"case_summary": "x"}, by=office
        ),
        lambda: actions.conclude(case=case, reviewed_on=PANEL, by=office),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_version_before_the_current_one_does_not_change(scope, office, chair) -> None:
    case = make_reviewed_case(office)
    old = actions.sign_off(case=case, by=chair)
    fresh = actions.reopen(case=case, reason="New findings.", by=chair)
    with pytest.raises(Refused, match="signed off"):
        actions.add_line(review=old, slug="findings", values=SMOKE, by=office)
    actions.add_line(review=fresh, slug="findings", values=SMOKE, by=office)
    assert [len(findings_of(one)) for one in (old, fresh)] == [1, 2]


def test_a_conclusion_that_contradicts_the_factors_bars_the_signature_only(scope, office, chair) -> None:
    case = make_reviewed_case(office, modifiability="none_identified")
    with pytest.raises(Refused, match="no modifiable factors were identified, but"):
        actions.sign_off(case=case, by=chair)
    assert case.state == "awaiting_sign_off"


def test_the_signature_waits_for_the_family_plan(scope, office, chair) -> None:
    case = make_reviewed_case(office)
    review = Review.objects.current().get(case=case)
    actions.record_section(review=review, slug="conclusion", values={"followup_family": " "}, by=office)
    with pytest.raises(Refused, match="plan for the family"):
        actions.sign_off(case=case, by=chair)


def test_deferring_after_the_conclusion_takes_the_case_out_of_the_count(scope, office) -> None:
    case = make_reviewed_case(office)
    actions.defer(
        case=case, reason="A result is missing.", needed="The histology.", owner="Coordinator", by=office
    )
    review = Review.objects.get(case=case)
    assert (review.is_counted, review.reviewed_on, review.first_reviewed_on) == (False, None, None)
    actions.make_ready(case=case, by=office)
    actions.list_for_panel(case=case, on=AGAIN, by=office)
    actions.conclude(case=case, reviewed_on=AGAIN, by=office)
    review.refresh_from_db()
    assert (review.is_counted, review.first_reviewed_on) == (True, AGAIN)


def test_deferring_a_second_version_lets_the_signed_one_count_again(scope, office, chair) -> None:
    case = make_reviewed_case(office)
    actions.sign_off(case=case, by=chair)
    actions.reopen(case=case, reason="New findings.", by=chair)
    actions.list_for_panel(case=case, on=AGAIN, by=office)
    actions.conclude(case=case, reviewed_on=AGAIN, by=office)
    actions.defer(
        case=case, reason="A report is awaited.", needed="The report.", owner="Coordinator", by=office
    )
    counted = Review.objects.counted().get(case=case)
    assert (counted.number, counted.first_reviewed_on) == (1, PANEL)


def test_the_panel_is_not_asked_to_begin_from_an_empty_page(scope, office) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    actions.hold_meeting(case=case, on=MET, by=office)
    with pytest.raises(Refused, match="no draft analysis"):
        actions.make_ready(case=case, by=office)


def test_a_meeting_not_held_needs_a_reason(scope, office) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    with pytest.raises(Refused, match="say why none was held"):
        actions.hold_meeting(case=case, by=office)
    actions.hold_meeting(case=case, reason="The perinatal review took its place.", by=office)
    assert case.state == "cdrm_held"


def test_signing_off_before_anything_was_begun_is_refused_in_words(scope, office, chair) -> None:
    with pytest.raises(Refused, match="cannot become"):
        actions.sign_off(case=make_accepted_case(office), by=chair)


def test_a_death_out_of_scope_has_no_review(scope, office) -> None:
    case = make_accepted_case(office)
    cases.decide_out_of_scope(case=case, reason_code="stillbirth", reason="Stillborn.", by=office)
    with pytest.raises(Refused, match="not reviewed"):
        actions.start(case=case, by=office)


def test_what_was_concluded_is_not_taken_back_piece_by_piece(scope, office) -> None:
    case = make_reviewed_case(office)
    review = Review.objects.current().get(case=case)
    with pytest.raises(Refused, match="Choose at least one category"):
        actions.record_section(review=review, slug="classification", values={"categories": []}, by=office)
    with pytest.raises(Refused, match="Domain C"):
        actions.withdraw_line(row=findings_of(review)[0], slug="findings", by=office)


def test_days_of_stages_are_not_saved_with_their_section(scope, office) -> None:
    _, review = make_listed_case(office)
    with pytest.raises(Refused, match="recorded with their stage"):
        actions.record_section(review=review, slug="meeting_basis", values={"reviewed_on": PANEL}, by=office)


def _decide(review: Review, by) -> None:
    silent = {f"domain_{letter}": "none_identified" for letter in "abd"}
    chosen = {"categories": ["8", "10"], "modifiability": "modifiable_identified"}
    plan = {"followup_family": "The key worker tells the parents."}
    for slug, values in (("domain_statements", silent), ("classification", chosen), ("conclusion", plan)):
        actions.record_section(review=review, slug=slug, values=values, by=by)
