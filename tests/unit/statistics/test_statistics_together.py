"""Factors that come together: chance is not flagged, what was planted is found."""

from itertools import combinations
from random import Random
from statistics import fmean

import pytest

from cdop import statistics

SHARES = {
    f"f{place:02}": share
    for place, share in enumerate((0.35, 0.3, 0.25, 0.2, 0.18, 0.15, 0.12, 0.1, 0.08, 0.06))
}


def drawn(deaths, draw, planted=()):
    """Deaths whose factors come by themselves, but for planted pairs: (first, second, chance of second with first)."""
    found = []
    for _ in range(deaths):
        case = {name for name, share in SHARES.items() if draw.random() < share}
        for first, second, chance in planted:
            if first in case and draw.random() < chance:
                case.add(second)
        found.append(case)
    return found


@pytest.mark.parametrize(("deaths", "reports"), [(180, 120), (600, 50)])
def test_without_association_flags_are_rarer_than_stated(deaths, reports):
    """If nothing is there, every flag is false, so reports with any flag must be no more than one in ten."""
    draw = Random(deaths)
    flagged = sum(
        any(row.is_flagged for row in statistics.pairs(drawn(deaths, draw))) for _ in range(reports)
    )
    assert flagged / reports <= 0.10


def test_planted_pairs_are_found_at_600_deaths_and_few_others():
    """Of a report's flags one in ten may be false, on average over reports; "false" is any pair not planted."""
    draw, found, false_shares, reports = Random(600), 0, [], 40
    planted = (("f03", "f07", 0.35), ("f04", "f08", 0.3), ("f05", "f09", 0.3))
    true = {pair[:2] for pair in planted}
    for _ in range(reports):
        rows = statistics.pairs(drawn(600, draw, planted))
        flags = {(row.first, row.second) for row in rows if row.is_flagged}
        found += len(flags & true)
        false_shares.append(len(flags - true) / len(flags) if flags else 0)
    assert found >= 0.9 * 3 * reports
    assert fmean(false_shares) <= 0.10


def test_observed_and_expected_by_hand():
    deaths = [{"a", "b"}] * 3 + [{"a"}] * 2 + [{"b"}] + [set()] * 4
    (row,) = statistics.pairs(deaths)
    assert (row.first, row.second, row.observed, row.expected) == ("a", "b", 3, 5 * 4 / 10)
    assert (
        row.odds_ratio is row.p_value is row.q_value is None and not row.is_flagged
    )  # ten deaths are too few


def test_below_150_deaths_counts_only_and_from_150_everything():
    deaths = [{"a", "b"}] * 30 + [{"a"}] * 5 + [{"b"}] * 5 + [set()] * 109
    assert statistics.pairs(deaths)[0].p_value is None
    (row,) = statistics.pairs([*deaths, set()])
    table = statistics.two_by_two(30, 5, 5, 110)
    assert row.p_value == pytest.approx(table.p_value) and row.mid_p == pytest.approx(table.mid_p)
    assert row.odds_ratio == table.odds_ratio_mid
    assert row.is_flagged and row.is_more


def test_q_counts_every_pair_looked_at():
    deaths = drawn(300, Random(1), (("f03", "f07", 0.4),))
    some = statistics.pairs(deaths, factors=("f03", "f07"))[0]
    row = next(row for row in statistics.pairs(deaths) if (row.first, row.second) == ("f03", "f07"))
    assert len(statistics.pairs(deaths)) == 45
    assert row.p_value == pytest.approx(some.p_value) and row.q_value > some.q_value
    p_values = [pair.p_value for pair in statistics.pairs(deaths)]
    assert [pair.q_value for pair in statistics.pairs(deaths)] == pytest.approx(statistics.adjust(p_values))


def test_a_pair_seen_twice_is_not_flagged_however_unlikely():
    deaths = [{"a", "b"}] * 2 + [set()] * 500
    (row,) = statistics.pairs(deaths)
    assert row.q_value < 0.10 and not row.is_flagged


def test_a_factor_of_every_death_or_of_none_is_looked_at_but_has_no_odds_ratio():
    found = statistics.pairs([{"a", "b"}] * 80 + [{"a"}] * 80, factors=("a", "b", "c"))
    assert len(found) == 3
    assert all(row.odds_ratio is None and row.p_value == 1 and not row.is_flagged for row in found)


def test_the_same_deaths_in_another_order_give_the_same_table():
    deaths = drawn(200, Random(2))
    assert statistics.pairs(deaths) == statistics.pairs(deaths[::-1])


def test_numbers_of_factors_against_every_combination_written_out():
    deaths = drawn(40, Random(3))
    shares = [sum(name in case for case in deaths) / 40 for name in SHARES]
    for row in statistics.independence(deaths, SHARES, most=3):
        sizes = range(row.number, len(shares) + 1) if row.is_or_more else (row.number,)
        expected = sum(
            chance(shares, having) for size in sizes for having in combinations(range(len(shares)), size)
        )
        assert row.expected == pytest.approx(40 * expected)
        assert row.observed == sum(min(len(case), 3) == row.number for case in deaths)


def chance(shares, having):
    found = 1.0
    for place, share in enumerate(shares):
        found *= share if place in having else 1 - share
    return found


def test_numbers_of_factors_add_up_and_clustering_shows():
    deaths = [{"a", "b", "c"}] * 20 + [set()] * 80
    table = statistics.independence(deaths)
    assert [row.number for row in table] == [0, 1, 2, 3] and table[-1].is_or_more
    assert sum(row.observed for row in table) == 100
    assert sum(row.expected for row in table) == pytest.approx(100)
    assert table[0].observed > table[0].expected and table[3].observed > table[3].expected
    assert table[1].observed < table[1].expected


def test_fewer_factors_than_rows():
    table = statistics.independence([{"a"}, set()])
    assert [(row.observed, row.expected) for row in table] == [
        (1, 1),
        (1, 1),
        (0, 0),
        (0, 0),
    ]  # of two deaths, a in half
