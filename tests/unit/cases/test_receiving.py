"""A notification becomes a case: facts derived, identity sealed, a reference that gives nothing away."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.audit.models import Event
from cdop.cases import actions, queries
from cdop.cases.models import CaseStep
from cdop.core.refusals import NotAllowed, Refused
from cdop.reference.queries import LsoaFact
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


# Worked out by hand: whole days before the 28th day of life, months or years after it.
AGES = [
    ("2025-05-11", "2025-05-11", "0_27d"),
    ("2025-04-14", "2025-05-11", "0_27d"),  # 27 days
    ("2025-04-13", "2025-05-11", "28_364d"),  # 28 days
    ("2024-05-12", "2025-05-11", "28_364d"),  # the day before the first birthday
    ("2024-05-11", "2025-05-11", "1_4"),  # the first birthday
    ("2020-05-12", "2025-05-11", "1_4"),
    ("2020-05-11", "2025-05-11", "5_9"),
    ("2015-05-11", "2025-05-11", "10_14"),
    ("2010-05-11", "2025-05-11", "15_17"),
    ("2007-05-12", "2025-05-11", "15_17"),
    ("2007-05-11", "2025-05-11", ""),  # eighteen: no child
    ("2024-02-29", "2025-02-28", "28_364d"),  # born on a leap day: one year old on 1 March
]


@pytest.mark.parametrize(("born", "died", "band"), AGES)
def test_the_age_band_follows_from_both_days(by: Actor, born: str, died: str, band: str) -> None:
    days = {"date_of_birth": date.fromisoformat(born), "date_of_death": date.fromisoformat(died)}
    assert make_case(by, **days).age_band == band


def test_days_that_contradict_each_other_are_refused(by: Actor) -> None:
    with pytest.raises(Refused, match="date of death is before the date of birth"):
        make_case(by, date_of_birth=date(2025, 5, 12), date_of_death=date(2025, 5, 11))


def test_nothing_but_the_moment_is_needed(by: Actor) -> None:
    with scope_of(by):
        case = actions.receive(notified_at=datetime(2025, 5, 12, tzinfo=UTC), answers={}, by=by)
    assert (case.died_on, case.age_band, case.area, case.state) == (None, "", "", "received")


def test_the_area_is_that_of_the_home(by: Actor, monkeypatch) -> None:
    """An authority that was written down stands; otherwise the small area tells it, and its deprivation."""
    found = LsoaFact("E01012654", 2011, "E06000008", "Blackburn", 1, 1, 1, 2019, "invented")
    monkeypatch.setattr("cdop.cases.actions.facts.reference.lsoas", lambda codes: {"E01012654": found})
    told, derived = (make_case(by, lsoa11="E01012654", resident_la=la) for la in ("E06000009", ""))
    assert (told.area, told.imd_decile, told.imd_release) == ("E06000009", 1, 2019)
    assert (derived.area, derived.imd_decile) == ("E06000008", 1)


def test_the_first_step_is_on_the_day_of_notification(by: Actor) -> None:
    late = datetime(2025, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight of 1 July in London
    case = make_case(by, notified_at=late)
    with scope_of(by), transaction.atomic():
        step = CaseStep.objects.get(case=case)
    assert (step.from_state, step.to_state, step.happened_on) == ("", "received", date(2025, 7, 1))
    assert step.recorded_by == by.audit_id


def test_references_tell_nothing(by: Actor) -> None:
    references = [make_case(by).reference for _ in range(20)]
    assert all(re.fullmatch(r"[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}", r) for r in references)
    assert sorted(references) != references and len(set(references)) == 20


def test_the_same_source_is_taken_once_in_a_panel(by: Actor) -> None:
    make_case(by, source_reference="OLD-1")
    with pytest.raises(Refused, match="OLD-1 is already a case"):
        make_case(by, source_reference="OLD-1")
    assert make_case(make_actor(make_panel("south")), source_reference="OLD-1")


def test_the_event_names_sections_and_no_values(by: Actor) -> None:
    case = make_case(by, surname="Canarysurname")
    with scope_of(by), transaction.atomic():
        event = Event.objects.get(act="case.received", object_ref=case.reference)
    assert "child_identity" in event.detail["sections"] and "Canarysurname" not in str(event.detail)


@pytest.mark.parametrize("role", ["chair", "member", "analyst", "submitter", "administrator"])
def test_who_records_no_cases_receives_none(by: Actor, role: str) -> None:
    with pytest.raises(NotAllowed):
        make_case(make_actor(make_panel(), role))


@pytest.mark.parametrize("role", ["chair", "member", "analyst", "submitter", "administrator"])
def test_who_may_not_see_identity_is_told_none(by: Actor, role: str) -> None:
    case, other = make_case(by), make_actor(make_panel(), role)
    with scope_of(other), transaction.atomic(), pytest.raises(NotAllowed):
        queries.identity(case, by=other)
