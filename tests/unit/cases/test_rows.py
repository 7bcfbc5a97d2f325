"""People and other rows: sealed whole, changed with their past kept, withdrawn and taken back, never removed."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from cdop.access.actors import Actor
from cdop.audit.models import Event, Past
from cdop.cases import actions, queries
from cdop.cases.models import Case, RepeatedRow
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


def add(case: Case, by: Actor, **values: object) -> RepeatedRow:
    given = {"relation": "mother", "person_name": CANARY, **values}
    with scope_of(by):
        return actions.add_row(case=case, slug="people", values=given, by=by)


def listed(case: Case, by: Actor, **how: bool) -> list[queries.Row]:
    with scope_of(by):
        return queries.rows(case, "people", by=by, **how)


def test_rows_stand_in_the_order_in_which_they_were_added(case: Case, by: Actor) -> None:
    for relation in ("mother", "father", "key_worker"):
        add(case, by, relation=relation)
    assert [row.values["relation"] for row in listed(case, by)] == ["mother", "father", "key_worker"]


def test_nobody_can_be_read_from_the_table(case: Case, by: Actor) -> None:
    add(case, by, person_note=f"{CANARY} lives alone")
    with scope_of(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(r)::text FROM cases_repeatedrow r")
        text = cursor.fetchone()[0]
    assert "Unmistakable" not in text and CANARY.encode().hex() not in text
    assert '"relation": "mother"' in text and '"person_name": "sealed"' in text


def test_a_row_keeps_its_number_and_its_past(case: Case, by: Actor) -> None:
    row = add(case, by)
    with scope_of(by), transaction.atomic():
        changed = actions.change_row(row=row, values={"person_name": "Other"}, version=1, by=by)
        kept = Past.objects.filter(table="cases_repeatedrow", row=str(row.id))
        assert changed == ["person_name"] and kept.count() == 1
    now = listed(case, by)[0]
    assert (now.id, now.version) == (row.id, 2)
    assert (now.values["person_name"], now.values["relation"]) == ("Other", "mother")


def test_the_second_of_two_to_change_a_row_is_told(case: Case, by: Actor) -> None:
    row = add(case, by)
    with scope_of(by):
        actions.change_row(row=row, values={"person_name": "First"}, version=1, by=by)
        with pytest.raises(Refused, match="after you opened it"):
            actions.change_row(row=row, values={"person_name": "Second"}, version=1, by=by)
    assert listed(case, by)[0].values["person_name"] == "First"


def test_a_withdrawn_row_is_kept_and_can_be_taken_back(case: Case, by: Actor) -> None:
    row = add(case, by)
    with scope_of(by):
        with pytest.raises(Refused, match="Say why"):
            actions.withdraw_row(row=row, reason=" ", by=by)
        actions.withdraw_row(row=row, reason="Entered twice.", by=by)
        with pytest.raises(Refused, match="withdrew this entry"):
            actions.change_row(row=row, values={"person_name": "Late"}, version=2, by=by)
    assert listed(case, by) == []
    gone = listed(case, by, withdrawn=True)[0]
    assert (gone.withdrawn_why, gone.withdrawn_by_name) == ("Entered twice.", by.name)
    with scope_of(by):
        actions.restore_row(row=row, by=by)
    assert listed(case, by)[0].values["person_name"] == CANARY


def test_reading_people_is_recorded_and_takes_the_right(case: Case, by: Actor) -> None:
    add(case, by)
    listed(case, by)
    chair = make_actor(make_panel(), "chair")
    with scope_of(chair), pytest.raises(NotAllowed), transaction.atomic():
        queries.rows(case, "people", by=chair)
    with scope_of(by), transaction.atomic():
        events = Event.objects.filter(object_ref=case.reference).order_by("id")
        acts = [(e.act, e.detail.get("section")) for e in events]
        assert CANARY not in str([e.detail for e in events])
    assert ("section.row_added", "people") in acts and acts[-1] == ("identity.read", "people")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Answer at least one question"),
        ({"relation": "aunt_of_nobody"}, "is not one of the answers"),
        ({"person_age": 200}, "Write a number"),
        ({"person_born_on": "2001-01-01"}, "not a date"),
        ({"shoe_size": "4"}, "does not ask"),
    ],
)
def test_what_the_declaration_does_not_allow_is_refused(case: Case, by: Actor, values, words: str) -> None:
    with scope_of(by), pytest.raises(Refused, match=words):
        actions.add_row(case=case, slug="people", values=values, by=by)


def test_a_list_is_not_saved_as_a_section_nor_a_section_as_a_list(case: Case, by: Actor) -> None:
    with scope_of(by):
        with pytest.raises(Refused, match="is a list"):
            actions.record_section(case=case, slug="people", values={"relation": "mother"}, by=by)
        with pytest.raises(Refused, match="is not a list"):
            actions.add_row(case=case, slug="death", values={"place_text": "x"}, by=by)


def test_another_panels_row_cannot_be_reached(case: Case, by: Actor) -> None:
    row = add(case, by)
    other = make_actor(make_panel("southshire"))
    with scope_of(other), pytest.raises((Case.DoesNotExist, RepeatedRow.DoesNotExist)):
        actions.change_row(row=row, values={"person_name": "x"}, by=other)
