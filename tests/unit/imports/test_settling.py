"""What a person decides about a row: mended, kept as a duplicate, or another child."""

import pytest

from cdop.audit.models import Event
from cdop.cases.models import Case, ChildAnswers
from cdop.core.refusals import NotAllowed, Refused
from cdop.imports.actions import accept_as_separate, bring_in, confirm_duplicate, correct, open_row
from cdop.imports.models import Row
from cdop.reviews.models import Finding
from tests.makers.imports import FACTOR, cases_file, make_import, row
from tests.makers.panels import make_actor, make_panel


def held(batch) -> Row:
    return next(each for each in Row.objects.filter(batch=batch) if each.needs_someone)


def test_a_mended_row_becomes_a_case(office):
    found = held(make_import(office, row(1, sex="unheard of")))
    mended = correct(row=found, values={"sex": "male"}, by=office)
    assert (mended.state, mended.settled_by) == ("accepted", office.audit_id)
    assert ChildAnswers.objects.get().sex == "male"


def test_a_row_mended_badly_stays_held_with_what_was_typed(office):
    found = held(make_import(office, row(1, sex="unheard of")))
    assert correct(row=found, values={"sex": "still not"}, by=office).needs_someone
    assert open_row(row=found.__class__.objects.get(), by=office)[0]["sex"] == "still not"


@pytest.mark.parametrize(
    "bytes_", [b"Found \xe9veillee", b"Found, with, commas", b'"Found\r\nT9' + b"," * 22]
)
def test_what_was_wrong_with_the_bytes_is_confirmed_by_saving(office, bytes_):
    raw = cases_file(row(1)).replace(b"Found unresponsive at home.", bytes_)
    batch, *_ = bring_in(cases=raw, factors=None, name="f", by=office)
    found = held(batch)
    assert correct(row=found, values=open_row(row=found, by=office)[0], by=office).state == "accepted"


def test_a_mended_factor_lets_the_case_in(office):
    found = held(make_import(office, row(1), factors=[{**FACTOR, "relevance": "9"}]))
    mended = correct(row=found, values={}, factors=[{"relevance": "2"}], by=office)
    assert mended.state == "accepted"
    assert Finding.objects.get().factor_code == "C16"


def test_a_row_mended_to_a_reference_that_is_there_stays_held(office):
    make_import(office, row(1))
    found = held(make_import(office, row(2, case_ref="")))
    mended = correct(row=found, values={"case_ref": "T21-0001"}, by=office)
    assert mended.needs_someone
    assert {problem["code"] for problem in mended.problems} == {"already_imported"}


def test_a_row_mended_to_a_child_that_is_there_is_flagged(office):
    make_import(office, row(1))
    found = held(make_import(office, row(1, case_ref="T21-0002", sex="unheard of")))
    assert correct(row=found, values={"sex": ""}, by=office).state == "duplicate"


def test_another_child_becomes_a_case(office):
    found = held(make_import(office, row(1), row(1, case_ref="T21-0002")))
    assert accept_as_separate(row=found, by=office).state == "accepted"
    assert Case.objects.count() == 2


def test_the_same_child_makes_no_case_and_is_not_asked_again(office):
    found = held(make_import(office, row(1), row(1, case_ref="T21-0002")))
    confirm_duplicate(row=found, by=office)
    later = make_import(office, row(1, case_ref="T21-0002"), row(3))
    assert not Row.objects.get(batch=later, line=2).needs_someone
    assert Case.objects.count() == 2


def test_another_content_of_a_case_can_be_left_alone(office):
    make_import(office, row(1))
    found = held(make_import(office, row(1, sex="male")))
    assert confirm_duplicate(row=found, by=office).duplicate_of == "T21-0001"


def test_a_wrong_row_is_no_duplicate(office):
    with pytest.raises(Refused):
        confirm_duplicate(row=held(make_import(office, row(1, sex="unheard of"))), by=office)


def test_a_row_is_decided_once(office):
    found = held(make_import(office, row(1, sex="unheard of")))
    correct(row=found, values={"sex": ""}, by=office)
    with pytest.raises(Refused, match="already decided"):
        correct(row=found, values={"sex": "male"}, by=office)


def test_reading_a_row_is_recorded_and_needs_the_right(office):
    found = held(make_import(office, row(1, sex="unheard of")))
    open_row(row=found, by=office)
    assert Event.objects.filter(act="import.row_read", actor=office.audit_id).count() == 1
    with pytest.raises(NotAllowed):
        open_row(row=found, by=make_actor(make_panel("importshire"), "chair"))
