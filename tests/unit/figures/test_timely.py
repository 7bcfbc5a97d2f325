"""What a figure says was done in time: by the definitions, and never of a day that nobody recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cdop.figures.cohort import Basis, cohort_for_year
from cdop.figures.facts import CaseFacts, case_facts
from cdop.figures.populations import REVIEWED_IN_TIME, TOLD_IN_TIME
from cdop.figures.timely import FACTS, FORMS, all_in_time, answered
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case, make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.timing import make_notice


@pytest.fixture
def by(db):
    return make_actor(make_panel())


def facts(by, basis=Basis.DEATH, *, with_times=True) -> dict[int, CaseFacts]:
    with scope_of(by), transaction.atomic():
        cohort = cohort_for_year(by.panel_id, basis, "2025-26")
        return {line.case_id: line for line in case_facts(cohort, with_times=with_times)}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (datetime(2025, 5, 13, 23, 0, tzinfo=UTC), "late"),  # the 14th in London: a third day
        (datetime(2025, 5, 13, 22, 0, tzinfo=UTC), "in_time"),  # no time of death is known: two days
        (datetime(2025, 5, 12, 9, 0, tzinfo=UTC), "in_time"),
    ],
)
def test_within_48_hours_is_two_days_where_no_time_is_known(by, told, said):
    case = make_accepted_case(by, notified_at=told)
    assert facts(by)[case.pk].notified_in_time == said


def test_a_notice_that_nobody_recorded_is_neither_in_time_nor_late(by):
    none, early, late = (make_accepted_case(by) for _ in range(3))
    make_notice(by, early, date(2025, 5, 12))
    make_notice(by, late, date(2025, 5, 20))
    found = facts(by)
    assert [found[case.pk].notice_in_time for case in (none, early, late)] == ["", "in_time", "late"]


def test_the_meeting_and_the_panel_are_counted_from_what_happened(by):
    soon = make_signed_case(by, reviewed_on=date(2025, 8, 11))
    after = make_signed_case(by, reviewed_on=date(2025, 8, 12))
    found = facts(by, Basis.REVIEW)
    assert found[soon.pk].meeting_in_time == "in_time"  # three months to the day
    assert found[after.pk].meeting_in_time == "late"
    assert {found[case.pk].panel_in_time for case in (soon, after)} == {"in_time"}


def test_forms_are_in_time_when_all_of_them_were(by):
    asked, none, waiting = (make_accepted_case(by) for _ in range(3))
    make_request(by, asked, days_ago=30, due_in=10)  # never answered, and overdue
    make_request(by, asked)
    make_request(by, waiting)
    found = facts(by)
    assert [found[case.pk].forms_in_time for case in (asked, none, waiting)] == ["late", "not_asked", ""]


def test_times_are_read_for_those_alone_who_ask_and_cost_the_same_for_one_or_for_many(by):
    case = make_accepted_case(by)
    line = facts(by, with_times=False)[case.pk]
    assert not any(getattr(line, name) for name in (*FACTS.values(), FORMS))
    few = _queries(by)
    for _ in range(4):
        make_request(by, make_accepted_case(by))
    assert _queries(by) == few


def _queries(by) -> int:
    cohort = cohort_for_year(by.panel_id, Basis.DEATH, "2025-26")
    with scope_of(by), transaction.atomic(), CaptureQueriesContext(connection) as seen:
        case_facts(cohort, with_times=True)
    return len([each for each in seen if each["sql"].startswith("SELECT") or "UNION" in each["sql"]])


def test_every_fact_of_time_is_read_and_has_a_population():
    assert set(FACTS.values()) | {FORMS} == {*TOLD_IN_TIME, *REVIEWED_IN_TIME}


def test_weeks_weight_expectation_and_joint_response_are_told_in_their_bands(by):
    newborn = make_accepted_case(
        by, expected="expected", jar_triggered="yes", gestation_weeks=23, birth_weight_g=499
    )
    other = make_accepted_case(by, jar_triggered="")
    found = facts(by, with_times=False)
    line = found[newborn.pk]
    assert (line.gestation, line.birth_weight) == ("22_23", "<500")
    assert (line.expected, line.jar) == ("expected", "yes")
    assert (found[other.pk].gestation, found[other.pk].jar) == ("", "")


def test_a_form_that_came_back_late_stays_late():
    today = timezone.localdate()
    assert answered(today, today, today) == "in_time"
    assert answered(today - timedelta(days=1), today, today) == "late"
    assert answered(today, None, today) == ""
    assert all_in_time({"in_time"}) == "in_time"
    assert all_in_time({"in_time", ""}) == "" and all_in_time({"in_time", "", "late"}) == "late"
