"""Neonatal deaths and stillbirths beside a surveillance list: in both, ours only, theirs only, differs."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import transaction

from cdop.audit.models import Event
from cdop.cases import actions as cases
from cdop.core.refusals import NotAllowed, Refused
from cdop.returns.lists import MOST_BYTES, decoded, read_list
from cdop.returns.reconciling import Found, against
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of

HEAD = "reference,date_of_death,outcome\n"
DIED = date(2025, 5, 11)


@pytest.fixture
def by(db):
    return make_actor(make_panel())


def newborn(by, **more):
    return make_accepted_case(by, **{"date_of_birth": date(2025, 5, 10), "date_of_death": DIED, **more})


def stillborn(by):
    case = newborn(by)
    with scope_of(by):
        cases.decide_out_of_scope(
            case=case, reason_code="stillbirth", reason="Born without signs of life.", by=by
        )
    return case


def compared(by, text, year="2025-26"):
    with scope_of(by):
        return against(HEAD + text, year, by=by)


def by_reference(found):
    return {match.reference: match.found for match in found.matches}


def test_every_death_of_either_side_is_found_once(by):
    both, other_day, other_outcome, ours = (newborn(by) for _ in range(4))
    lost = stillborn(by)
    make_accepted_case(by)  # two years old: not for this list
    found = compared(
        by,
        f"{both.reference},2025-05-11,neonatal_death\n"
        f"{other_day.reference.lower()},12/05/2025,neonatal_death\n"
        f"{other_outcome.reference},11/05/2025,stillbirth\n"
        f"{lost.reference},11/05/2025,stillbirth\n"
        "ELSE-0001,11/05/2025,neonatal_death\n",
    )
    assert by_reference(found) == {
        both.reference: Found.BOTH,
        lost.reference: Found.BOTH,
        other_day.reference: Found.DIFFERS,
        other_outcome.reference: Found.DIFFERS,
        ours.reference: Found.OURS,
        "ELSE-0001": Found.THEIRS,
    }
    assert found.counts() == {
        "in_both": 2,
        "differs": 2,
        "ours_only": 1,
        "theirs_only": 1,
        "not_read": 0,
    }
    words = {match.reference: match.difference for match in found.matches}
    assert "theirs 12 May 2025" in words[other_day.reference]
    assert "ours neonatal_death, theirs stillbirth" in words[other_outcome.reference]


def test_what_needs_a_look_stands_first_and_no_cell_is_a_formula(by):
    same = newborn(by)
    newborn(by)
    found = compared(by, f"{same.reference},2025-05-11,neonatal_death\n=1+1,,stillbirth\n")
    rows = list(csv.reader(io.StringIO(found.as_csv().decode())))
    assert [row[1] for row in rows[1:]] == ["ours only", "theirs only", "in both"]
    assert rows[2][0] == "'=1+1"


def test_the_year_is_that_of_the_death(by):
    newborn(by)
    assert compared(by, "", "2024-25").matches == ()


def test_another_panels_cases_are_not_compared(by):
    case = newborn(by)
    other = make_actor(make_panel("other"))
    found = compared(other, f"{case.reference},2025-05-11,neonatal_death\n")
    assert by_reference(found) == {case.reference: Found.THEIRS}


def test_it_is_recorded(by):
    compared(by, "")
    with scope_of(by), transaction.atomic():
        assert Event.objects.filter(act="return.list_compared").count() == 1


@pytest.mark.parametrize("role", ["submitter", "doctor", "analyst", "chair"])
def test_it_takes_the_right_to_make_returns_and_to_see_cases(by, role):
    other = make_actor(make_panel("other"), role)
    with scope_of(other), pytest.raises(NotAllowed):
        against(HEAD, "2025-26", by=other)


@pytest.mark.parametrize("text", ["reference,outcome\n", ""])
def test_a_list_without_its_columns_is_refused_whole(text):
    with pytest.raises(Refused, match="has no column"):
        read_list(text)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",2025-05-11,stillbirth", "it has no reference"),
        ("B1,11 May 2025,neonatal_death", "the date of death must be written"),
        ("B1,2025-02-30,neonatal_death", "the date of death must be written"),
        ("B1,2025-05-11,died", "the outcome must be neonatal_death or stillbirth"),
        ("B1", "the outcome must be"),
        ("B1,2025-05-11,stillbirth,more", "more cells than the first line names"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_line_and_loses_no_other(row, sentence):
    read = read_list(f"{HEAD}A1,2025-05-11,neonatal_death\n{row}\nC1,,stillbirth\n")
    assert [entry.reference for entry in read.entries] == ["A1", "C1"]
    (trouble,) = read.troubles
    assert trouble.line == 3 and sentence in trouble.sentence


def test_a_row_said_again_counts_once_and_rows_that_contradict_are_both_left_out():
    read = read_list(HEAD + "A1,,stillbirth\na1,,stillbirth\nB1,,stillbirth\nb1,,neonatal_death\n")
    assert [entry.reference for entry in read.entries] == ["A1"] and read.repeated == 1
    assert [(each.line, each.reference) for each in read.troubles] == [(4, "B1"), (5, "B1")]
    assert "line 5 says otherwise" in read.troubles[0].sentence


def test_a_case_whose_row_could_not_be_read_is_not_called_ours_only(by):
    case = newborn(by)
    found = compared(by, f"{case.reference},yesterday,neonatal_death\n")
    assert by_reference(found) == {case.reference: Found.UNREAD}
    rows = list(csv.reader(io.StringIO(found.as_csv().decode())))
    assert rows[2][1] == "not read" and rows[2][2].startswith("line 2: the date of death")


def test_a_file_that_is_too_large_or_no_text_is_refused():
    with pytest.raises(Refused, match="larger than 1 MB"):
        decoded(b"x" * (MOST_BYTES + 1))
    with pytest.raises(Refused, match="not UTF-8"):
        decoded(b"reference\xff\xfe")


def test_a_mark_at_the_beginning_of_the_file_is_passed_over():
    assert [entry.reference for entry in read_list("\ufeff" + HEAD + "a1,,stillbirth\n").entries] == ["A1"]
