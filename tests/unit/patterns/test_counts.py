"""What the exact page counts, from facts made by hand."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.dataset.local_picture import PROTECTIVE, ROWS
from cdop.patterns.choice import Choice
from cdop.patterns.queries.cells import Cell
from cdop.patterns.queries.lines import Deaths, chosen
from cdop.patterns.queries.patterns import count
from cdop.patterns.queries.together import together
from tests.makers.facts import make_facts

CODES = ["A13", "B01", "B02", "B07", "C02", "D05"]


def asked(facts, **options) -> Deaths:
    choice = Choice(**{"basis": "review", "first": "2017-18", "last": "2026-27", **options})
    return chosen(facts, choice)


def panel():
    """Six deaths: none to three factors, one not yet reviewed."""
    return [
        make_facts(["B01", "B02", "B07"], age_band="28_364d"),
        make_facts(["B01", "B02"], also=["A13"], area="E99999999", category="8"),
        make_facts(["B01"], area=""),
        make_facts([], also=["A13", "D05"]),
        make_facts([]),
        make_facts(["B01"], is_reviewed=False),
    ]


def test_a_death_is_counted_once_for_a_factor_and_only_when_reviewed():
    found = count(asked(panel()))
    assert (found.deaths, found.with_any) == (5, 3)
    assert found.ranked == (("B01", 3), ("B02", 2), ("B07", 1))


def test_all_factors_that_may_have_contributed_can_be_asked_for():
    found = count(asked(panel(), which="contributory"))
    assert dict(found.ranked) == {"B01": 3, "B02": 2, "A13": 2, "B07": 1, "D05": 1}
    assert found.domains == {"A": 2, "B": 3, "C": 0, "D": 1}


@pytest.mark.parametrize(
    ("filters", "deaths", "ranked"),
    [
        ({"age": "28_364d"}, 1, {"B01": 1, "B02": 1, "B07": 1}),
        ({"category": "8"}, 1, {"B01": 1, "B02": 1}),
        ({"area": "E06000008"}, 3, {"B01": 1, "B02": 1, "B07": 1}),
        ({"area": "E99999999"}, 1, {"B01": 1, "B02": 1}),
        ({"area": "not_recorded"}, 1, {"B01": 1}),
        ({"domain": "A", "which": "contributory"}, 5, {"A13": 2}),
    ],
)
def test_filters_narrow_deaths_and_the_domain_narrows_factors(filters, deaths, ranked):
    found = count(asked(panel(), **filters))
    assert (found.deaths, dict(found.ranked)) == (deaths, ranked)


def test_the_number_of_factors_beside_independence():
    """By hand: shares 3/5, 2/5, 1/5; none 0.4 x 0.6 x 0.8 = 0.192 of five deaths, all three 0.048."""
    rows = count(asked(panel())).numbers
    assert [row.observed for row in rows] == [2, 1, 1, 1]
    assert [round(row.expected, 3) for row in rows] == [0.96, 2.32, 1.48, 0.24]


def test_a_row_of_the_picture_counts_a_death_once():
    found = count(asked(panel()))
    assert found.picture["smoking"] == 3
    assert (found.picture["smoking_pregnancy"], found.picture["smoking_household"]) == (2, 3)
    assert found.picture["co_sleeping"] == 1
    assert count(asked(panel(), domain="D")).picture["smoking"] == 3


def test_the_picture_names_all_that_panels_look_for_and_no_code_that_is_not_there():
    from cdop.dataset.factors import FactorCode

    used = {code for row in ROWS for code in row.factors} | {c for each in PROTECTIVE for c in each.absent}
    assert all(FactorCode.has(code) for code in used)
    assert len({each.key for each in (*ROWS, *PROTECTIVE)}) == len(ROWS) + len(PROTECTIVE)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("age", {"1_4": 4, "28_364d": 1}),
        ("category", {"10": 4, "8": 1}),
        ("area", {"E06000008": 3, "E99999999": 1, "not_recorded": 1}),
        ("year", {"2025-26": 5}),
    ],
)
def test_the_ranking_is_broken_down(by, expected):
    found = count(asked(panel(), by=by)).across
    assert dict(found.deaths) == expected
    assert sum(found.factors["B01"].values()) == 3


DEATHS = st.lists(st.sets(st.sampled_from(CODES)), min_size=1, max_size=40)


@given(DEATHS)
@settings(max_examples=80, deadline=None)
def test_numbers_add_up_to_the_deaths_and_so_does_what_is_expected(sets):
    found = count(asked([make_facts(each) for each in sets]))
    assert sum(row.observed for row in found.numbers) == len(sets)
    assert sum(row.expected for row in found.numbers) == pytest.approx(len(sets))
    assert found.with_any == len(sets) - found.numbers[0].observed


@given(DEATHS)
@settings(max_examples=80, deadline=None)
def test_no_pair_is_found_more_often_than_either_of_its_factors(sets):
    deaths = [frozenset(each) for each in sets]
    single = Counter(code for each in deaths for code in each)
    found = together(deaths)
    if found is None:
        assert sum(count >= 3 for count in single.values()) < 2
        return
    assert all(p.observed <= min(single[p.first], single[p.second]) for p in found.pairs)
    assert sum(group.observed for group in found.groups) == len(sets)


@given(DEATHS)
@settings(max_examples=60, deadline=None)
def test_the_cases_behind_a_number_are_as_many_as_the_number(sets):
    deaths = asked([make_facts(each) for each in sets])
    found = count(deaths)

    def behind(cell: Cell) -> int:
        assert cell.is_known({"2025-26": ""})
        return sum(cell.holds(line, deaths) for line in deaths.lines)

    assert all(behind(Cell(factors=(code,))) == n for code, n in found.ranked)
    assert all(behind(Cell(factors=(c,), column="2025-26")) == n for c, n in found.ranked)
    assert all(behind(Cell(domain=domain)) == n for domain, n in found.domains.items())
    assert all(behind(Cell(row=key)) == n for key, n in found.picture.items())
    assert all(behind(Cell(number=str(row.number))) == row.observed for row in found.numbers)
    assert behind(Cell(number="any")) == found.with_any
    for pair in found.together.pairs if found.together else ():
        assert behind(Cell(factors=(pair.first, pair.second))) == pair.observed
    for group in found.together.groups if found.together else ():
        without = tuple(code for code in found.together.most if code not in group.factors)
        assert behind(Cell(factors=group.factors, without=without)) == group.observed


@pytest.mark.parametrize(
    "cell",
    [
        Cell(factors=("Z99",)),
        Cell(without=("x",)),
        Cell(number="7"),
        Cell(row="weather"),
        Cell(domain="E"),
        Cell(column="1999-00"),
    ],
)
def test_a_number_that_is_not_on_the_page_is_not_known(cell):
    assert not cell.is_known({"2025-26": ""})


def test_every_pair_of_few_factors_is_looked_at():
    deaths = [frozenset(CODES)] * 5 + [frozenset()] * 5
    found = together(deaths)
    assert {(p.first, p.second) for p in found.pairs} == set(combinations(CODES, 2))
    assert found.looked_at == 15
