"""Sections kept as documents behave as those with columns do, and every section has its store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.audit.models import Past
from cdop.cases import actions, queries, written
from cdop.cases.models import Case, DocumentAnswers
from cdop.cases.presenters import tabs
from cdop.cases.stores import FORMS_OF_A_CASE, NOT_ON_A_CASE, SECTIONS, STORES, Store, in_store
from cdop.core.refusals import Refused
from cdop.dataset.elements import Element, Kind
from cdop.dataset.forms import section
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of

SLUG = "joint_response"


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


@pytest.fixture
def case(by: Actor) -> Case:
    return make_case(by)


def save(case: Case, by: Actor, version: int | None = None, slug: str = SLUG, **values: object) -> list[str]:
    with scope_of(by):
        return actions.record_section(case=case, slug=slug, values=values, version=version, by=by)


def saved(case: Case, by: Actor) -> queries.Saved:
    with scope_of(by):
        return queries.saved_section(case, SLUG, by=by)


def test_answers_come_back_as_they_were_given(case: Case, by: Actor) -> None:
    moment = datetime(2025, 5, 11, 14, 5, tzinfo=UTC)
    given = {"initial_discussion_at": moment, "visit_made": "no", "response_closed_on": date(2025, 6, 1)}
    assert save(case, by, **given) == list(given)
    now = saved(case, by)
    assert {name: now.values[name] for name in given} == given and now.version == 1
    assert now.values["samples_taken"] == "" and set(now.values) == set(section(SLUG).names)


def test_only_what_is_sent_changes_and_the_past_is_kept(case: Case, by: Actor) -> None:
    save(case, by, visit_made="no", samples_taken="yes")
    assert save(case, by, 1, visit_made="", samples_taken="yes") == ["visit_made"]
    now = saved(case, by)
    assert (now.values["visit_made"], now.values["samples_taken"], now.version) == ("", "yes", 2)
    with scope_of(by), transaction.atomic():
        past = Past.objects.filter(table="cases_documentanswers").latest("id")
    assert past.content["answers"] == {"visit_made": "no", "samples_taken": "yes"}


def test_the_second_of_two_is_told(case: Case, by: Actor) -> None:
    save(case, by, 0, visit_made="no")
    with pytest.raises(Refused, match="after you opened it"):
        save(case, by, 0, visit_made="yes")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"visit_made": "perhaps"}, "is not one of the answers"),
        ({"visit_at": "yesterday"}, "not a date and time"),
        ({"visit_by": 7}, "not a text"),
        ({"nonsense": "x"}, "does not ask"),
    ],
)
def test_what_the_declaration_does_not_allow_is_refused(case: Case, by: Actor, values, words: str) -> None:
    with pytest.raises(Refused, match=words):
        save(case, by, **values)
    with scope_of(by), transaction.atomic():
        assert not DocumentAnswers.objects.exists()


@pytest.mark.parametrize("slug", [s.slug for s in SECTIONS if STORES[s.slug] is Store.DOCUMENT])
def test_every_question_survives_the_way_through_json(slug: str) -> None:
    values = {element.name: _some(element) for element in section(slug)}
    assert written.from_json(section(slug), written.to_json(section(slug), values)) == values


def _some(element: Element) -> Any:
    made = {
        Kind.TEXT: "x",
        Kind.LONG_TEXT: "x\ny",
        Kind.DATE: date(2025, 1, 2),
        Kind.TIME: datetime(2025, 1, 2, 3, 4).time(),
        Kind.DATETIME: datetime(2025, 1, 2, 3, 4, tzinfo=UTC),
        Kind.INTEGER: int(element.minimum or 0),
        Kind.DECIMAL: Decimal(element.minimum or 0),
    }
    if element.kind is Kind.TEXT and element.check:
        return ""
    if element.codes:
        first = next(iter(element.codes)).code
        return first if element.kind is Kind.CODE else [first]
    return made[element.kind]


def test_the_form_version_is_that_of_the_day_of_the_notification(by: Actor) -> None:
    old = make_case(
        by,
        notified_at=datetime(2020, 5, 1, 9, tzinfo=UTC),
        date_of_death=date(2020, 4, 30),
        date_of_birth=date(2019, 1, 1),
    )
    with scope_of(by):
        assert queries.saved_section(old, "death", by=by).form_version == "2019"
        assert queries.saved_section(make_case(by), "death", by=by).form_version == "2022"


def test_every_section_of_a_case_has_one_store_and_one_tab() -> None:
    assert set(STORES) == {s.slug for f in FORMS_OF_A_CASE for s in f.sections} - set(NOT_ON_A_CASE)
    assert sorted(s.slug for tab in tabs.TITLES for s in tabs.sections_of(tab)) == sorted(STORES)


def test_what_is_counted_has_columns_and_what_names_people_is_sealed() -> None:
    for each in SECTIONS:
        form = next(f for f in FORMS_OF_A_CASE if each in f.sections)
        if form.slug in ("notification", "reporting"):
            assert STORES[each.slug] is not Store.DOCUMENT, each.slug
        if each.identity:
            assert STORES[each.slug] in (Store.IDENTITY, Store.ROWS), each.slug
    assert "joint_response" in in_store(Store.DOCUMENT)
