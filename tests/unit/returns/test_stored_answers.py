"""What the forms said of a child stands in the facts that returns count, in their own codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from cdop.cases import actions as cases
from cdop.figures import readings
from cdop.figures.cohort import Basis, cohort_for_year
from cdop.figures.facts import case_facts
from tests.makers.cases import make_accepted_case, make_case, make_reviewed_case, make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.transfers import AGREED, make_accepted, make_offer

YEAR = "2025-26"
LIVED_THERE = replace(AGREED, reason="residence")


@pytest.fixture
def by(db):
    return make_actor(make_panel())


def facts(by, basis, year=YEAR):
    with scope_of(by), transaction.atomic():
        return {line.case_id: line for line in case_facts(cohort_for_year(by.panel_id, basis, year))}


def test_answers_are_read_in_the_codes_of_the_return(by):
    case = make_signed_case(
        by,
        reviewed_on=date(2025, 11, 11),
        likely_event_type="drowning",
        place_of_death="road",
        other_reviews=["jar", "cspr"],
        cp_plan_at_death="yes",
        cp_plan_ever="yes",
        looked_after="current",
        lac_basis="care_order_s31",
        asylum_status="refugee",
    )
    line = facts(by, Basis.REVIEW)[case.pk]
    assert (line.event, line.place, line.cp_plan, line.asylum) == ("drowning", "public", "yes", "refugee")
    assert (line.statutory_order, line.safeguarding_review) == ("yes", "yes")
    assert line.time_taken == "within_6m"  # died on 11 May 2025


def test_what_nobody_answered_is_blank_and_never_no(by):
    case = make_signed_case(by, looked_after="", cp_plan_at_death="")
    line = facts(by, Basis.REVIEW, review_year_of(case, by))[case.pk]
    assert not any((line.event, line.cp_plan, line.asylum, line.statutory_order, line.safeguarding_review))


def review_year_of(case, by):
    with scope_of(by), transaction.atomic():
        on = case.reviews.get(panel_id=by.panel_id, is_counted=True).first_reviewed_on
    first = on.year if on.month >= 4 else on.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


@pytest.mark.parametrize(
    ("looked_after", "basis", "said"),
    [
        ("never", "", "no"),
        ("previous", "care_order_s31", "no"),
        ("current", "s20", "no"),
        ("current", "remand", "no"),
        ("current", "care_order_s31", "yes"),
        ("current", "interim_care_order", "yes"),
        ("current", "epo_police_protection", "yes"),
        ("current", "placement_order", "yes"),
        ("current", "", "nk"),
        ("current", "nk", "nk"),
        ("nk", "", "nk"),
        ("", "", ""),
    ],
)
def test_a_statutory_order_is_one_at_the_time_of_death(looked_after, basis, said):
    assert readings.statutory_order(looked_after, basis) == said


@pytest.mark.parametrize(
    ("died", "reviewed", "band"),
    [
        (date(2024, 1, 31), date(2024, 7, 31), "within_6m"),
        (date(2024, 1, 31), date(2024, 8, 1), "within_12m"),
        (date(2023, 8, 31), date(2024, 2, 29), "within_6m"),
        (date(2023, 8, 31), date(2024, 3, 1), "within_12m"),
        (date(2024, 5, 10), date(2025, 5, 10), "within_12m"),
        (date(2024, 5, 10), date(2025, 5, 11), "within_24m"),
        (date(2024, 5, 10), date(2026, 5, 11), "over_24m"),
    ],
)
def test_bands_of_time_end_on_the_same_day_of_the_month(died, reviewed, band):
    assert readings.time_taken(died, reviewed) == band


def test_what_is_open_is_counted_at_the_end_of_each_year_it_was_open(by):
    open_case = make_accepted_case(by)
    reviewed = make_reviewed_case(by, reviewed_on=date(2026, 5, 6))
    later = make_case(by, notified_at=datetime(2026, 4, 1, 12, tzinfo=UTC), date_of_death=date(2026, 3, 31))
    assert set(facts(by, Basis.OPEN)) == {open_case.pk, reviewed.pk}
    assert {line.day for line in facts(by, Basis.OPEN).values()} == {date(2026, 3, 31)}
    assert set(facts(by, Basis.OPEN, "2026-27")) == {open_case.pk, later.pk}
    assert set(facts(by, Basis.OPEN, "2023-24")) == set()


def test_a_death_passed_on_is_notified_here_and_counted_elsewhere(by):
    here, gone, declined, stillborn = (make_accepted_case(by) for _ in range(4))
    other = make_panel("elsewhere")
    make_accepted(make_offer(by, gone, other, agreement=LIVED_THERE), make_actor(other))
    with scope_of(by):
        for case, why in ((declined, "not_resident_declined"), (stillborn, "stillbirth")):
            cases.decide_out_of_scope(case=case, reason_code=why, reason="The panel decided so.", by=by)
    assert set(facts(by, Basis.PASSED_ON)) == {gone.pk, declined.pk}
    assert set(facts(by, Basis.NOTIFICATION)) == {here.pk}
