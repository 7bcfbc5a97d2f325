"""Figures published for England beside a return's own: of its year and the years before, each with its source."""

from __future__ import annotations

from cdop.figures.cohort import cohort_for_year
from cdop.returns.definitions import comparators
from cdop.returns.definitions.known import choices_for, part_of


def kept(sample, kind, year):
    _, part = part_of(kind)
    return choices_for(part, cohort_for_year(sample.panel_id, part.basis, year)).get("england", [])


def test_a_return_keeps_what_it_names_and_nothing_later(sample):
    found = kept(sample, "ncmd", "2022-23")
    assert {each["indicator"] for each in found} <= set(part_of("ncmd")[1].compared)
    assert ("2022-23", "31.8 per 100,000", "") in {(e["year"], e["words"], e["group"]) for e in found}
    assert max(each["year"] for each in found) == "2022-23"
    assert all(each["source"] for each in found)


def test_what_was_never_published_is_not_there(sample):
    assert [each for each in kept(sample, "ncmd", "2018-19") if each["year"] == "2018-19"] == []
    assert kept(sample, "annual", "2022-23") == []


def test_shares_of_reviews_stand_beside_reviews(sample):
    found = kept(sample, "ncmd-reviews", "2018-19")
    assert ("2017-18", "28%", "") in {(e["year"], e["words"], e["group"]) for e in found}


def test_every_figure_stands_in_the_document_with_its_source(sample):
    blocks = comparators.blocks(kept(sample, "ncmd", "2022-23"))
    (table,) = [block for block in blocks if hasattr(block, "rows")]
    row = next(each for each in table.rows if each[3] == "31.8 per 100,000")
    assert row[0] == "2022-23" and row[2] == "England" and row[4].startswith("https://")
    assert comparators.blocks([]) == []
