"""What is missing moves with the answers, the rows and the forms that a death calls for."""

from __future__ import annotations

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.cases import actions, queries
from cdop.cases.completing import Answered, completeness, facts_of, wanted_next, whole
from cdop.cases.models import Case
from cdop.cases.supplementing import standings
from cdop.core.refusals import Refused
from cdop.dataset.elements import Kind
from cdop.dataset.forms import section
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


def told(case: Case, by: Actor) -> dict[str, Answered]:
    with scope_of(by), transaction.atomic():
        answers = queries.every_answer(case)
        return {each.section.slug: each for each in completeness(case, answers)}


def asked(case: Case, by: Actor) -> set[str]:
    with scope_of(by), transaction.atomic():
        answers = queries.every_answer(case)
        return {s.form.slug for s in standings(answers, facts_of(case, answers)) if s.is_asked}


def save(case: Case, by: Actor, slug: str, **values: object) -> None:
    with scope_of(by):
        actions.record_section(case=case, slug=slug, values=values, by=by)


def test_an_answer_that_asks_more_raises_what_is_expected(by: Actor) -> None:
    case = make_case(by)
    before = told(case, by)["family_support"].progress.expected
    save(case, by, "family_support", family_informed_of_cdr="yes")
    assert told(case, by)["family_support"].progress.expected == before + 1


def test_rows_count_each_for_itself_unopened(by: Actor) -> None:
    case = make_case(by)
    none = told(case, by)["contacts"]
    assert none.rows == 0 and [e.name for e in none.progress.missing_musts] == [
        "agency_type",
        "contact_organisation",
    ]
    for organisation in ("Invented Surgery", ""):
        with scope_of(by):
            values = {"agency_type": "gp", "contact_organisation": organisation}
            actions.add_row(case=case, slug="contacts", values=values, by=by)
    two = told(case, by)["contacts"]
    assert two.rows == 2 and [e.name for e in two.progress.missing_musts] == ["contact_organisation"]


def test_conditions_within_a_row_follow_its_codes(by: Actor) -> None:
    case = make_case(by)
    with scope_of(by):
        row = actions.add_row(case=case, slug="people", values={"relation": "grandparent"}, by=by)
        other = told(case, by)["people"].progress.expected
        actions.change_row(row=row, values={"relation": "mother"}, by=by)
    assert told(case, by)["people"].progress.expected == other + 1  # parental responsibility


def test_a_withdrawn_row_counts_no_more(by: Actor) -> None:
    case = make_case(by)
    with scope_of(by):
        row = actions.add_row(case=case, slug="people", values={"relation": "mother"}, by=by)
        actions.withdraw_row(row=row, reason="Twice.", by=by)
    assert told(case, by)["people"].rows == 0


def test_the_joint_response_is_asked_once_it_was_triggered(by: Actor) -> None:
    case = make_case(by, jar_triggered="no")
    assert "joint_response" not in told(case, by)
    save(case, by, "death", jar_triggered="yes")
    assert "joint_response" in told(case, by)


def test_the_type_of_event_calls_for_its_form_and_a_person_may_decide_otherwise(by: Actor) -> None:
    always = asked(make_case(by), by)
    case = make_case(by, likely_event_type="sudi_sudc")
    assert asked(case, by) == {*always, "sudden_unexpected"}
    with scope_of(by):
        with pytest.raises(Refused, match="Say why"):
            actions.set_form_aside(case=case, form="sudden_unexpected", reason="", by=by)
        actions.set_form_aside(case=case, form="sudden_unexpected", reason="Explained.", by=by)
        actions.add_form(case=case, form="cardiac", by=by)
    assert asked(case, by) == {*always, "cardiac"}
    with scope_of(by):
        actions.add_form(case=case, form="sudden_unexpected", by=by)
        with pytest.raises(Refused, match="no such"):
            actions.add_form(case=case, form="notification", by=by)
    assert asked(case, by) == {*always, "cardiac", "sudden_unexpected"}


def test_a_form_that_was_begun_stays(by: Actor) -> None:
    case = make_case(by)
    assert "drowning" not in asked(case, by)
    element = next(e for e in section("drowning") if e.kind is Kind.CODE and e.codes)
    save(case, by, "drowning", **{element.name: next(iter(element.codes)).code})
    assert "drowning" in asked(case, by)
    with scope_of(by):
        assert "drowning" in [form.slug for form in queries.proposed_forms(case, by=by)]


def test_giving_the_last_musts_makes_the_case_ready(by: Actor) -> None:
    """Three answers would; after them nothing is wanted."""
    case = make_case(by)

    def wanted() -> list[str]:
        with scope_of(by), transaction.atomic():
            found = completeness(case, queries.every_answer(case))
            return [element.name for _, element in wanted_next(case, found)]

    before = wanted()
    assert before and "meeting_type" not in before  # what the meeting writes is not wanted before it
    whole_before = whole(list(told(case, by).values()))
    assert set(before) <= {e.name for e in whole_before.missing_musts}
    with scope_of(by):
        values = {"agency_type": "gp", "contact_organisation": "Invented Surgery"}
        actions.add_row(case=case, slug="contacts", values=values, by=by)
    assert len(wanted()) == len(before) - 2
