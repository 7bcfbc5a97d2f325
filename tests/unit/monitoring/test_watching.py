"""What watches for an increase: seldom wrong while nothing changes, soon right when deaths double."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cdop.monitoring import watching
from cdop.monitoring.presenters import watching as presenters
from tests.unit.monitoring.deaths import drawn, in_years

TODAY = date(2026, 11, 22)
BEFORE, WATCH = date(2019, 1, 1), date(2024, 1, 1)


def all_deaths(deaths, today=TODAY):
    return next(chart for chart in watching.watch(deaths, today).charts if chart.group.name == "all")


@pytest.mark.parametrize(("rate", "runs"), [(3, 300), (12, 200), (40, 120), (120, 60)])
def test_steady_deaths_bring_no_more_false_alarms_than_the_page_states(rate, runs):
    """Expected is the mean of drawn years, as on the page. Watched: nearly three years each."""
    alarms = stated = 0.0
    for seed in range(runs):
        deaths = drawn(rate, BEFORE, TODAY, seed)
        if not any(chart.group.name == "all" for chart in watching.watch(deaths, TODAY).charts):
            continue
        chart = all_deaths(deaths)
        years = (TODAY - chart.since).days / 365.25
        alarms += len(chart.signals)
        stated += chart.limit.false_alarms * years / 10
    assert stated > 0
    assert alarms <= stated * 1.2 + 2


@pytest.mark.parametrize(("rate", "of_50"), [(6, 40), (12, 45), (40, 50)])
def test_a_doubled_rate_is_told_within_the_watch(rate, of_50):
    told = 0
    for seed in range(50):
        steady = drawn(rate, BEFORE, date(2023, 12, 31), seed)
        deaths = [*steady, *drawn(2 * rate, WATCH, TODAY, seed + 1000)]
        told += bool(all_deaths(deaths).signals)
    assert told >= of_50


def test_no_chart_gives_more_than_one_false_alarm_in_ten_years_and_they_are_added_up():
    assert all(limit.false_alarms <= 1 for limit in watching.LIMITS)
    found = watching.watch(in_years(600, 2019, 2026), TODAY)
    assert found.false_alarms == pytest.approx(sum(chart.limit.false_alarms for chart in found.charts))
    told = presenters.sentence(found)
    assert f"{len(found.charts)} charts are watched" in told
    assert f"up to {found.false_alarms:.1f} false alarms among them in ten years" in told


@pytest.mark.parametrize("expected", [0.5, 3, 3.1, 12, 49, 150, 399, 5000])
def test_every_pace_has_a_threshold(expected):
    assert watching.limit_for(expected).most >= expected


def test_three_whole_years_are_needed_before_anything_is_watched():
    found = watching.watch(in_years(40, 2022, 2026), TODAY)
    assert not found.charts and "takes 3 whole years" in found.why_not and "There are 2." in found.why_not
    assert "Nothing is watched yet" in presenters.sentence(found)
    assert watching.watch([], TODAY).why_not
    assert watching.watch(in_years(40, 2021, 2026), TODAY).charts


def test_a_group_with_less_than_one_death_a_year_is_not_watched_and_named():
    found = watching.watch([*in_years(60, 2019, 2026), *in_years(4, 2019, 2023, age_band="5_9")], TODAY)
    assert "Deaths at 1 to 17 years" in found.too_few
    assert "Deaths under 1 year" in [chart.group.label for chart in found.charts]


def test_the_exact_test_of_a_year_is_that_of_poisson():
    """R: ppois(9, 4, lower.tail = FALSE) = 0.008132243."""
    deaths = [*in_years(20, 2019, 2023), *in_years(10, 2024, 2024), *in_years(4, 2025, 2025)]
    first, second = all_deaths(deaths).years
    assert (first.deaths, first.expected, first.is_more) == (10, 4.0, True)
    assert first.chance == pytest.approx(0.008132243, abs=1e-8)
    assert (second.deaths, second.is_more) == (4, False)


def test_the_line_goes_from_corner_to_corner_as_the_score_does():
    """It sinks to 0 and no further, rises by log 2 with a death, and begins again after a signal."""
    chart = all_deaths([*in_years(20, 2019, 2023), *in_years(30, 2024, 2024)])
    until = float((TODAY - chart.since).days)
    corners = presenters.corners(chart, until)
    assert corners[0] == (0.0, 0.0) and corners[-1] == (until, pytest.approx(chart.cusum.score))
    assert all(later[0] >= earlier[0] for earlier, later in pairwise(corners))
    assert all(score >= 0 for _, score in corners)
    peaks = {(point.day, point.score) for point in chart.cusum.points}
    assert chart.signals and peaks <= set(corners)
