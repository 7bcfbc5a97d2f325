"""Single cases for a national system: under three rights, recorded, in its order of fields, filed nowhere."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction

from cdop.access.actors import SystemActor
from cdop.access.permissions import Permission
from cdop.artefacts.models import Artefact
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.returns import case_level
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


def told(by, case):
    with scope_of(by), transaction.atomic():
        return {line.theirs: line for line in case_level.field_lines("ncmd", case.reference, by=by)}


def test_every_field_is_told_in_the_order_of_the_mapping(by, case):
    with scope_of(by):
        lines = case_level.field_lines("ncmd", case.reference, by=by)
    assert [line.theirs for line in lines] == [field.theirs for field in FIELDS]


def test_codes_go_over_and_words_are_read(by, case):
    lines = told(by, case)
    assert (lines["Place of death"].value, lines["Place of death"].words) == ("road", "Road or highway")
    assert lines["Other reviews"].value == "jar;cspr"
    assert lines["Surname"].value == "=Inventedname"
    assert lines["Date of death"].value == "2025-05-11"
    assert lines["Primary category"].value == "8"
    assert lines["Categories selected"].value == "10;8"
    assert lines["Date the panel completed the review"].value == "2025-11-11"
    assert (lines["Time of death"].value, lines["Time of death"].words) == ("", "Nothing recorded")


def test_of_a_case_that_is_not_reviewed_the_analysis_is_blank(by):
    lines = told(by, make_accepted_case(by))
    assert lines["Primary category"].words == "Nothing recorded"
    assert lines["Modifiability"].value == ""


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


@pytest.mark.parametrize("role", ["submitter", "analyst", "doctor", "chair", "member", "administrator"])
def test_one_right_alone_is_not_enough(by, case, role):
    """The submitter makes returns and sees no child; the doctor sees children and makes no return."""
    other = make_actor(make_panel("other"), role)
    with scope_of(other), pytest.raises(NotAllowed):
        case_level.extract("ncmd", "2025-26", by=other)
    with scope_of(other), pytest.raises(NotAllowed):
        case_level.field_lines("ncmd", case.reference, by=other)


@dataclass(frozen=True)
class Without(SystemActor):
    """Somebody with every right but one."""

    lacks: Permission = Permission.CASE_VIEW

    def may(self, permission: Permission) -> bool:
        return permission is not self.lacks


@pytest.mark.parametrize("right", ["RETURN_MAKE", "CASE_VIEW", "IDENTITY_VIEW"])
def test_each_of_the_three_rights_is_asked_for(by, case, right):
    other = Without("tests", by.panel_id, by.panel_code, by.panel_name, Permission[right])
    with scope_of(by):
        with pytest.raises(NotAllowed):
            case_level.extract("ncmd", "2019-20", by=other)
        with pytest.raises(NotAllowed):
            case_level.field_lines("ncmd", case.reference, by=other)


def test_a_return_without_a_mapping_tells_no_case(by):
    with scope_of(by), pytest.raises(Refused, match="does not tell single cases"):
        case_level.extract("annual", "2025-26", by=by)
