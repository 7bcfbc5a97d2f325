"""Slope and relative index: the limits against a hundred thousand draws, as Public Health England finds them."""

import numpy as np
import pytest
from scipy import stats

from cdop import statistics

AREAS = {  # the two worked areas of phe_sii's manual: populations, life expectancies, standard errors
    "one": (
        [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534],
        [75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3],
        [1.64, 1.58, 1.51, 1.78, 1.7, 1.56, 1.37, 1.4, 2.43, 1.57],
    ),
    "two": (
        [21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312],
        [70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80],
        [0.23, 0.26, 0.3, 0.16, 0.79, 0.78, 0.4, 0.28, 0.23, 0.35],
    ),
    "deaths": (
        [32537, 16545, 15000, 12439, 8462, 10976, 11935, 11818, 10000, 6552],
        [6.7, 5.5, 4.2, 4.1, 3.9, 4.1, 3.1, 3.3, 2.7, 2.9],
        [0.454, 0.577, 0.529, 0.574, 0.679, 0.611, 0.509, 0.528, 0.52, 0.665],
    ),
}


def drawn_ends(people, heights, errors, draws=100_000):
    """Both ends of the line for values drawn around those seen: the published method, with a seed."""
    weights = np.array(people) / sum(people)
    middles = np.cumsum(weights) - weights / 2
    design = np.column_stack([np.ones_like(middles), middles]) * np.sqrt(weights)[:, None]
    values = np.random.default_rng(11).normal(heights, errors, (draws, len(people))) * np.sqrt(weights)
    first, slope = np.linalg.lstsq(design, values.T, rcond=None)[0]
    return first, first + slope


@pytest.mark.parametrize("name", AREAS)
@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_limits_are_those_of_the_simulation(name, confidence):
    people, values, errors = AREAS[name]
    first, last = drawn_ends(people, values, errors)
    ours = statistics.slope_index(values, errors, people, confidence)
    out = (1 - confidence) / 2
    for estimate, drawn in ((ours.slope, last - first), (ours.relative, last / first)):
        lower, upper = np.quantile(drawn, [out, 1 - out])
        allowed = (0.012 if confidence == 0.95 else 0.05) * (upper - lower)
        assert abs(estimate.lower - lower) < allowed and abs(estimate.upper - upper) < allowed


@pytest.mark.parametrize("transform", ["log", "logit"])
def test_limits_after_a_transform_are_those_of_the_simulation(transform):
    people, rates, errors = AREAS["deaths"]
    values, errors = [r / 1000 for r in rates], [e / 1000 for e in errors]
    if transform == "log":
        heights, spreads, back = np.log(values), np.array(errors) / values, np.exp
    else:
        shares = np.array(values)
        heights, spreads = np.log(shares / (1 - shares)), errors / (shares * (1 - shares))
        back = lambda y: 1 / (1 + np.exp(-y))  # noqa: E731
    first, last = (back(end) for end in drawn_ends(people, heights, spreads))
    ours = statistics.slope_index(values, errors, people, transform=transform)
    for estimate, drawn in ((ours.slope, last - first), (ours.relative, last / first)):
        lower, upper = np.quantile(drawn, [0.025, 0.975])
        assert abs(estimate.lower - lower) < 0.03 * (upper - lower)
        assert abs(estimate.upper - upper) < 0.03 * (upper - lower)


def test_fieller_holds_exactly_the_ratios_that_cannot_be_ruled_out():
    people, values, errors = AREAS["deaths"]
    ours = statistics.slope_index(values, errors, people)
    weights = np.array(people) / sum(people)
    middles = np.cumsum(weights) - weights / 2
    design = np.column_stack([np.ones_like(middles), middles])
    maps = np.linalg.inv(design.T * weights @ design) @ (design.T * weights)
    for ratio in (ours.relative.lower, ours.relative.upper):
        difference = (maps[0] + maps[1]) - ratio * maps[0]  # last - ratio x first, as weights of the values
        deviate = abs(difference @ values) / np.sqrt(((difference * errors) ** 2).sum())
        assert deviate == pytest.approx(stats.norm.ppf(0.975), rel=1e-9)


def test_a_straight_line_is_found_as_it_is():
    people = [100, 300, 50, 250, 300]
    middles = [0.05, 0.25, 0.425, 0.575, 0.85]
    ours = statistics.slope_index([10 - 6 * x for x in middles], [0.1] * 5, people)
    assert (ours.first, ours.last) == (pytest.approx(10), pytest.approx(4))
    assert ours.slope.value == pytest.approx(-6) and ours.relative.value == pytest.approx(0.4)


def test_turned_round_the_slope_changes_sign_and_the_ratio_is_its_inverse():
    people, values, errors = AREAS["deaths"]
    ours = statistics.slope_index(values, errors, people)
    turned = statistics.slope_index(values[::-1], errors[::-1], people[::-1])
    assert turned.slope.value == pytest.approx(-ours.slope.value)
    assert turned.slope.lower == pytest.approx(-ours.slope.upper)
    assert turned.relative.value == pytest.approx(1 / ours.relative.value)
    assert turned.relative.upper == pytest.approx(1 / ours.relative.lower)


def test_the_same_data_give_the_same_limits():
    people, values, errors = AREAS["two"]
    assert statistics.slope_index(values, errors, people) == statistics.slope_index(values, errors, people)


def test_a_decile_without_a_death_can_stay():
    deaths, births = [9, 7, 5, 4, 3, 2, 2, 1, 0, 0], [2000] * 10
    ours = statistics.slope_index_of_rates(deaths, births)
    assert ours.slope.upper < 0
    with pytest.raises(statistics.Undefined, match='"log" can take'):
        statistics.slope_index([d / 2000 for d in deaths], [0.001] * 10, births, transform="log")


def test_where_a_ratio_makes_no_sense_there_is_none_and_it_says_why():
    below = statistics.slope_index([5, 3, 1, -1, -3], [0.1] * 5, [1] * 5)
    assert below.relative is None and "0 or less" in below.note
    unsure = statistics.slope_index([1, 2, 3, 4, 5], [3] * 5, [1] * 5)
    assert "no limits" in unsure.note
    assert (unsure.relative.lower, unsure.relative.upper) == (float("-inf"), float("inf"))
