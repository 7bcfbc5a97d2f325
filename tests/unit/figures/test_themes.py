"""The tables of the themes page: exact ones are the files' counts, protected ones hold and give away nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures import release
from cdop.figures import themes as figures
from cdop.figures.cohort import OWN_DAYS, Basis
from cdop.figures.facts import case_facts
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.sample import counted

TODAY = date(2026, 11, 22)
MEASURE_OF = {
    "factors": "factors",
    "modifiable_factors": "modifiable_factors",
    "categories": "categories",
    "reviews": "modifiability",
}


@pytest.mark.parametrize("basis", OWN_DAYS)
@pytest.mark.parametrize("table", list(MEASURE_OF))
def test_exact_tables_are_the_counts_of_the_files(sample, table, basis):
    shown = figures.themes(basis, TODAY, by=sample).tables[table]
    expected, _ = counted(MEASURE_OF[table], basis.code)
    codes, years = (dimension.codes for dimension in shown.dimensions)
    name = shown.dimensions[0].name
    assert {(code, year): shown.value(**{name: code, "year": year}) for code in codes for year in years} == {
        (code, year): expected[code, year] for code in codes for year in years
    }


def test_pairs_are_the_counts_of_the_files(sample):
    pairs = figures.themes(Basis.REVIEW, TODAY, by=sample).tables["pairs"]
    expected, _ = counted("cooccurrence", "review")
    assert {code: pairs.value(pair=code) for code in pairs.dimensions[0].codes} == {
        code: expected[tuple(code.split("+"))] for code in pairs.dimensions[0].codes
    }


@pytest.mark.parametrize("basis", OWN_DAYS)
def test_protected_tables_tell_no_count_of_one_to_four(sample, basis, beside):
    """Attacked from what a reader knows: every figure within 4 of the truth, sums, and what is part of what."""
    beside()
    cohort = figures.cohort_of(sample.panel_id, basis, TODAY)
    with transaction.atomic():
        counts = figures.count(cohort, case_facts(cohort), release.looking(None, ()))
    shown = release.protected_tables(cohort, figures.count, by=sample)
    truth = {table.key(cell): count for table in counts.tables for cell, count in table.counts.items()}
    found = attack(published(shown.tables, dict.fromkeys(truth, 4), counts.order))
    assert {cell.count % 5 for table in shown.tables for cell in table.rows()} == {0}
    assert all(found[key].holds(count) for key, count in truth.items())
    assert not [key for key, count in truth.items() if 0 < count < 5 and found[key].is_narrower_than(4)]


def test_pairs_follow_from_the_figures_shown(sample, beside):
    """A reader could have chosen the same factors, so the choice tells nothing."""
    beside()
    shown = release.protected_tables(
        figures.cohort_of(sample.panel_id, Basis.REVIEW, TODAY), figures.count, by=sample
    )
    totals = {
        cell.codes[0]: cell.count
        for cell in shown.table("modifiable_factors").rows()
        if cell.codes[1] == "Total"
    }
    first = sorted((code for code in totals if totals[code]), key=lambda code: (-totals[code], code))[:6]
    paired = {part for code in shown.table("pairs").dimensions[0].codes for part in code.split("+")}
    assert paired == set(first)


@pytest.mark.parametrize("role", ["analyst", "submitter", "member"])
def test_who_may_not_see_exact_figures_gets_protected_ones(db, role):
    by = make_actor(make_panel(), role)
    with scope_of(by):
        shown = figures.themes(Basis.REVIEW, TODAY, by=by)
    assert not shown.is_exact
    assert "multiple of 5" in shown.notes[0]


def test_a_panel_without_cases_has_ten_empty_years(db):
    by = make_actor(make_panel(), "chair")
    with scope_of(by):
        shown = figures.themes(Basis.DEATH, TODAY, by=by)
    assert shown.tables["deaths"].value() == 0
    assert len(shown.tables["deaths"].dimensions[1].codes) == 10
    assert "pairs" not in shown.tables
