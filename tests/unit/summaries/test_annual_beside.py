"""Sentences of the annual report beside England's figures, and of what was done in time: from protected numbers."""

from __future__ import annotations

from itertools import product

import pytest

from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import TOTAL, Dimension
from cdop.figures import breakdowns
from cdop.summaries.kinds.annual import england, tables
from cdop.summaries.kinds.annual.words import in_time, joint_response, unexpected, yes

YEAR = "2022-23"
LAST = Dimension("year", "Year", (YEAR,), {YEAR: YEAR}, has_total=False)


def table(dimensions, counts, name="t"):
    """Counts by code of the first dimension; everything else as the total."""
    cells = tuple(
        ProtectedCell.showing(codes, counts.get(codes[0], 0))
        for codes in product(*(d.positions for d in dimensions))
    )
    return ProtectedTable(name, "deaths", tuple(dimensions), cells, name, frozenset())


def headline(indicator, value, words, year=YEAR):
    return {
        "indicator": indicator,
        "year": year,
        "value": value,
        "words": words,
        "source": "https://a.example",
    }


RATE = headline(england.RATE, 31.8, "31.8 per 100,000")


def deaths(count):
    return table((breakdowns.review(), LAST), {TOTAL: count})


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (100, "no difference can be told"),  # 31.3 per 100,000
        (400, "The panel’s own rate is higher"),
        (25, "The panel’s own rate is lower"),
        (0, "too few for a comparison"),
    ],
)
def test_a_rate_is_called_another_only_where_its_limits_leave_englands_out(count, said):
    sentence = england.beside_rate([RATE], deaths(count), {YEAR: 320_000}, YEAR)
    assert said in sentence and "31.8 deaths per 100,000 children" in sentence


def test_without_a_published_rate_or_a_population_nothing_is_said():
    assert england.beside_rate([], deaths(100), {YEAR: 320_000}, YEAR) == ""
    assert england.beside_rate([RATE], deaths(100), {}, YEAR) == ""
    assert england.beside_rate([RATE], deaths(100), {YEAR: 320_000}, "2023-24") == ""


def test_an_earlier_share_is_named_with_its_year():
    kept = [headline(england.MODIFIABLE[1], 28.0, "28%", "2017-18")]
    sentence = england.beside_modifiable(kept, "2018-19")
    assert "in 28% of the reviews completed in 2017-18" in sentence
    assert "No later share is known here." in sentence
    assert england.beside_modifiable(kept, "2016-17") == ""
    assert "No later" not in england.beside_modifiable(kept, "2017-18")


def test_every_figure_stands_with_its_source():
    (block,) = [each for each in england.published([RATE]) if hasattr(each, "rows")]
    assert block.rows == ((YEAR, "Deaths of children", "31.8 per 100,000", "https://a.example"),)
    assert england.published([]) == []


def step(name, **counts):
    return table((breakdowns.TIMELY[name](), LAST), {TOTAL: sum(counts.values()), **counts}, name)


def test_what_was_in_time_is_a_share_of_what_is_known():
    held = step("meeting_in_time", in_time=40, late=10, not_recorded=200)
    assert (
        in_time(held, "It was held")
        == "It was held: about 8 in 10 of the deaths of which both days are known."
    )
    few = step("meeting_in_time", in_time=10, late=5, not_recorded=200)
    assert in_time(few, "It was held") == ""


def test_steps_stand_together_with_what_is_not_recorded_told_apart():
    block = tables.in_time(
        [step("panel_in_time", in_time=40, late=10, not_asked=5, not_recorded=20)], "Steps"
    )
    assert [column.label for column in block.columns] == [
        "Step",
        "In time",
        "Later",
        "Does not apply",
        "Not recorded",
        "Deaths",
    ]
    assert block.rows[0][1:] == (40, 10, 5, 20, 75)


def test_shares_of_unexpected_deaths_and_joint_responses_leave_out_what_is_not_known():
    known = table((breakdowns.expected(), LAST), {TOTAL: 100, "unexpected": 40, "nk": 10, "not_recorded": 10})
    assert (
        unexpected(known) == "Of the deaths of these years of which it is known, about half were unexpected."
    )
    responses = table((breakdowns.jar(), LAST), {TOTAL: 100, "yes": 20, "nk": 20, "not_recorded": 30})
    assert "after about 4 in 10 of the deaths" in joint_response(responses)
    unknown = table((breakdowns.jar(), LAST), {TOTAL: 100, "not_recorded": 100})
    assert "is not known of enough of them" in joint_response(unknown)


def test_a_child_protection_plan_is_told_of_the_deaths_of_which_it_is_known():
    said = "The child was on a child protection plan"
    held = table((breakdowns.cp_plan(), LAST), {TOTAL: 150, "yes": 10, "no": 100, "not_recorded": 40})
    assert yes(held, "cp_plan", said).startswith(
        "In about 10 of the deaths of which it is known, the child was"
    )
    unknown = table((breakdowns.cp_plan(), LAST), {TOTAL: 150, "not_recorded": 150})
    assert yes(unknown, "cp_plan", said).startswith("Too little is recorded to say how often the child was")


def test_of_infants_only_those_under_one_are_shown():
    by = (breakdowns.gestation(), breakdowns.stage())
    cells = tuple(
        ProtectedCell.showing(codes, 30 if codes[1] == "infant" else 95)
        for codes in product(*(d.positions for d in by))
    )
    block = tables.of_infants(ProtectedTable("g", "deaths", by, cells, "g", frozenset()), "Weeks")
    assert {row[1] for row in block.rows} == {30} and len(block.rows) == len(by[0].positions)
