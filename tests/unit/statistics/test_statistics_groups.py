"""Groups of factors against numbers reckoned by hand and by counting every possible table."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from cdop.statistics import Undefined, exact_groups, pairs, triples

DEATHS = [set("abc"), set("abc"), set("abc"), set("ab"), set("c"), set(), set(), set("d"), set("abd"), set()]


def test_threes_and_what_is_expected_of_them():
    """By hand: a and b in 5 of 10 each, c in 4, d in 2; all three of a, b, c expected 10 x .5 x .5 x .4 = 1."""
    (row,) = triples(DEATHS, "abcd")
    assert (row.factors, row.observed) == (("a", "b", "c"), 3)
    assert row.expected == pytest.approx(1.0)
    assert {r.factors for r in triples(DEATHS, "abcd", fewest_together=1)} == {
        ("a", "b", "c"),
        ("a", "b", "d"),
    }


def test_groups_that_are_all_a_death_has_add_up():
    rows = exact_groups(DEATHS, "abc")
    assert sum(row.observed for row in rows) == len(DEATHS)
    held = {row.factors: row for row in rows}
    assert held["a", "b"].observed == 2  # with d left out of the question
    assert held["a", "b"].expected == pytest.approx(10 * 0.5 * 0.5 * 0.6)
    assert held[()].expected == pytest.approx(10 * 0.5 * 0.5 * 0.6)


def test_what_is_expected_is_the_mean_over_every_way_to_deal_the_factors():
    """Two factors in two and one of three deaths: deal them in all ways, and count."""
    deaths = [{"a", "b"}, {"a"}, set()]
    seen: Counter[tuple[str, ...]] = Counter()
    for one, other in product(range(3), repeat=2):
        dealt = {"a": {0, 1, 2} - {one}, "b": {other}}
        seen.update(tuple(name for name in "ab" if death in dealt[name]) for death in range(3))
    for row in exact_groups(deaths, "ab"):
        assert row.expected == pytest.approx(seen[row.factors] / 9)


@pytest.mark.parametrize("ask", [triples, exact_groups])
def test_without_deaths_there_is_no_number(ask):
    with pytest.raises(Undefined):
        ask([], "ab")


def test_fewer_odds_ratios_change_nothing_else():
    deaths = [each for each in DEATHS for _ in range(20)]
    every, few = pairs(deaths), pairs(deaths, ratios=2)
    assert [(p.first, p.second, p.q_value, p.is_flagged) for p in every] == [
        (p.first, p.second, p.q_value, p.is_flagged) for p in few
    ]
    assert [p.odds_ratio for p in few[:2]] == [p.odds_ratio for p in every[:2]]
    assert all(p.odds_ratio for p in few if p.is_flagged)
    assert {p.odds_ratio for p in few} <= {None, *(p.odds_ratio for p in every)}


def test_fewer_odds_ratios_are_those_of_the_surest_and_the_most_frequent():
    deaths = [{"a", "b"}, {"c", "d"}, {"a"}, {"b"}, {"c"}, set(), set(), {"a", "c"}, {"a", "c"}]
    few = pairs(deaths, fewest_deaths=1, ratios=1)
    assert [(p.first, p.second) for p in few if p.odds_ratio] == [("c", "d"), ("a", "c")]
