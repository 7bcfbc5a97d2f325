"""Drafts: for one person alone, sealed, and no part of the record."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from cdop.access.actors import Actor
from cdop.cases import actions, queries
from cdop.cases.completing import completeness, whole
from cdop.cases.models import Case, Draft
from cdop.core.refusals import NotAllowed, Refused
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of

CANARY = "Zebedee Unmistakable"


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


@pytest.fixture
def case(by: Actor) -> Case:
    return make_case(by)


def keep(case: Case, by: Actor, slug: str = "child_identity", **typed: str) -> None:
    with scope_of(by):
        boxes = {name: [value] for name, value in (typed or {"surname": CANARY}).items()}
        actions.keep_draft(case=case, slug=slug, typed=boxes, version=1, by=by)


def mine(case: Case, by: Actor, slug: str = "child_identity") -> queries.Kept | None:
    with scope_of(by), transaction.atomic():
        return queries.my_draft(case, slug, by=by)


def test_what_was_typed_comes_back_with_the_version_seen(case: Case, by: Actor) -> None:
    keep(case, by, surname="Half a na", forenames="")
    kept = mine(case, by)
    assert kept and kept.typed == {"surname": ["Half a na"], "forenames": [""]} and kept.version == 1


def test_the_last_draft_replaces_the_one_before(case: Case, by: Actor) -> None:
    keep(case, by, surname="A")
    keep(case, by, surname="B")
    with scope_of(by), transaction.atomic():
        assert Draft.objects.count() == 1
    assert mine(case, by).typed == {"surname": ["B"]}


def test_a_draft_is_sealed_in_the_table(case: Case, by: Actor) -> None:
    keep(case, by)
    with scope_of(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT d::text FROM cases_draft d")
        text = cursor.fetchone()[0]
    assert "Unmistakable" not in text and CANARY.encode().hex() not in text


def test_nobody_elses_draft_can_be_read(case: Case, by: Actor) -> None:
    keep(case, by)
    assert mine(case, make_actor(make_panel(), "doctor")) is None
    assert mine(case, make_actor(make_panel("southshire"))) is None


def test_a_draft_takes_the_rights_of_the_section(case: Case, by: Actor) -> None:
    chair = make_actor(make_panel(), "chair")
    for slug in ("child_identity", "people", "death"):
        with pytest.raises(NotAllowed):
            keep(case, chair, slug, place_text="x")


def test_a_draft_changes_no_answer_fact_or_completeness(case: Case, by: Actor) -> None:
    def state() -> object:
        with scope_of(by), transaction.atomic():
            answers = queries.every_answer(case)
            return answers, whole(completeness(case, answers)), Case.objects.values().get(pk=case.pk)

    before = state()
    keep(case, by, "death", date_of_death_year="1999", place_text="Elsewhere")
    assert state() == before


def test_saving_or_discarding_ends_the_draft(case: Case, by: Actor) -> None:
    keep(case, by)
    with scope_of(by):
        actions.record_section(case=case, slug="child_identity", values={"surname": "B"}, version=1, by=by)
    assert mine(case, by) is None
    keep(case, by)
    with scope_of(by):
        actions.drop_draft(case=case, slug="child_identity", by=by)
    assert mine(case, by) is None


def test_a_colleagues_save_leaves_my_draft_alone(case: Case, by: Actor) -> None:
    keep(case, by)
    other = make_actor(make_panel(), "doctor")
    with scope_of(other):
        actions.record_section(case=case, slug="child_identity", values={"surname": "B"}, by=other)
    assert mine(case, by) is not None


def test_too_long_a_draft_is_refused_with_a_sentence(case: Case, by: Actor) -> None:
    with pytest.raises(Refused, match="too long"):
        keep(case, by, "death", place_text="x" * 600_000)
