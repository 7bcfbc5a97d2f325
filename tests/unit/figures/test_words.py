"""Sentences at the edges: ties, small wholes, labels, years that do not count."""

from __future__ import annotations

import pytest

from cdop.figures import breakdowns, words
from cdop.figures.readable import ExactTable


def line(label, count, before=0, years=0):
    return words.Line(label, label, count, before, years)


def reviews(**by_year):
    years = breakdowns.years([year.removeprefix("y").replace("_", "-") for year in by_year])
    counts = {("Total", year): count for year, count in zip(years.codes, by_year.values(), strict=True)}
    return ExactTable("reviews", "Reviews", (breakdowns.modifiability(), years), counts), list(years.codes)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (20, 39, ""),
        (20, 40, "about half"),
        (15, 50, "about 3 in 10"),
        (1, 100, "fewer than 1 in 10"),
        (0, 100, "fewer than 1 in 10"),
        (99, 100, "almost all"),
    ],
)
def test_share(part, whole, said):
    assert words.share(part, whole) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Smoking by mother during pregnancy", "smoking by mother during pregnancy"),
        ("Maternal obesity / raised BMI in pregnancy", "maternal obesity / raised BMI in pregnancy"),
        ("CPR not begun", "CPR not begun"),
    ],
)
def test_label_in_a_sentence(label, said):
    assert words.in_sentence(label) == said


def test_a_tie_is_never_cut_by_the_alphabet():
    lines = [line("First", 15), *(line(f"Tied {n}", 5) for n in range(9))]
    said = words.most_often(lines, is_exact=False)
    assert said == "Found modifiable most often: first (about 15); then 9 others, each in about 5 deaths."


def test_where_all_tie_none_stands_out():
    lines = [line(f"Tied {n}", 5) for n in range(9)]
    assert words.most_often(lines, is_exact=False).startswith("No one factor stood out: 9 were each")


def test_a_first_is_named_only_where_rounding_leaves_no_doubt():
    assert "First was" in words.finding([line("First", 15), line("Second", 5)], is_exact=False)
    assert "First was" not in words.finding([line("First", 10), line("Second", 5)], is_exact=False)
    assert "First was" in words.finding([line("First", 6), line("Second", 5)], is_exact=True)
    assert "First was" not in words.finding([line("First", 5), line("Second", 5)], is_exact=True)


def test_years_before_the_first_review_are_no_comparison():
    table, years = reviews(y2018_19=0, y2019_20=40, y2020_21=110, y2021_22=110, y2022_23=115)
    assert words.years_before(table, years, ["2022-23"]) == ["2019-20", "2020-21", "2021-22"]
    assert words.years_before(table, years, ["2019-20"]) == []


def test_several_years_are_not_compared_with_single_ones():
    table, years = reviews(y2020_21=110, y2021_22=110, y2022_23=115)
    assert words.years_before(table, years, ["2021-22", "2022-23"]) == []
