"""Single cases for a national system: under three rights, recorded, in its order of fields, filed nowhere."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.db import transaction

from cdop.access.actors import SystemActor
from cdop.access.permissions import Permission
from cdop.artefacts.models import Artefact
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.returns import case_level
from cdop.returns.case_level import Known
from cdop.returns.definitions.fields import read_fields
from cdop.returns.definitions.known import FOLDER
from tests.makers.cases import make_accepted_case, make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of

FIELDS = read_fields(FOLDER / "ncmd_fields.csv")


@pytest.fixture
def by(db):
    return make_actor(make_panel())


@pytest.fixture
def case(by):
    return make_signed_case(
        by,
        reviewed_on=date(2025, 11, 11),
        categories=("10", "8"),
        surname="=Inventedname",
        nhs_number="9990000018",
        place_of_death="road",
        other_reviews=["jar", "cspr"],
    )


def told(by, case, *, with_identity=True):
    with scope_of(by), transaction.atomic():
        lines = case_level.field_lines("ncmd", case, by=by, with_identity=with_identity)
    return {line.theirs: line for line in lines}


def test_every_field_is_told_in_the_order_of_the_mapping(by, case):
    with scope_of(by):
        lines = case_level.field_lines("ncmd", case, by=by)
    assert [line.theirs for line in lines] == [field.theirs for field in FIELDS]


def test_codes_go_over_and_words_are_read(by, case):
    lines = told(by, case)
    assert (lines["Place of death"].value, lines["Place of death"].words) == ("road", "Road or highway")
    assert lines["Other reviews"].value == "jar;cspr"
    assert lines["Surname"].value == "=Inventedname"
    assert (lines["Date of death"].value, lines["Date of death"].words) == ("2025-05-11", "11 May 2025")
    assert lines["Primary category"].value == "8"
    assert lines["Primary category"].words.startswith("8: Perinatal")
    assert lines["Categories selected"].value == "10;8"
    assert lines["Date the panel completed the review"].value == "2025-11-11"
    assert (lines["Time of death"].value, lines["Time of death"].words) == ("", "Nothing recorded")


def test_of_a_case_that_is_not_reviewed_the_analysis_is_blank(by):
    lines = told(by, make_accepted_case(by))
    assert lines["Primary category"].words == "Nothing recorded"
    assert lines["Modifiability"].value == ""
    assert lines["Modifiability"].known is Known.BLANK


def test_an_extract_holds_the_cases_of_the_year_and_no_formula(by, case):
    with scope_of(by):
        extract = case_level.extract("ncmd", "2025-26", by=by)
        assert case_level.extract("ncmd", "2019-20", by=by).rows == ()
    rows = list(csv.DictReader(io.StringIO(extract.as_csv().decode())))
    assert [row["Local case reference"] for row in rows] == [case.reference]
    assert rows[0]["Surname"] == "'=Inventedname"
    assert extract.notice == case_level.UNCHECKED


def test_what_is_read_is_recorded_without_what_was_read(by, case):
    with scope_of(by):
        case_level.extract("ncmd", "2025-26", by=by)
        with transaction.atomic():
            events = list(Event.objects.order_by("id"))
            assert not Artefact.objects.filter(panel_id=by.panel_id).exists()
    acts = [event.act for event in events]
    assert "return.cases_read" in acts and "identity.read" in acts
    assert not [event for event in events if "Inventedname" in str(event.detail)]


def test_each_field_says_where_it_comes_from_and_what_is_blank_is_told_from_what_is_withheld(by, case):
    lines = told(by, case, with_identity=False)
    assert lines["Surname"].origin == "The child: Surname"
    assert lines["Primary category"].origin.startswith("The review: ")
    known = {theirs: line.known for theirs, line in lines.items()}
    assert known["Surname"] is Known.WITHHELD and lines["Surname"].value == ""
    assert known["Notified by: name"] is Known.WITHHELD
    assert known["Sex"] is Known.RECORDED and known["Time of death"] is Known.BLANK


def test_without_names_no_identity_is_read(by, case):
    told(by, case, with_identity=False)
    with scope_of(by), transaction.atomic():
        assert not Event.objects.filter(act="identity.read").exists()
        assert Event.objects.filter(act="return.case_read", object_ref=case.reference).count() == 1
    told(by, case)
    with scope_of(by), transaction.atomic():
        read = Event.objects.filter(act="identity.read", object_ref=case.reference)
        assert {event.detail["section"] for event in read} == {"child_identity", "notifier"}


@pytest.mark.parametrize("role", ["submitter", "analyst", "doctor", "chair", "member", "administrator"])
def test_one_right_alone_is_not_enough_for_the_file(by, role):
    """The submitter makes returns and sees no child; the doctor sees children and makes no return."""
    other = make_actor(make_panel("other"), role)
    with scope_of(other), pytest.raises(NotAllowed):
        case_level.extract("ncmd", "2025-26", by=other)


@pytest.mark.parametrize("role", ["submitter", "analyst", "member", "administrator"])
def test_a_case_is_told_to_nobody_who_may_not_see_it(by, case, role):
    with scope_of(by), pytest.raises(NotAllowed):
        case_level.field_lines("ncmd", case, by=replace(by, roles=(role,)))


@dataclass(frozen=True)
class Without(SystemActor):
    """Somebody with every right but one."""

    lacks: Permission = Permission.CASE_VIEW

    def may(self, permission: Permission) -> bool:
        return permission is not self.lacks


def without(by, right):
    return Without("tests", by.panel_id, by.panel_code, by.panel_name, Permission[right])


@pytest.mark.parametrize("right", ["RETURN_MAKE", "CASE_VIEW", "IDENTITY_VIEW"])
def test_each_of_the_three_rights_is_asked_for(by, right):
    with scope_of(by), pytest.raises(NotAllowed):
        case_level.extract("ncmd", "2019-20", by=without(by, right))


@pytest.mark.parametrize("right", ["CASE_VIEW", "IDENTITY_VIEW"])
def test_who_the_child_was_takes_its_own_right(by, case, right):
    with scope_of(by), pytest.raises(NotAllowed):
        case_level.field_lines("ncmd", case, by=without(by, right), with_identity=True)


def test_the_review_is_told_to_those_who_may_read_it(by, case):
    lines = told(without(by, "REVIEW_VIEW"), case, with_identity=False)
    assert lines["Primary category"].known is Known.WITHHELD
    assert lines["Modifiability"].known is Known.WITHHELD
    assert lines["Sex"].known is Known.RECORDED


def test_a_return_without_a_mapping_tells_no_case(by, case):
    with scope_of(by):
        with pytest.raises(Refused, match="does not tell single cases"):
            case_level.extract("annual", "2025-26", by=by)
        with pytest.raises(Refused, match="does not tell single cases"):
            case_level.field_lines("annual", case, by=by)
