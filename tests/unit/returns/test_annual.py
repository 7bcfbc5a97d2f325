"""The annual return: the counts of the files, protected; five tables of one total; made again byte for byte."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction
from openpyxl import load_workbook

from cdop.artefacts.folder import compare_folders
from cdop.artefacts.queries import problems
from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures.cohort import Basis, cohort_for_year
from cdop.figures.facts import case_facts
from cdop.figures.publications import publication
from cdop.figures.queries import release_of
from cdop.figures.release import looking
from cdop.figures.writing import rebuild
from tests.makers.releases import make_return, numbers_of, tables_of
from tests.makers.sample import deaths


@pytest.mark.parametrize("year", ["2019-20", "2022-23", "2024-25"])
def test_counts_are_those_of_the_files(sample, year):
    cohort = cohort_for_year(sample.panel_id, Basis.REVIEW, year)
    with transaction.atomic():
        tables = {
            table.name: table
            for table in publication("annual").count(cohort, case_facts(cohort), looking(None, ())).tables
        }
    among = [d for d in deaths() if d.reviewed_on and d.year("review") == year]
    for name, fact in (("reviews_by_modifiability", "modifiability"), ("reviews_by_category", "category")):
        counts = {cell[0]: count for cell, count in tables[name].counts.items() if count}
        assert counts == {**Counter(getattr(d, fact) for d in among), "Total": len(among)}


@pytest.fixture
def filed(sample):
    return make_return(sample, "2022-23")


def test_tables_share_one_total_and_show_no_small_count(filed):
    _, folder = filed
    tables = tables_of(folder)
    totals = {next(cell.count for cell in table.rows() if cell.codes == ("Total",)) for table in tables}
    assert len(tables) == 5 and len(totals) == 1
    assert not [cell for table in tables for cell in table.rows() if cell.count % 5]
    assert not [number for number in numbers_of(folder / "annual.xlsx") if 0 < number < 5]


def test_no_small_count_can_be_worked_out_from_all_files_together(filed):
    _, folder = filed
    tables = tables_of(folder)
    keys = {table.key(cell.codes) for table in tables for cell in table.rows()}
    found = attack(published(tables, dict.fromkeys(keys, 4)))
    assert not [i for i in found.values() if i.upper < 5 and i.is_narrower_than(4)]


def test_verified_and_made_again(sample, filed, tmp_path):
    _, folder = filed
    assert problems(folder) == []
    with transaction.atomic():
        release = release_of(folder, by=sample)
    rebuild(release, tmp_path / "again")
    assert compare_folders(folder, tmp_path / "again") == []


def test_a_year_without_reviews_is_said_to_have_none(sample):
    _, folder = make_return(sample, "2015-16")
    sheets = load_workbook(folder / "annual.xlsx", read_only=True)
    words = " ".join(
        str(c) for sheet in sheets for row in sheet.iter_rows(values_only=True) for c in row if c
    )
    assert "completed no reviews, or fewer than 5, in 2015-16" in words
