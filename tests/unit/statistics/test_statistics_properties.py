"""What holds for every number that comes out."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cdop import statistics

COUNT = st.integers(0, 500)
PEOPLE = st.integers(1, 200_000)
CONFIDENCE = st.floats(0.5, 0.9999)


@st.composite
def estimates(draw, confidence):
    """One estimate of each kind, of the same numbers, at a confidence."""
    a, b, c, d = (draw(st.integers(0, 80)) for _ in range(4))
    assume(a + b and c + d and a + c and b + d)
    bands = ([a, b + 10, c], [900, 800, 700], [10, 20, 30])
    times = [a + 1, b + 1, c + 1, d + 1, 3, 2]
    sloping = ([5, 4 + a / 80, 3, 2 + b / 80, 2], [0.5] * 5, [a + 1, b + 1, c + 1, d + 1, 9])
    return [
        kind(confidence)
        for kind in (
            lambda at: statistics.rate(a, b + 1, 1000, at),
            lambda at: statistics.rate(a + 10, b + 1, 1000, at),
            lambda at: statistics.proportion(a, a + b, 100, at),
            lambda at: statistics.proportion_difference(a, a + b, c, c + d, 100, at),
            lambda at: statistics.rate_ratio(a, 1 + b, c, 1 + d, at),
            lambda at: statistics.rate_ratio(a, 1 + b, c, 1 + d, at, "exact"),
            lambda at: statistics.standardised_rate(*bands, 1000, at),
            lambda at: statistics.standardised_ratio(a, *bands[1:], [9] * 3, 100, at),
            lambda at: statistics.two_by_two(a, b, c, d, at).odds_ratio,
            lambda at: statistics.two_by_two(a, b, c, d, at).odds_ratio_mid,
            lambda at: statistics.trend(times, [100] * 6, confidence=at).change,
            lambda at: statistics.slope_index(*sloping, at).slope,
            lambda at: statistics.slope_index(*sloping, at, "log").relative,
            lambda at: statistics.correlation([1, 2, 3, 4, 5], [a, b, c, d, a + b + 1], at),
        )
    ]


@given(st.data(), st.sampled_from([0.5, 0.8, 0.95, 0.998]))
@settings(max_examples=60, deadline=None)
def test_value_lies_within_its_interval(data, confidence):
    for each in data.draw(estimates(confidence)):
        slack = 1e-9 * max(1, abs(each.value)) if each.value < float("inf") else 0
        assert each.lower <= each.value + slack and each.value <= each.upper + slack, each


@given(st.lists(st.integers(0, 80), min_size=4, max_size=4), CONFIDENCE, CONFIDENCE)
@settings(max_examples=60, deadline=None)
def test_more_confidence_never_narrows(cells, one, other):
    a, b, c, d = cells
    assume(a + b and c + d and a + c and b + d)
    less, more = sorted((one, other))
    for kind in (
        lambda at: statistics.rate(a, 100, 1000, at),
        lambda at: statistics.proportion(a, a + b, 100, at),
        lambda at: statistics.proportion_difference(a, a + b, c, c + d, 100, at),
        lambda at: statistics.rate_ratio(a, b + 1, c, d + 1, at),
        lambda at: statistics.two_by_two(a, b, c, d, at).odds_ratio,
    ):
        try:
            narrow, wide = kind(less), kind(more)
        except statistics.Undefined:
            continue
        assert wide.lower <= narrow.lower + 1e-9 * abs(narrow.lower)
        assert wide.upper >= narrow.upper - 1e-9 * abs(narrow.upper) or narrow.upper == float("inf")


@given(COUNT, PEOPLE, st.sampled_from([1, 100, 1000, 100_000]))
def test_a_multiplier_is_only_a_unit(count, people, multiplier):
    plain, scaled = statistics.rate(count, people, 1), statistics.rate(count, people, multiplier)
    for name in ("value", "lower", "upper"):
        assert getattr(scaled, name) == pytest.approx(multiplier * getattr(plain, name))
    assert (scaled.numerator, scaled.denominator, scaled.multiplier) == (count, people, multiplier)


@given(COUNT, COUNT)
def test_having_and_not_having_mirror_each_other(count, rest):
    assume(count + rest)
    has, lacks = statistics.proportion(count, count + rest), statistics.proportion(rest, count + rest)
    assert has.lower == pytest.approx(100 - lacks.upper, abs=1e-9)
    assert has.upper == pytest.approx(100 - lacks.lower, abs=1e-9)


@given(PEOPLE, CONFIDENCE)
def test_none_and_all_end_exactly_where_a_proportion_ends(people, confidence):
    none, every = (statistics.proportion(count, people, 100, confidence) for count in (0, people))
    assert (none.lower, none.value) == (0, 0) and none.upper > 0
    assert (every.upper, every.value) == (100, 100) and every.lower < 100


@given(COUNT, COUNT, COUNT, COUNT)
def test_differences_the_other_way_round_change_sign(a, b, c, d):
    assume(a + b and c + d)
    one = statistics.proportion_difference(a, a + b, c, c + d)
    other = statistics.proportion_difference(c, c + d, a, a + b)
    assert (one.lower, one.upper) == (pytest.approx(-other.upper), pytest.approx(-other.lower))


@given(st.integers(1, 80), st.integers(1, 80), st.integers(1, 5000), st.integers(1, 5000))
@settings(max_examples=60, deadline=None)
def test_ratios_the_other_way_round_are_inverse(seen, other, here, there):
    for interval in ("mid-p", "exact"):
        one = statistics.rate_ratio(seen, here, other, there, interval=interval)
        two = statistics.rate_ratio(other, there, seen, here, interval=interval)
        assert one.lower == pytest.approx(1 / two.upper) and one.upper == pytest.approx(1 / two.lower)
        assert one.p_value == pytest.approx(two.p_value)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_a_table_turned_is_the_same_and_swapped_is_inverse(a, b, c, d):
    table, turned, swapped = (
        statistics.two_by_two(*cells) for cells in ((a, b, c, d), (a, c, b, d), (c, d, a, b))
    )
    assert table.p_value == pytest.approx(turned.p_value) == pytest.approx(swapped.p_value)
    assert table.odds_ratio.value == pytest.approx(turned.odds_ratio.value)
    assert table.odds_ratio_mid.upper == pytest.approx(1 / swapped.odds_ratio_mid.lower)


@given(COUNT, PEOPLE)
@settings(max_examples=80, deadline=None)
def test_an_area_is_outside_the_funnel_when_its_own_exact_interval_leaves_the_average_out(count, people):
    average = 4.2
    place = statistics.funnel_rate(average, people).place(1000 * count / people)
    for confidence, inside in ((0.95, {"within"}), (0.998, {"within", "below 95 %", "above 95 %"})):
        lower, upper = (1000 * limit / people for limit in statistics.poisson_limits(count, confidence))
        assume(abs(lower - average) > 1e-9 and abs(upper - average) > 1e-9)
        assert (place in inside) == (lower <= average <= upper)


@given(st.floats(0.5, 99.5), PEOPLE)
def test_funnels_narrow_with_size_and_hold_the_average(average, people):
    for kind in (statistics.funnel_proportion, statistics.funnel_rate):
        small, large = kind(average, people), kind(average, 4 * people)
        for one in (small, large):
            assert one.lower_998 <= one.lower_95 <= one.baseline <= one.upper_95 <= one.upper_998
        assert small.lower_95 <= large.lower_95 + 1e-9 and small.upper_95 >= large.upper_95 - 1e-9


@given(COUNT, PEOPLE, st.floats(0, 5000))
def test_verdicts_follow_the_interval_and_the_polarity(count, people, benchmark):
    area = statistics.rate(count, people)
    words = {
        polarity: statistics.compare(area, benchmark, polarity)
        for polarity in ("low_is_good", "high_is_good", "none")
    }
    if area.lower <= benchmark <= area.upper:
        assert set(words.values()) == {"similar"}
    elif benchmark > area.upper:
        assert words == {"low_is_good": "better", "high_is_good": "worse", "none": "lower"}
    else:
        assert words == {"low_is_good": "worse", "high_is_good": "better", "none": "higher"}


def test_a_benchmark_on_the_limit_is_similar():
    area = statistics.rate(12, 3000)
    assert statistics.compare(area, area.lower, "low_is_good") == "similar"
    assert statistics.compare(area, area.upper, "low_is_good") == "similar"


def test_an_estimate_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        statistics.rate(1, 2).value = 3


def test_numbers_of_a_database_are_numbers():
    assert statistics.rate(3, Decimal("1000.0")) == statistics.rate(3, 1000)
    assert statistics.compare(statistics.rate(3, 1000), Decimal("4.2"), "none") == "similar"
