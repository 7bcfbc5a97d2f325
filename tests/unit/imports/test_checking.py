"""One row: what is wrong with it is said in a sentence that names the column and the remedy."""

import pytest

from cdop.imports.checking import check_row
from tests.makers.imports import FACTOR, row


def problems(factors=(), **values) -> dict[tuple[str, str], str]:
    return {(p.field, p.code): p.message for p in check_row(row(1, **values), factors).problems}


def test_a_sound_row_has_no_problem():
    assert problems() == {}


@pytest.mark.parametrize("text", ["2021-05-11", "05/13/2021", "11.5.2021", "31/02/2021", "11/05/21"])
def test_a_date_in_another_order_is_held(text):
    assert "is not a day written DD/MM/YYYY" in problems(date_of_death=text)[("date_of_death", "not_a_day")]


@pytest.mark.parametrize("column", ["surname", "nhs_number", "postcode", "date_of_birth"])
def test_what_identifies_is_never_repeated_in_a_message(column):
    text = "Secretname " * 20
    assert not any("Secretname" in message for message in problems(**{column: text}).values())


@pytest.mark.parametrize("column", ["case_ref", "notified_at", "date_of_birth", "date_of_death"])
def test_what_a_case_needs_is_asked_for(column):
    assert (column, "missing") in problems(**{column: "  "})


def test_a_reference_of_any_length_is_held_and_not_cut():
    assert ("case_ref", "too_long") in problems(case_ref="R" * 41)


def test_birth_after_death_is_held():
    assert ("date_of_birth", "after_death") in problems(date_of_birth="12/05/2021")


@pytest.mark.parametrize(("born", "is_adult"), [("11/05/2003", True), ("12/05/2003", False)])
def test_eighteen_is_out_of_scope_from_the_birthday(born, is_adult):
    assert check_row(row(1, date_of_birth=born), []).is_adult is is_adult


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_text_like_a_formula_is_kept_as_written_with_a_warning(start):
    checked = check_row(row(1, narrative=f"{start}HYPERLINK()"), [])
    assert checked.values["narrative"] == f"{start}HYPERLINK()"
    assert [(p.code, p.severity) for p in checked.problems] == [("formula", "warning")]


@pytest.mark.parametrize("relevance", ["0", "1", "1*", "2", "3"])
def test_every_relevance_old_or_new_is_read(relevance):
    checked = check_row(row(1), [{**FACTOR, "relevance": relevance}])
    assert [finding["relevance"] for finding in checked.findings] == [relevance]


@pytest.mark.parametrize(
    ("wrong", "field", "named"),
    [
        ({"relevance": "9"}, "factors.1.relevance", "Factor 1 (C16)"),
        ({"factor_code": "Z99"}, "factors.1.factor_code", "Factor 1 (Z99)"),
        ({"domain": "A"}, "factors.1.domain", "belongs to domain C"),
        ({"factor_code": "", "factor_text": ""}, "factors.1.factor_code", "names no factor"),
    ],
)
def test_a_wrong_factor_is_named_on_its_case(wrong, field, named):
    found = {p.field: p for p in check_row(row(1), [{**FACTOR, **wrong}]).problems if p.severity == "error"}
    assert named in found[field].message


def test_a_row_that_tells_of_findings_tells_of_a_review():
    assert check_row(row(1), [FACTOR]).has_review
    assert not check_row(row(1), []).has_review
