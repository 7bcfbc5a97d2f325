"""What is back and what is not: for one case, for the panel, and as cheap for many as for few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import actions, queries
from cdop.cases.models import Case
from cdop.cases.queries import cases_of
from cdop.core.refusals import NotAllowed
from cdop.letters.models import Letter
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of


def test_a_case_nobody_was_asked_about_is_not_complete(case: Case) -> None:
    assert not queries.is_everything_back(case)
    assert list(queries.outstanding(case)) == []


def test_everything_is_back_when_nobody_owes_anything(by: Actor, case: Case) -> None:
    answered, nil, waived, refused, opened = (make_request(by, case) for _ in range(5))
    actions.mark_returned(request=answered, by=by)
    actions.mark_returned(request=nil, nil=True, by=by)
    actions.waive(request=waived, reason="Known.", by=by)
    actions.refuse(request=refused, reason="Says no.", by=by)
    actions.mark_opened(request=opened, by=by)
    assert list(queries.outstanding(case)) == [opened] and not queries.is_everything_back(case)
    actions.mark_returned(request=opened, by=by)
    assert list(queries.outstanding(case)) == [] and queries.is_everything_back(case)


def test_a_draft_is_still_owed(by: Actor, case: Case) -> None:
    draft = make_request(by, case, is_sent=False)
    assert list(queries.outstanding(case)) == [draft] and not queries.is_everything_back(case)


def test_the_counts_of_a_day(by: Actor, case: Case) -> None:
    today = timezone.localdate()
    make_request(by, case, days_ago=22)  # one day late
    make_request(by, case, days_ago=21)  # due today
    make_request(by, case, days_ago=15)  # due in 6 days
    make_request(by, case, days_ago=14)  # due in 7 days
    make_request(by, case, is_sent=False)
    Letter.objects.filter(panel_id=by.panel_id)[:1].get()
    found = queries.chase_counts(by, today)
    assert (found.open, found.overdue, found.due_soon, found.drafts) == (4, 1, 2, 1)
    assert (found.escalated, found.letters) == (0, 0)
    assert [late.due_on < today for late in queries.overdue_requests(by, today)] == [True]


def test_failed_letters_are_counted(by: Actor, case: Case) -> None:
    make_request(by, case)
    Letter.objects.filter(panel_id=by.panel_id).update(state="doubtful")
    assert queries.chase_counts(by, timezone.localdate()).letters == 1


def test_cases_carry_their_counts(by: Actor, case: Case) -> None:
    make_request(by, case, days_ago=30)
    make_request(by, case)
    quiet = make_accepted_case(by)
    found = queries.cases_with_requests(cases_of(by), on=timezone.localdate())
    counts = {one.pk: (one.requests_open, one.requests_overdue) for one in found}
    assert counts == {case.pk: (2, 1), quiet.pk: (0, 0)}


def test_how_often_a_request_was_chased_counts_this_round_alone(by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=3)
    actions.remind(request=request, by=by)
    (found,) = queries.requests_of(case, by=by)
    assert found.chased == 1 and found.chased_at is not None
    actions.mark_returned(request=request, by=by)
    actions.reopen(request=request, reason="More.", due_on=timezone.localdate(), by=by)
    assert queries.requests_of(case, by=by)[0].chased == 0


@pytest.mark.parametrize("ask", ["requests_of", "chase_counts", "overdue", "cases", "climb"])
def test_as_cheap_for_many_as_for_few(by: Actor, case: Case, ask: str) -> None:
    today = timezone.localdate()

    def cost() -> int:
        with CaptureQueriesContext(connection) as spent:
            if ask == "requests_of":
                queries.requests_of(case, by=by)
            elif ask == "chase_counts":
                queries.chase_counts(by, today)
            elif ask == "overdue":
                [(late.agency.name, late.case.reference) for late in queries.overdue_requests(by, today)]
            elif ask == "cases":
                list(queries.cases_with_requests(cases_of(by), on=today))
            else:
                queries.to_climb(by, ladder=queries.ladder(by), on=today)
        return len([one for one in spent if one["sql"].startswith("SELECT")])

    make_request(by, case, days_ago=30)
    few = cost()
    for _ in range(5):
        make_request(by, case, days_ago=30)
    assert cost() == few <= 2


def test_those_who_see_no_case_see_no_request(by: Actor, case: Case) -> None:
    analyst = make_actor(make_panel(), "analyst")
    with scope_of(analyst):
        for forbidden in (
            lambda: queries.requests_of(case, by=analyst),
            lambda: queries.chase_counts(analyst, timezone.localdate()),
            lambda: queries.directory(analyst),
        ):
            with pytest.raises(NotAllowed):
                forbidden()
