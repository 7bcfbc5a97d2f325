"""The panel summary: what is let out, what it says at the edges, and that it can be made again."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from cdop.artefacts.folder import compare_folders
from cdop.artefacts.queries import problems
from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import case_facts
from cdop.figures.ledger.beside import Beside
from cdop.figures.publications import Published
from cdop.figures.queries import release_of
from cdop.figures.release import looking, protected
from cdop.figures.released import released
from cdop.figures.writing import rebuild
from cdop.summaries.kinds import panel
from tests.makers.releases import make_summary, numbers_of, small_numbers, tables_of
from tests.makers.sample import deaths

PERIODS = {
    "a year": (date(2022, 4, 1), date(2023, 3, 31)),
    "five years": (date(2019, 4, 1), date(2024, 3, 31)),
    "half a year": (date(2022, 7, 1), date(2022, 12, 31)),
    "nothing": (date(2015, 4, 1), date(2016, 3, 31)),
    "one day": (date(2022, 11, 3), date(2022, 11, 3)),
}


def document(by, name):
    """The document of a period, and the figures it was written from."""
    cohort = Cohort(by.panel_id, Basis.REVIEW, *PERIODS[name])
    with transaction.atomic():
        counted = panel.count(cohort, case_facts(panel.span(cohort)), looking(None, ()))
    figures = released(protected(counted, Beside()))
    return panel.write(Published(cohort, "Invented panel", figures, timezone.now())), counted, figures


def texts(made):
    return [block.text for block in made.blocks if hasattr(block, "text")]


@pytest.mark.parametrize("period", list(PERIODS))
def test_no_count_of_one_to_four_is_shown_or_can_be_worked_out(sample, period):
    made, counted, figures = document(sample, period)
    truth = {table.key(cell): count for table in counted.tables for cell, count in table.counts.items()}
    found = attack(published(figures.tables, dict.fromkeys(truth, 4), counted.order))
    assert not [key for key, count in truth.items() if 0 < count < 5 and found[key].is_narrower_than(4)]
    cells = [cell for table in made.tables for row in table.rows for cell in row]
    assert not [cell for cell in cells if isinstance(cell, int | float) and cell % 5]
    assert not small_numbers(texts(made))


@pytest.mark.parametrize("period", list(PERIODS))
def test_truth_lies_within_what_the_figures_say(sample, period):
    _, counted, figures = document(sample, period)
    for table, shown in zip(counted.tables, figures.tables, strict=True):
        for cell in shown.rows():
            assert abs(cell.count - table.counts[cell.codes]) <= 4


def test_a_part_of_a_year_reads_nothing_outside_it_and_is_not_called_a_year(sample):
    start, end = PERIODS["half a year"]
    made, counted, _ = document(sample, "half a year")
    reviews = counted.tables[0]
    inside = sum(1 for d in deaths() if d.reviewed_on and start <= d.reviewed_on <= end)
    assert sum(reviews.counts[code, reviews.dimensions[1].codes[0]] for code in _leaves(reviews)) == inside
    assert texts(made)[0].startswith("From 1 July 2022 to 31 December 2022 the panel completed about ")
    assert not [c for t in made.tables for c in t.columns if c.label == "Year" or "2022-23" in c.label]


def _leaves(table):
    return table.dimensions[0].codes


def test_nothing_reviewed_is_said_and_not_drawn(sample):
    made, counted, _ = document(sample, "nothing")
    assert "completed no reviews, or fewer than 5: too few to summarise" in texts(made)[0]
    assert [table.name for table in made.tables] == ["reviews_by_year"]
    assert "pairs" not in {table.name for table in counted.tables}


def test_years_before_the_panel_began_are_no_comparison(sample):
    made, _, _ = document(sample, "a year")
    modifiable = next(table for table in made.tables if table.name == "modifiable")
    assert [column.label for column in modifiable.columns][1:] == ["2022-23", "2019-20 to 2021-22"]


def test_words_hold_protected_numbers_only(sample):
    made, counted, figures = document(sample, "a year")
    total = figures.table("reviews").value(year="2022-23")
    found = figures.table("reviews").value(year="2022-23", modifiability="modifiable_identified")
    exact = counted.tables[0].counts["Total", "2022-23"]
    assert exact != total, "the test needs a year whose total is rounded"
    assert f"about {total} reviews" in texts(made)[0] and f"about {found} of them" in texts(made)[0]
    assert str(exact) not in " ".join(texts(made))


def test_filed_verified_tampered_and_made_again(sample, tmp_path):
    _, folder = make_summary(sample, *PERIODS["a year"])
    assert problems(folder) == []
    with transaction.atomic():
        release = release_of(folder, by=sample)
    rebuild(release, tmp_path / "again")
    assert compare_folders(folder, tmp_path / "again") == []
    shutil.copytree(folder, tmp_path / "altered")
    table = tmp_path / "altered" / "tables" / "reviews.csv"
    table.write_bytes(table.read_bytes().replace(b"115", b"120", 1))
    assert problems(tmp_path / "altered") == ["The file “tables/reviews.csv” was altered."]


def test_files_hold_no_small_count_and_attack_finds_none(sample):
    """From the files alone: all tables of the folder together, as whoever downloads it has them."""
    _, folder = make_summary(sample, *PERIODS["a year"])
    tables = {table.name: table for table in tables_of(folder)}
    keys = {table.key(cell.codes) for table in tables.values() for cell in table.rows()}
    order = [
        (
            small.key(cell.codes),
            large.key((cell.codes[0] if large.name == "factors" else "Total", cell.codes[1])),
        )
        for small, large in (
            (tables["modifiable_factors"], tables["factors"]),
            (tables["factors"], tables["reviews"]),
        )
        for cell in small.rows()
    ]
    found = attack(published(list(tables.values()), dict.fromkeys(keys, 4), order))
    narrow = [key for key, interval in found.items() if interval.upper < 5 and interval.is_narrower_than(4)]
    assert not narrow
    assert not [number for number in numbers_of(folder / "panel.xlsx") if 0 < number < 5]
