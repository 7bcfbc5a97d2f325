"""Change over the years: whole years alone, one series alone, and words that say when there is nothing to say."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cdop.indicators.definitions import INDICATORS
from cdop.indicators.readings import Reading
from cdop.monitoring.changes import between, change
from cdop.monitoring.places import Place
from cdop.monitoring.presenters import changes as presenters
from cdop.monitoring.rates import Beside, Line
from cdop.monitoring.recorded import is_silent, recorded
from cdop.reference.periods import calendar
from tests.unit.monitoring.deaths import death, in_years

ORACLES = Path(__file__).parents[2] / "oracles" / "statistics"
TODAY = date(2026, 11, 22)


def side(counts, births, first):
    lines = []
    for number, (count, people) in enumerate(zip(counts, births, strict=True)):
        when = calendar(first + number)
        own = Reading("", when, value=count / people * 1000, numerator=count, denominator=people)
        lines.append(Line(when, own, Reading("", when), None))
    return Beside(INDICATORS["infant_mortality"], Place("", "Here", ()), 1, tuple(lines))


def test_the_trend_is_that_of_r():
    with (ORACLES / "r_trend_poisson.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if len(row["counts"].split(";")) > 5]
    assert rows
    for row in rows:
        counts, births = ([int(each) for each in row[name].split(";")] for name in ("counts", "denominators"))
        found = change(side(counts, births, 2020 if len(counts) < 20 else 1980)).trend
        assert found.change.value == pytest.approx(float(row["irr"]), rel=1e-6)
        assert found.p_value == pytest.approx(float(row["lrt_p"]), rel=1e-6)


def test_years_before_a_break_are_no_part_of_the_trend():
    found = change(side([9] * 12, [1000] * 12, 2014))
    assert found.years == tuple(range(2020, 2026))
    assert change(side([9] * 6, [1000] * 6, 2012)).years == tuple(range(2012, 2018))


def test_few_points_and_no_events_are_said_in_a_sentence():
    assert "Five points or fewer are too few" in presenters.sentence(change(side([4] * 5, [1000] * 5, 2020)))
    assert "A trend cannot be told" in presenters.sentence(change(side([0] * 6, [1000] * 6, 2020)))
    assert "no more than chance explains" in presenters.sentence(change(side([9] * 6, [1000] * 6, 2020)))


def test_a_trend_over_births_that_stand_in_says_so():
    plain = side([9, 12, 8, 10, 11, 9], [1000] * 6, 2020)
    marked = [replace(line, own=replace(line.own, mark="u e")) for line in plain.lines]
    told = presenters.sentence(change(replace(plain, lines=tuple(marked))))
    assert "a trend of deaths rather than of a rate" in told


def test_years_that_are_not_whole_are_told_by_a_silence_longer_than_chance():
    start, end = date(2019, 4, 1), date(2025, 3, 29)
    many = [death(start + timedelta(days=3 * n)) for n in range((end - start).days // 3 + 1)]
    found = recorded(many, TODAY)
    assert (found.first, found.last) == (2020, 2024)
    assert (
        found.is_before(calendar(2018)) and not found.holds(calendar(2019)) and found.holds(calendar(2024, 3))
    )
    few = [death(date(year, 5, 1)) for year in range(2018, 2026)]
    assert (recorded(few, TODAY).first, recorded(few, TODAY).last) == (2018, 2025)
    assert recorded([], TODAY) is None
    assert not is_silent(3, 365) and is_silent(3, 2 * 365) and is_silent(120, 30)


def test_days_between_deaths_tell_a_run_and_how_it_ended():
    days = [date(2024, 1, 1) + timedelta(days=20 * n) for n in range(12)]
    days += [days[-1] + timedelta(days=2 * n) for n in range(1, 10)]
    found = between([*days, days[-1] + timedelta(days=50)])
    told = presenters.runs(found)
    assert "9 gaps in a row" in told and "closer together" in told and "until" in told
    drawn = presenters.gaps(found, "All deaths")
    assert "closer together" in drawn.wide and "further apart" not in drawn.narrow
    assert "cannot be shown: Gaps need three deaths or more" in presenters.runs(between(days[:2]))
    assert presenters.gaps(between([]), "All deaths") is None


def test_deaths_spread_evenly_show_no_run():
    assert "nothing but chance" in presenters.runs(between([d.day for d in in_years(24, 2020, 2021)][:3]))
