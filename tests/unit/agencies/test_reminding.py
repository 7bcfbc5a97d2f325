"""Reminders at 7, 14 and 21 days and the escalation after: each rung once, and one letter after any silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import actions, queries, tasks
from cdop.agencies.ladder import USUAL, Ladder
from cdop.agencies.models import Request
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.jobs.models import Job
from cdop.letters import sealing
from cdop.letters.models import Letter
from tests.makers.agencies import make_agency, make_contact, make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of

from .office import happened, in_days, letters, morning

FIRST = ["agency_request"]


def test_the_ladder_day_by_day(by: Actor, case: Case) -> None:
    request = make_request(by, case)
    written = {0: []}
    for day in range(1, 31):
        morning(by, days=day)
        written[day] = letters(request)[1:]
    new = {day: written[day][-1] for day in range(1, 31) if len(written[day]) > len(written[day - 1])}
    assert new == {
        7: "agency_reminder",
        14: "agency_reminder",
        21: "agency_reminder",
        22: "agency_overdue",
    }


def test_asked_for_twice_a_day_is_one_letter(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=8)
    morning(by)
    morning(by)
    assert letters(request) == [*FIRST, "agency_reminder"]
    assert Job.objects.filter(panel_id=by.panel_id, kind=tasks.REMIND).count() == 1


def test_a_job_begun_again_writes_nothing_twice(by: Actor, case: Case) -> None:
    requests = [make_request(by, make_accepted_case(by), days_ago=8) for _ in range(3)]
    today = timezone.localdate()
    for _ in range(2):
        for request in requests:
            actions.climb(request=request, ladder=USUAL, on=today, by=by)
    assert [letters(request) for request in requests] == [[*FIRST, "agency_reminder"]] * 3
    assert [happened(request).count("reminded") for request in requests] == [1] * 3


@pytest.mark.parametrize("days", [22, 30, 300])
def test_after_a_long_silence_of_the_clock_one_letter(by: Actor, case: Case, days: int) -> None:
    request = make_request(by, case, days_ago=days)
    morning(by)
    assert letters(request) == [*FIRST, "agency_overdue"]
    for later in range(1, 10):
        morning(by, days=later)
    assert letters(request) == [*FIRST, "agency_overdue"]


def test_only_the_last_rung_that_passed_is_climbed(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=16, due_in=60)
    morning(by)
    assert letters(request) == [*FIRST, "agency_reminder"]
    request.refresh_from_db()
    assert request.rung == 14
    morning(by, days=4)
    assert letters(request) == [*FIRST, "agency_reminder"]
    morning(by, days=5)
    assert letters(request) == [*FIRST, "agency_reminder", "agency_reminder"]


@pytest.mark.parametrize("end", ["returned", "nil", "waived", "refused"])
def test_nobody_is_reminded_of_what_is_over(by: Actor, case: Case, end: str) -> None:
    request = make_request(by, case, days_ago=30)
    if end in ("returned", "nil"):
        actions.mark_returned(request=request, nil=end == "nil", by=by)
    else:
        act = actions.waive if end == "waived" else actions.refuse
        act(request=request, reason="Known already.", by=by)
    morning(by)
    assert letters(request) == FIRST
    assert not actions.climb(request=request, ladder=USUAL, on=timezone.localdate(), by=by)
    with pytest.raises(Refused, match="nobody is reminded"):
        actions.remind(request=request, by=by)


def test_an_answer_that_came_while_the_job_ran_is_not_chased(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    today = timezone.localdate()
    (found,) = queries.to_climb(by, ladder=USUAL, on=today)
    actions.mark_returned(request=request, by=by)
    assert not actions.climb(request=found, ladder=USUAL, on=today, by=by)
    assert letters(request) == FIRST


def test_a_draft_is_nobodys_to_answer(by: Actor, case: Case) -> None:
    request = make_request(by, case, is_sent=False)
    with in_days(40):
        assert queries.to_climb(by, ladder=USUAL, on=timezone.localdate()) == []
    morning(by, days=40)
    assert happened(request) == ["drafted"]


def test_nobody_is_chased_about_a_case_that_is_over(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    Case.objects.filter(panel_id=by.panel_id, pk=case.pk).update(state="transferred_out")
    morning(by)
    assert letters(request) == FIRST


def test_escalated_the_lead_is_told_without_a_link(by: Actor, case: Case) -> None:
    agency = make_agency(by)
    contact = make_contact(by, agency)
    make_contact(by, agency, is_lead=True, email="lead@agency.example")
    request = make_request(by, case, agency=agency, contact=contact, days_ago=30)
    morning(by)
    assert letters(request) == [*FIRST, "agency_escalation"]
    letter = Letter.objects.filter(panel_id=by.panel_id, kind="agency_escalation").get()
    text = sealing.take(letter)
    assert text.recipient == "lead@agency.example" and not text.secrets
    assert "9 days late" in text.body and "/answer/" not in text.body
    assert queries.chase_counts(by, timezone.localdate()).escalated == 1


def test_a_new_day_for_the_answer_lets_it_escalate_anew(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    morning(by)
    request.refresh_from_db()
    later = timezone.localdate() + timedelta(days=5)
    actions.change(request=request, sections=request.sections, supplementary=[], due_on=later, note="", by=by)
    morning(by, days=6)
    assert letters(request) == [*FIRST, "agency_overdue", "agency_overdue"]


def test_without_anybody_to_write_to_it_is_escalated_all_the_same(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    actions.retire_contact(contact=request.contact, by=by)
    morning(by)
    assert letters(request) == FIRST and happened(request)[-1] == "escalated"
    assert queries.chase_counts(by, timezone.localdate()).escalated == 1


def test_a_reopened_request_climbs_from_the_foot(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    morning(by)
    actions.mark_returned(request=request, by=by)
    due_on = timezone.localdate() + timedelta(days=21)
    actions.reopen(request=request, reason="A page is missing.", due_on=due_on, by=by)
    before = letters(request)
    morning(by, days=6)
    assert letters(request) == before
    morning(by, days=7)
    assert letters(request) == [*before, "agency_reminder"]


def test_by_hand_once_a_day(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=3)
    actions.remind(request=request, by=by)
    with pytest.raises(Refused, match="letter went there today"):
        actions.remind(request=request, by=by)
    assert letters(request) == [*FIRST, "agency_reminder"]


def test_many_are_reminded_and_the_others_named_with_their_reason(by: Actor, case: Case) -> None:
    late = make_request(by, case, days_ago=30)
    today = make_request(by, case)
    back = make_request(by, case, days_ago=30)
    actions.mark_returned(request=back, by=by)
    chased = actions.remind_many(requests=[late, today, back], by=by)
    assert [request.pk for request in chased.reminded] == [late.pk]
    assert letters(late) == [*FIRST, "agency_overdue"]
    assert [request.pk for request, _ in chased.refused] == [today.pk, back.pk]
    assert all(sentence.endswith(".") for _, sentence in chased.refused)


def test_a_panel_sets_its_own_days(by: Actor, case: Case) -> None:
    assert queries.ladder(by) == USUAL
    actions.set_ladder(reminders=[10, 3], escalation=None, by=by)
    assert queries.ladder(by) == Ladder((3, 10), None)
    request = make_request(by, case, days_ago=30)
    morning(by)
    assert letters(request) == [*FIRST, "agency_overdue"] and "escalated" not in happened(request)
    with pytest.raises(Refused):
        actions.set_ladder(reminders=[], escalation=None, by=by)
    with pytest.raises(Refused):
        actions.set_ladder(reminders=[0], escalation=None, by=by)


def test_each_panel_by_its_own_ladder_and_no_other_panels_requests(by: Actor, case: Case) -> None:
    other = make_actor(make_panel("southshire"))
    with scope_of(other):
        actions.set_ladder(reminders=[40], escalation=None, by=other)
    theirs = make_request(other, make_accepted_case(other), days_ago=30)
    mine = make_request(by, case, days_ago=30)
    morning(by)
    morning(other)
    with scope_of(by):
        assert letters(mine) == [*FIRST, "agency_overdue"]
    with scope_of(other):
        assert letters(theirs) == FIRST
        assert not Request.objects.filter(pk=mine.pk).exists()
