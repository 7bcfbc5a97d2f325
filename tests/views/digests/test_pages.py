"""The week's list for coordinators, the months for chairs."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from cdop.access.models import User
from cdop.access.queries import system_actor
from cdop.digests import actions, queries
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, make_user, scope_of, sign_in


@pytest.fixture
def by(db):
    return make_actor(make_panel())


@pytest.fixture
def person(by):
    return sign_in(Client(), User.objects.get(pk=by.user_id))


@pytest.fixture
def clock(by):
    return system_actor("digests", make_panel())


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def keep(by, clock, on: date) -> None:
    with scope_of(by), transaction.atomic():
        actions.keep_quality(on=on, lines=queries.quality(by=clock), by=clock)


def test_before_the_first_it_says_when_it_will_be_there(person) -> None:
    assert "No lists recorded yet." in text_of(person.get("/digests/quality/"))


def test_it_names_what_is_missing_and_leads_to_the_cases(person, by, clock) -> None:
    case = make_case(by, date_of_death=None)
    keep(by, clock, date(2026, 11, 16))
    shown = text_of(person.get("/digests/quality/"))
    assert "Cases without a day of death: 1" in shown and f"/cases/{case.reference}/" in shown
    assert "16 November 2026" in shown


def test_where_nothing_is_missing_it_says_so(person, by, clock) -> None:
    keep(by, clock, date(2026, 11, 16))
    assert "Nothing was missing" in text_of(person.get("/digests/quality/"))


def test_the_list_stays_as_it_was_made(person, by, clock) -> None:
    make_case(by, date_of_death=None)
    keep(by, clock, date(2026, 11, 9))
    make_case(by, date_of_death=None)
    assert "Cases without a day of death: 1" in text_of(person.get("/digests/quality/"))
    keep(by, clock, date(2026, 11, 16))
    assert "Cases without a day of death: 2" in text_of(person.get("/digests/quality/"))


@pytest.mark.parametrize(
    ("on", "last", "year"),
    [(date(2026, 11, 1), "31 October 2026", "2026-27"), (date(2026, 4, 1), "31 March 2026", "2025-26")],
)
def test_a_month_leads_to_the_themes_of_its_year(by, clock, on: date, last: str, year: str) -> None:
    chair = sign_in(Client(), make_user(make_panel(), "chair"))
    with scope_of(by), transaction.atomic():
        actions.keep_themes(on=on, by=clock)
    shown = text_of(chair.get("/digests/themes/"))
    assert last in shown and f"/themes/?year={year}" in shown


def test_each_is_for_those_whom_it_is_for(db) -> None:
    administrator = sign_in(Client(), make_user(make_panel(), "administrator"))
    member = sign_in(Client(), make_user(make_panel(), "member"))
    assert administrator.get("/digests/quality/").status_code == 403
    assert administrator.get("/digests/themes/").status_code == 403
    assert member.get("/digests/quality/").status_code == 403
