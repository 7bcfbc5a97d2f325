"""Answers of a closed case are corrected with a reason, or not at all."""

from __future__ import annotations

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.cases import actions, queries
from cdop.core.refusals import Refused
from tests.makers.cases import make_case, make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


def test_without_a_reason_a_closed_case_stays_as_it_is(by: Actor) -> None:
    case = make_signed_case(by)
    with scope_of(by):
        with pytest.raises(Refused, match="Say why the answers of a closed case"):
            actions.record_section(case=case, slug="death", values={"place_text": "Other"}, by=by)
        with pytest.raises(Refused, match="Say why"):
            actions.add_row(case=case, slug="people", values={"relation": "mother"}, by=by)
        assert queries.saved_section(case, "death", by=by).values["place_text"] == ""
        assert queries.rows(case, "people", by=by) == []


def test_the_reason_is_kept_with_what_was_changed_and_by_whom(by: Actor) -> None:
    case = make_signed_case(by)
    with scope_of(by), transaction.atomic():
        values = {"place_text": "Other"}
        actions.record_section(case=case, slug="death", values=values, reason="A slip.", by=by)
        kept = queries.corrections(case, by=by)
    assert [(c.slug, c.fields, c.reason, c.recorded_by) for c in kept] == [
        ("death", ["place_text"], "A slip.", by.audit_id)
    ]


def test_saving_a_closed_case_unchanged_asks_for_nothing(by: Actor) -> None:
    case = make_signed_case(by)
    with scope_of(by):
        assert actions.record_section(case=case, slug="death", values={"place_text": ""}, by=by) == []


def test_an_open_case_asks_for_no_reason(by: Actor) -> None:
    case = make_case(by)
    with scope_of(by), transaction.atomic():
        actions.record_section(case=case, slug="death", values={"place_text": "Other"}, by=by)
        assert queries.corrections(case, by=by) == []
