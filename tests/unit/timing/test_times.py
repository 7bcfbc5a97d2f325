"""What happened to a case and when, read from its answers, its steps and the days recorded; and what is due next."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cdop.cases import actions as cases
from cdop.cases.models import Case
from cdop.cases.queries import cases_of
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists import DayKind, DeadlineCode, DeadlineUnit, NoticeKind, Severity
from cdop.reviews import actions as reviews
from cdop.timing import actions, queries
from cdop.timing.deadlines import Verdict
from cdop.timing.limits import Length, shipped
from cdop.timing.times import Event
from tests.makers.cases import make_accepted_case, make_case, make_listed_case, make_reviewed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.timing import make_hold, make_notice

LONDON = ZoneInfo("Europe/London")
DIED = date(2025, 5, 11)


def on(case: Case, event: Event, by) -> date | None:
    return queries.times_of(case, by=by).on(event)


def verdict(case: Case, code: DeadlineCode, by, now: str = "2025-12-01 12:00") -> Verdict:
    moment = datetime.fromisoformat(now).replace(tzinfo=LONDON)
    found = queries.deadlines_of(case, by=by, now=moment)
    return next(each.verdict for each in found if each.limit.code is code)


def test_the_death_and_who_was_aware_when_come_from_the_answers(scope, office) -> None:
    aware = datetime(2025, 5, 11, 20, 0, tzinfo=LONDON)
    case = make_case(office, time_of_death=time(18, 30), aware_at=aware)
    happened = queries.times_of(case, by=office).happened
    assert happened[Event.DIED].at == datetime(2025, 5, 11, 18, 30, tzinfo=LONDON)
    assert happened[Event.AWARE].at == aware and happened[Event.RECEIVED].on == date(2025, 5, 12)


def test_the_joint_response_comes_from_its_section(scope, office) -> None:
    case = make_case(office, jar_triggered="yes", jar_trigger_reason=["external"])
    assert verdict(case, DeadlineCode.JAR_VISIT, office) is Verdict.OVERDUE
    visited = {"visit_made": "yes", "visit_at": datetime(2025, 5, 12, 10, 0, tzinfo=LONDON)}
    cases.record_section(case=case, slug="joint_response", values=visited, by=office)
    assert on(case, Event.JAR_VISITED, office) == date(2025, 5, 12)
    assert verdict(case, DeadlineCode.JAR_VISIT, office) is Verdict.MET


def test_meeting_and_panel_come_from_the_steps(scope, office) -> None:
    case = make_reviewed_case(office, reviewed_on=date(2025, 8, 1))
    assert on(case, Event.MEETING, office) == on(case, Event.REVIEWED, office) == date(2025, 8, 1)
    assert on(case, Event.YEAR_END, office) == date(2026, 3, 31)


def test_a_corrected_meeting_counts_on_its_right_day(scope, office) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    review = reviews.start(case=case, by=office)
    reviews.add_line(review=review, slug="findings", values={"factor_code": "C16"}, by=office)
    reviews.hold_meeting(case=case, on=date(2025, 9, 1), by=office)
    reviews.make_ready(case=case, by=office)
    reviews.hold_meeting(case=case, on=date(2025, 8, 1), by=office)
    assert on(case, Event.MEETING, office) == date(2025, 8, 1)
    assert verdict(case, DeadlineCode.CDRM, office) is Verdict.MET


def test_no_meeting_is_not_a_meeting_until_one_is_held(scope, office) -> None:
    case = make_accepted_case(office)
    cases.await_meeting(case=case, by=office)
    reviews.hold_meeting(case=case, reason="The perinatal review took its place.", by=office)
    assert on(case, Event.MEETING, office) is None
    assert verdict(case, DeadlineCode.CDRM, office) is Verdict.NOT_APPLICABLE
    assert on(case, Event.MEETING_SETTLED, office) is not None


def test_a_conclusion_that_was_taken_back_does_not_count(scope, office) -> None:
    case = make_reviewed_case(office, reviewed_on=date(2025, 8, 1))
    reviews.defer(case=case, reason="Too early.", needed="The histology.", owner="Coordinator", by=office)
    assert on(case, Event.REVIEWED, office) is None


def test_the_first_conclusion_stands_when_a_case_is_reopened(scope, office, chair) -> None:
    case = make_reviewed_case(office, reviewed_on=date(2025, 8, 1))
    reviews.sign_off(case=case, by=chair)
    reviews.reopen(case=case, reason="The inquest has ended.", by=chair)
    reviews.list_for_panel(case=case, on=date(2026, 5, 2), by=office)
    reviews.conclude(case=case, reviewed_on=date(2026, 5, 2), by=office)
    assert on(case, Event.REVIEWED, office) == date(2025, 8, 1)
    reviews.defer(case=case, reason="Too early.", needed="A report.", owner="Coordinator", by=office)
    assert on(case, Event.REVIEWED, office) == date(2025, 8, 1)  # the signed conclusion was not taken back


def test_a_day_is_recorded_corrected_and_taken_back(scope, office) -> None:
    case = make_accepted_case(office)
    for day in (date(2025, 9, 1), date(2025, 8, 1)):
        actions.record_day(case=case, kind=DayKind.INQUEST_ENDED, on=day, by=office)
    assert on(case, Event.INQUEST_ENDED, office) == date(2025, 8, 1)
    actions.take_back_day(case=case, kind=DayKind.INQUEST_ENDED, by=office)
    assert on(case, Event.INQUEST_ENDED, office) is None
    with pytest.raises(Refused, match="none to take back"):
        actions.take_back_day(case=case, kind=DayKind.INQUEST_ENDED, by=office)


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2025, 5, 10), "before the child died"), (date(2999, 1, 1), "to come")]
)
def test_a_day_that_cannot_be_is_refused(scope, office, day, sentence) -> None:
    case = make_accepted_case(office)
    with pytest.raises(Refused, match=sentence):
        actions.record_day(case=case, kind=DayKind.REGISTERED, on=day, by=office)
    with pytest.raises(Refused, match=sentence):
        actions.record_notice(case=case, what=NoticeKind.NOTIFICATION, sent_on=day, by=office)


def test_the_first_sending_is_what_counts_and_a_withdrawn_one_does_not(scope, office) -> None:
    case = make_accepted_case(office)
    early = make_notice(office, case, date(2025, 5, 12))
    make_notice(office, case, date(2025, 6, 1))
    assert verdict(case, DeadlineCode.NOTIFY_NCMD, office) is Verdict.MET
    actions.withdraw_notice(notice=early, by=office)
    assert verdict(case, DeadlineCode.NOTIFY_NCMD, office) is Verdict.BREACHED
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_notice(notice=early, by=office)


def test_a_panel_sets_its_own_limit_and_goes_back(scope, office) -> None:
    code, today = DeadlineCode.FORM_RETURN, date(2026, 6, 1)
    assert queries.due_on(code, today, by=office) == date(2026, 6, 22)
    own = Length(10, DeadlineUnit.WORKING_DAYS, Severity.AIM)
    actions.set_limit(code=code, length=own, since=date(2026, 5, 1), by=office)
    assert queries.due_on(code, today, by=office) == date(2026, 6, 15)
    assert queries.days_for(code, by=office, start=today) == 14
    assert queries.due_on(code, date(2026, 4, 30), by=office) == date(2026, 5, 21)  # began before it was set
    actions.reset_limit(code=code, since=date(2026, 6, 1), by=office)
    assert queries.due_on(code, today, by=office) == date(2026, 6, 22)
    assert [row.is_reset for row in queries.history_of_limit(code, by=office)] == [True, False]


def test_a_recalled_limit_cannot_be_made_a_duty(scope, office) -> None:
    duty = Length(2, DeadlineUnit.MONTHS, Severity.DUTY)
    with pytest.raises(Refused, match="cannot be called a duty"):
        actions.set_limit(code=DeadlineCode.CDRM, length=duty, since=date(2026, 1, 1), by=office)
    with pytest.raises(Refused, match="must be between 0 and 25 months"):
        absurd = Length(26, DeadlineUnit.MONTHS, Severity.AIM)
        actions.set_limit(code=DeadlineCode.CDRM, length=absurd, since=date(2026, 1, 1), by=office)


def test_limits_are_set_by_office_and_administrator_and_nobody_else(scope, panel, office, chair) -> None:
    length = shipped(DeadlineCode.CDRM)
    for by in (office, make_actor(panel, "administrator")):
        actions.set_limit(code=DeadlineCode.CDRM, length=length, since=date(2026, 1, 1), by=by)
    with pytest.raises(NotAllowed):
        actions.set_limit(code=DeadlineCode.CDRM, length=length, since=date(2026, 1, 1), by=chair)


def test_one_panels_limit_does_not_bind_another(scope, panel, office) -> None:
    own = Length(1, DeadlineUnit.MONTHS, Severity.AIM)
    actions.set_limit(code=DeadlineCode.CDRM, length=own, since=date(2020, 1, 1), by=office)
    other = make_actor(make_panel("southshire"))
    case = make_accepted_case(other)
    with scope_of(other):
        assert verdict(case, DeadlineCode.CDRM, other, "2025-07-01 12:00") is Verdict.DUE


def test_what_is_due_next_costs_the_same_for_one_case_and_for_many(scope, office) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            found = queries.due_dates(cases_of(office).open(), by=office)
        assert found
        return len(seen.captured_queries)

    make_hold(office, make_accepted_case(office))
    one = asked()
    for _ in range(5):
        make_notice(office, make_accepted_case(office))
        make_listed_case(office)
    assert asked() == one == 3


def test_what_is_due_next_is_the_first_that_waits(scope, office) -> None:
    case = make_accepted_case(office)
    now = datetime(2025, 5, 12, 12, tzinfo=LONDON)
    first = queries.due_dates(cases_of(office), by=office, now=now)[case.pk]
    assert (first.code, first.on, first.overdue) == (DeadlineCode.NOTIFY_NCMD, date(2025, 5, 13), 0)
    make_notice(office, case)
    later = queries.due_dates(cases_of(office), by=office, now=datetime(2025, 9, 1, tzinfo=LONDON))[case.pk]
    assert (later.code, later.on, later.is_late) == (DeadlineCode.CDRM, date(2025, 8, 11), True)
