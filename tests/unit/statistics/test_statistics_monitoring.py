"""Gaps, runs and the CUSUM, against histories written down and histories drawn."""

from math import log
from random import Random

import pytest

from cdop import statistics

YEAR = 365.25


def test_score_by_hand():
    """Four deaths a year expected, watched for a doubling: it falls by 4 a year and rises by log 2."""
    days = [0, 10, 400, 410]
    fall, rise = 4 / YEAR, log(2)
    scores = [rise, 2 * rise - 10 * fall, rise, 2 * rise - 10 * fall]
    found = statistics.cusum(days, 4)
    assert [point.score for point in found.points] == pytest.approx(scores)
    assert found.signals == ()
    assert statistics.cusum(days, 4, until=420).score == pytest.approx(scores[-1] - 10 * fall)


def test_a_cluster_signals_once_and_the_score_begins_again():
    """Three a year expected: 122 days take away 1.0, more than a death's 0.69 brings; seven days take away 0.06.

    So the first of the cluster stands at 0.69 and the sixth after it, with 0.69 + 6 x 0.64 = 4.51, is over 4.
    """
    days = [*range(0, 3650, 122), *range(3700, 3770, 7)]
    found = statistics.cusum(days, 3)
    assert [point.day for point in found.signals] == [3700 + 6 * 7]
    after = next(point for point in found.points if point.day > 3742)
    assert after.score == pytest.approx(log(2))


@pytest.mark.parametrize(("rate", "published"), [(3, 0.15), (6, 0.26), (12, 0.53)])
def test_false_alarms_in_ten_years(rate, published):
    """Measured elsewhere for a threshold of 4 and a doubling; few enough for one chart."""
    ours = statistics.false_alarms(rate, runs=3000)
    assert abs(ours - published) < 0.05
    assert ours < 1


@pytest.mark.parametrize(("rate", "published"), [(3, 2.2), (6, 1.1), (12, 0.5)])
def test_a_doubling_is_seen_in_time(rate, published):
    """Half of the doublings are signalled within so many years."""
    draw, delays = Random(5), []
    for _ in range(300):
        days, now = [], 0.0
        while now < 30 * YEAR:
            now += draw.expovariate(2 * rate / YEAR)
            days.append(now)
        delays.append(statistics.cusum(days, rate).signals[0].day / YEAR)
    assert abs(sorted(delays)[150] - published) < 0.15 * published + 0.1


def test_gaps_median_and_run():
    days = [0, 40, 90, 130, 180, *(180 + 5 * step for step in range(1, 10))]
    found = statistics.days_between(days)
    assert found.gaps[:4] == (40, 50, 40, 50) and set(found.gaps[4:]) == {5}
    assert found.median == 5 and found.runs == ()  # the gaps that equal the median are passed over
    held = statistics.days_between(days, centre=45)
    assert [(run.first, run.last, run.is_shorter) for run in held.runs] == [(4, 12, True)]


def test_seven_in_a_row_are_no_run_and_eight_are():
    days = [0]
    for gap in [50] + [10] * 7 + [50] * 8:
        days.append(days[-1] + gap)
    runs = statistics.days_between(days, centre=30).runs
    assert [(run.first, run.last, run.is_shorter) for run in runs] == [(8, 15, False)]


def test_two_deaths_of_a_day_have_a_gap_of_nothing():
    assert statistics.days_between([3, 3, 9]).gaps == (0, 6)


def test_drawn_deaths_signal_no_more_often_than_told():
    draw, charts, alarms = Random(9), 400, 0
    for _ in range(charts):
        days, now = [], draw.expovariate(6 / YEAR)
        while now < 10 * YEAR:
            days.append(now)
            now += draw.expovariate(6 / YEAR)
        alarms += len(statistics.cusum(days, 6).signals)
    assert 0.15 < alarms / charts < 0.40
