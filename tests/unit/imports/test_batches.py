"""Whole imports: nothing is made twice, nothing is lost, whatever comes again or stops in the middle."""

import pytest

from cdop.audit.models import Event
from cdop.cases.models import Case, CircumstancesAnswers
from cdop.cases.queries import identity
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.imports.actions import batches, bring_in, try_out
from cdop.imports.models import Batch, Row
from cdop.reviews.models import Finding, LearningPoint, Review
from tests.makers.imports import FACTOR, cases_file, factors_file, make_import, row


def states(batch) -> list[tuple[str, str]]:
    return list(Row.objects.filter(batch=batch).values_list("case_ref", "state"))


def codes(batch) -> dict[int, set[str]]:
    rows = Row.objects.filter(batch=batch).values_list("line", "problems")
    return {line: {problem["code"] for problem in problems} for line, problems in rows}


def test_the_same_bytes_again_are_the_same_batch(office):
    one, again = make_import(office, row(1), row(2)), make_import(office, row(1), row(2))
    assert one.pk == again.pk
    assert (Batch.objects.count(), Row.objects.count(), Case.objects.count()) == (1, 2, 2)


def test_rows_of_another_file_that_are_there_already_are_linked(office):
    make_import(office, row(1), row(2))
    other = make_import(office, row(2), row(3))
    assert states(other) == [("T21-0002", "accepted"), ("T21-0003", "accepted")]
    assert codes(other) == {2: {"unchanged"}, 3: set()}
    assert Case.objects.count() == 3
    assert Row.objects.get(batch=other, line=2).case.source_reference == "T21-0002"


def test_another_content_under_a_reference_that_is_there_is_held(office):
    make_import(office, row(1))
    other = make_import(office, row(1, sex="male"))
    assert states(other) == [("T21-0001", "held")]
    assert codes(other) == {2: {"already_imported"}}


def test_a_reference_twice_in_one_file_keeps_both_rows(office):
    batch = make_import(office, row(1), row(2, case_ref="T21-0001"))
    assert states(batch) == [("T21-0001", "accepted"), ("T21-0001", "held")]
    assert codes(batch)[3] == {"twice"}


def test_rows_without_a_reference_are_held_each_for_itself(office):
    batch = make_import(office, row(1, case_ref=""), row(2, case_ref=" "))
    assert states(batch) == [("", "held"), ("", "held")]
    assert codes(batch) == {2: {"missing"}, 3: {"missing"}}


def test_a_duplicate_of_a_case_is_flagged_and_names_it(office):
    make_import(office, row(1))
    batch = make_import(office, row(1, case_ref="T21-0009"))
    assert Row.objects.get(batch=batch).duplicate_of == "T21-0001"


def test_a_case_without_a_home_waits_as_received(office):
    make_import(office, row(1, lsoa11=""), row(2, lsoa11="", date_of_birth="01/02/2001"))
    found = dict(Case.objects.values_list("source_reference", "state"))
    assert found == {"T21-0001": State.RECEIVED, "T21-0002": State.OUT_OF_SCOPE}


def test_a_review_that_was_only_begun_comes_as_a_draft(office):
    make_import(office, row(1, categories="8;7", learning="Check the alarm."), factors=[FACTOR])
    review = Review.objects.get()
    assert (review.categories, review.primary_category, review.reviewed_on) == (["8", "7"], "7", None)
    assert (Finding.objects.count(), LearningPoint.objects.count()) == (1, 1)
    assert Case.objects.get().state == State.INFO_GATHERING


def test_a_wrong_factor_holds_its_case_and_no_other(office):
    batch = make_import(office, row(1), row(2), factors=[{**FACTOR, "domain": "A"}])
    assert states(batch) == [("T21-0001", "held"), ("T21-0002", "accepted")]


def test_factors_of_unknown_cases_are_noted(office):
    notes = make_import(
        office, row(1), factors=[{**FACTOR, "case_ref": "X1"}, {**FACTOR, "case_ref": ""}]
    ).notes
    assert "X1" in notes[0]
    assert "name no case" in notes[1]


def test_bad_bytes_in_a_factor_hold_its_case(office):
    factors = factors_file(FACTOR).replace(b"Smoke", b"Smok\xe9")
    batch, *_ = bring_in(cases=cases_file(row(1)), factors=factors, name="f", by=office)
    assert codes(batch) == {2: {"encoding"}}


def test_dates_with_the_month_first_are_noted(office):
    assert "month first" in make_import(office, row(1, date_of_death="05/13/2021")).notes[0]


def test_text_is_stored_as_written(office):
    make_import(office, row(1, surname="=cmd|' /C calc'!A0", narrative="\t=1+1\nend "))
    case = Case.objects.get()
    assert identity(case, by=office)["surname"] == "=cmd|' /C calc'!A0"
    assert CircumstancesAnswers.objects.get().circumstances == "\t=1+1\nend "


def test_a_trial_writes_nothing(office):
    lines, _ = try_out(cases=cases_file(row(1)), factors=None, by=office)
    assert [line.state.code for line in lines] == ["accepted"]
    assert not Batch.objects.exists()


def test_a_file_without_rows_is_refused_and_not_kept(office):
    with pytest.raises(Refused, match="no row"):
        bring_in(cases=cases_file(), factors=None, name="f", by=office)
    assert not Batch.objects.exists()


def test_an_import_cut_short_is_finished_when_run_again(office, monkeypatch):
    rows = [row(n) for n in range(1, 6)] + [row(1, case_ref="T21-0009"), row(1)]
    monkeypatch.setattr(batches, "CHUNK", 2)
    store = batches._store
    done = []

    def fail(*args):
        if len(done) == 2:
            raise RuntimeError
        done.append(store(*args))

    monkeypatch.setattr(batches, "_store", fail)
    with pytest.raises(RuntimeError):
        make_import(office, *rows)
    assert Row.objects.count() == 4
    monkeypatch.setattr(batches, "_store", store)
    batch = make_import(office, *rows)
    assert [state for _, state in states(batch)] == ["accepted"] * 5 + ["duplicate", "held"]
    assert codes(batch)[8] == {"twice"}
    assert Case.objects.count() == 5
    assert Event.objects.filter(act="import.done").count() == 1


def test_queries_grow_by_few_for_each_row(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(40 + 20 * 8):
        make_import(office, *(row(n) for n in range(1, 21)))
