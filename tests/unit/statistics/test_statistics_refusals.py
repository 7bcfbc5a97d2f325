"""What has no answer is refused in a sentence, never guessed."""

from math import inf, nan

import pytest

from cdop import statistics
from cdop.statistics import Exposure, Risk, Undefined

RISK = Risk(2, 1.5, 2.5)
FIVE = [1.0, 2.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize(
    ("sentence", "ask"),
    [
        ("The count is not known", lambda: statistics.rate(None, 10)),
        ("The denominator is not known", lambda: statistics.rate(1, None)),
        ("The denominator is 0", lambda: statistics.rate(1, 0)),
        ("The denominator is 0", lambda: statistics.rate(0, 0)),
        ("The denominator is 0", lambda: statistics.proportion(0, 0)),
        ("The count is below 0", lambda: statistics.rate(-1, 10)),
        ("The denominator is below 0", lambda: statistics.rate(1, -10)),
        ("The count is not a number", lambda: statistics.rate(nan, 10)),
        ("The denominator is not a number", lambda: statistics.rate(1, inf)),
        ("The count is not a number", lambda: statistics.rate("1", 10)),
        ("The count is not a number", lambda: statistics.rate(True, 10)),
        ("The multiplier is 0", lambda: statistics.rate(1, 10, 0)),
        ("write 0.95 for 95 %", lambda: statistics.rate(1, 10, confidence=95)),
        ("write 0.95 for 95 %", lambda: statistics.rate(1, 10, confidence=1)),
        ("The confidence is not known", lambda: statistics.proportion(1, 10, confidence=None)),
        ("11 is above its denominator 10", lambda: statistics.proportion(11, 10)),
        ("is above its denominator", lambda: statistics.proportion_difference(1, 2, 3, 2)),
        ("The denominator is 0", lambda: statistics.excess(1, 2, 0, 0)),
        ("not a whole number", lambda: statistics.binomial_limits(1.5, 10)),
        ("Neither side has an event", lambda: statistics.rate_ratio(0, 10, 0, 10)),
        ("not a whole number", lambda: statistics.rate_ratio(1.5, 10, 1, 10)),
        ("The other count is not known", lambda: statistics.rate_ratio(1, 10, None, 10)),
        ('interval "wald" is not known', lambda: statistics.rate_ratio(1, 10, 1, 10, interval="wald")),
        ("not of the same length", lambda: statistics.standardised_rate([5, 6], [9, 9], [1])),
        ("A population is 0", lambda: statistics.standardised_rate([5, 6], [9, 0], [1, 1])),
        ("The standard is 0", lambda: statistics.standardised_rate([5, 6], [9, 9], [0, 0])),
        ("too few to standardise", lambda: statistics.standardised_rate([5, 4], [9, 9], [1, 1])),
        ("A count is not known", lambda: statistics.standardised_rate([50, None], [9, 9], [1, 1])),
        ("expected number of events is 0", lambda: statistics.standardised_ratio(1, [9], [0], [9])),
        ("A standard population is 0", lambda: statistics.standardised_ratio(1, [9], [1], [0])),
        ("A row or a column of the table is empty", lambda: statistics.two_by_two(0, 0, 3, 4)),
        ("A row or a column of the table is empty", lambda: statistics.two_by_two(3, 0, 4, 0)),
        ("The cell b is not known", lambda: statistics.two_by_two(1, None, 3, 4)),
        ("A p-value is not from 0 to 1", lambda: statistics.adjust([0.1, 1.1])),
        ("A p-value is not known", lambda: statistics.adjust([0.1, None])),
        ('method "fdr" is not known', lambda: statistics.adjust([0.1], "fdr")),
        ("three points or more", lambda: statistics.trend([1, 2], [9, 9])),
        ("no event at any time", lambda: statistics.trend([0, 0, 0], [9, 9, 9])),
        ("at one end of the time", lambda: statistics.trend([0, 0, 7], [9, 9, 9])),
        ("A denominator is 0", lambda: statistics.trend([1, 2, 3], [9, 0, 9])),
        ("All points are of one time", lambda: statistics.trend([1, 2, 3], [9, 9, 9], [1, 1, 1])),
        ("not of the same length", lambda: statistics.trend([1, 2, 3], [9, 9, 9], [1, 2])),
        ("nothing can rise or fall", lambda: statistics.trend_of_proportions([0, 0, 0], [9, 9, 9])),
        ("is no proportion", lambda: statistics.trend_of_proportions([0, 10, 0], [9, 9, 9])),
        ("5 to 100 groups; there are 4", lambda: statistics.slope_index(FIVE[:4], FIVE[:4], FIVE[:4])),
        ("A population is 0", lambda: statistics.slope_index(FIVE, FIVE, [0, 1, 1, 1, 1])),
        ("A value is not known", lambda: statistics.slope_index([None, *FIVE[1:]], FIVE, FIVE)),
        ('transform "cube" is not known', lambda: statistics.slope_index(FIVE, FIVE, FIVE, transform="cube")),
        ('edge of what "logit"', lambda: statistics.slope_index(FIVE, FIVE, FIVE, transform="logit")),
        ("Fewer than 20 events", lambda: statistics.slope_index_of_rates([3, 4, 4, 4, 4], [9] * 5)),
        ("5 to 100 groups; there are 4", lambda: statistics.relative_index_of_rates([9] * 4, [9] * 4)),
        ("Fewer than 20 events", lambda: statistics.relative_index_of_rates([3] * 5, [9] * 5)),
        ("The number expected is 0", lambda: statistics.chance_of_as_many(1, 0)),
        ("three pairs or more", lambda: statistics.correlation([1, 2], [1, 2])),
        ("All numbers of a list are the same", lambda: statistics.correlation([1, 2, 3], [4, 4, 4])),
        ("is above 100", lambda: statistics.funnel_proportion(101, 10)),
        ("The denominator is 0", lambda: statistics.funnel_proportion(50, 0)),
        ("The average is 0", lambda: statistics.funnel_rate(0, 10)),
        ("The value is not known", lambda: statistics.funnel_rate(4, 1000).place(None)),
        ("The benchmark is not known", lambda: statistics.compare(statistics.rate(1, 9), None, "none")),
        ('polarity "good" is not known', lambda: statistics.compare(statistics.rate(1, 9), 3, "good")),
        ("The days are not in order", lambda: statistics.cusum([5, 4], 3)),
        ("The rate is 0", lambda: statistics.cusum([1, 2], 0)),
        ("no increase to watch for", lambda: statistics.cusum([1, 2], 3, ratio=1)),
        ("after the last day watched", lambda: statistics.cusum([1, 20], 3, until=10)),
        ("three deaths or more", lambda: statistics.days_between([1, 2])),
        ("A day is not known", lambda: statistics.days_between([1, 2, None])),
        ("There are no deaths", lambda: statistics.pairs([])),
        ("There are no deaths", lambda: statistics.independence([])),
        ("of one factor or more", lambda: statistics.independence([{"a"}], most=0)),
        ("The prevalence 15 is above 1", lambda: statistics.attributable_fraction(15, RISK)),
        ("The prevalence is not known", lambda: statistics.attributable_fraction(None, RISK)),
        (
            'among "population" or among "cases"',
            lambda: statistics.attributable_fraction(0.1, RISK, "deaths"),
        ),
        ("The target 10 is above 1", lambda: statistics.impact_fraction(0.2, 10, RISK)),
        ("does not lie between its limits", lambda: Risk(1, 2, 3)),
        ("The relative risk is 0", lambda: Risk(0, 0, 1)),
        ("more are exposed than there are", lambda: Exposure("x", 11, 10, 0.1, RISK)),
        ("the target is above 1", lambda: Exposure("x", 1, 10, 10, RISK)),
        ("one exposure or more", lambda: statistics.simulate(3, 1, [], seed=1)),
        ("a name of its own", lambda: statistics.simulate(3, 1, [Exposure("x", 1, 9, 0, RISK)] * 2, seed=1)),
        (
            "Fewer than 1,000 draws",
            lambda: statistics.simulate(3, 1, [Exposure("x", 1, 9, 0, RISK)], 1, draws=10),
        ),
        (
            "The number of years is 0",
            lambda: statistics.simulate(3, 0, [Exposure("x", 1, 9, 0, RISK)], seed=1),
        ),
    ],
)
def test_refused_in_a_sentence(sentence, ask):
    with pytest.raises(Undefined) as refused:
        ask()
    words = str(refused.value)
    assert sentence in words
    assert words.endswith(".") and (words[0].isupper() or words.startswith("x: "))


def test_a_refusal_is_a_value_error():
    assert issubclass(Undefined, ValueError)


def test_five_points_say_that_they_are_few_and_six_do_not():
    assert "too few to speak of a trend" in statistics.trend([3, 4, 3, 5, 4], [100] * 5).note
    assert statistics.trend([3, 4, 3, 5, 4, 4], [100] * 6).note == ""


def test_counts_that_jump_say_that_chance_does_not_explain_them():
    assert "more from point to point" in statistics.trend([2, 60, 3, 70, 1, 65], [100] * 6).note


def test_no_deaths_yet_is_no_score_and_no_signal():
    assert statistics.cusum([], 3).signals == () and statistics.cusum([], 3, until=100).score == 0
