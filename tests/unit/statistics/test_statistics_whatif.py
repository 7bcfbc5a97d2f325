"""Fractions of deaths, and how many fewer: bounds that hold whatever is given, and the same answer twice."""

from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop import statistics
from cdop.statistics import Exposure, Risk

SMOKING = Exposure("smoking", 375, 2500, 0.10, Risk(1.32, 1.17, 1.49))
SHARE = st.floats(0, 1)


@st.composite
def risks(draw, low=0.2):
    lower = draw(st.floats(low, 10))
    value = lower * draw(st.floats(1.01, 3))
    return Risk(value, lower, value * value / lower)


@given(SHARE, risks())
def test_attributable_fraction_is_below_all_and_its_limits_hold_it(prevalence, risk):
    for among in ("population", "cases"):
        ours = statistics.attributable_fraction(prevalence, risk, among)
        assert ours.lower <= ours.value <= ours.upper <= 100


@given(SHARE, SHARE, risks(low=1))
def test_less_exposure_never_costs_lives(prevalence, target, risk):
    ours = statistics.impact_fraction(prevalence, target, risk)
    assert (ours.value >= 0) == (target <= prevalence) or ours.value == pytest.approx(0)
    whole = statistics.attributable_fraction(prevalence, risk)
    assert ours.value <= whole.value or ours.value == pytest.approx(whole.value)


@given(SHARE, SHARE, risks())
def test_limits_of_an_impact_hold_its_value_whichever_way_it_runs(prevalence, target, risk):
    ours = statistics.impact_fraction(prevalence, target, risk)
    assert ours.lower <= ours.value <= ours.upper


def test_to_nothing_is_the_attributable_fraction():
    risk = Risk(2.18, 1.87, 2.53)
    gone, due = statistics.impact_fraction(0.2, 0, risk), statistics.attributable_fraction(0.2, risk)
    assert (gone.value, gone.lower, gone.upper) == (due.value, due.lower, due.upper)


def test_both_forms_agree_where_the_risk_is_not_adjusted():
    """Of 10,000 births 2,000 exposed; risk 0.02 exposed, 0.01 not: 40 of 120 deaths exposed, 20 of 120 in excess."""
    risk = Risk(2, 1.5, 2.5)
    assert statistics.attributable_fraction(0.2, risk).value == pytest.approx(100 * 20 / 120)
    assert statistics.attributable_fraction(40 / 120, risk, "cases").value == pytest.approx(100 * 20 / 120)


def test_the_same_seed_gives_the_same_answer_and_is_kept():
    first, again = (statistics.simulate(24, 3, [SMOKING], seed=7) for _ in range(2))
    assert first == again and first.seed == 7 and first.draws == 20_000
    other = statistics.simulate(24, 3, [SMOKING], seed=8)
    assert other != first
    assert other.fewer.value == pytest.approx(first.fewer.value, rel=0.03)


def test_it_speaks_of_a_decade_unless_told():
    decade = statistics.simulate(24, 3, [SMOKING], seed=7).fewer
    year = statistics.simulate(24, 3, [SMOKING], seed=7, per_years=1).fewer
    assert decade.value == pytest.approx(10 * year.value) and decade.upper == pytest.approx(10 * year.upper)
    assert (decade.numerator, decade.denominator, decade.multiplier) == (24, 3, 10)


def test_overlap_is_not_added_up():
    """Three exposures of four fifths of all deaths each would make 240 %; together they stay below 100 %."""
    heavy = [Exposure(name, 900, 1000, 0, Risk(6, 5, 7)) for name in "abc"]
    ours = statistics.simulate(50, 1, heavy, seed=3, draws=5000)
    assert sum(each.value for each in ours.each.values()) > 200
    assert ours.nested.value < ours.together.value < ours.together.upper <= 100
    assert max(each.value for each in ours.each.values()) <= ours.nested.value
    assert ours.fewer.upper < 10 * 80


@given(st.integers(0, 50), st.lists(st.tuples(st.integers(0, 100), SHARE, risks()), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_never_more_than_all(deaths, given_exposures):
    exposures = [
        Exposure(f"e{place}", exposed, 100, target, risk)
        for place, (exposed, target, risk) in enumerate(given_exposures)
    ]
    ours = statistics.simulate(deaths, 2, exposures, seed=1, draws=1000)
    for estimate in (ours.together, ours.nested, *ours.each.values()):
        assert estimate.lower <= estimate.value <= estimate.upper <= 100
    assert ours.fewer.lower <= ours.fewer.value <= ours.fewer.upper


def test_a_known_risk_and_a_large_count_leave_only_the_formula():
    sure = Exposure("sure", 150_000, 1_000_000, 0.10, Risk(2, 1.9999, 2.0001))
    ours = statistics.simulate(100_000, 10, [sure], seed=2, draws=4000)
    expected = statistics.impact_fraction(0.15, 0.10, sure.risk).value
    assert ours.together.value == pytest.approx(expected, rel=0.005)
    assert ours.fewer.value == pytest.approx(100_000 * expected / 100, rel=0.01)
    assert fmean((ours.fewer.lower, ours.fewer.upper)) == pytest.approx(ours.fewer.value, rel=0.01)


def test_more_exposure_than_now_costs_lives():
    worse = Exposure("worse", 100, 1000, 0.5, Risk(2, 1.8, 2.2))
    assert statistics.simulate(50, 1, [worse], seed=1).fewer.upper < 0
