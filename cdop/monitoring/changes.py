"""Whether a rate rises or falls over the years, and the days between deaths. Pure: words and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cdop.monitoring.breaks import last_cut
from cdop.monitoring.rates import STANDS_IN, Beside, Line
from cdop.statistics import DaysBetween, Trend, Undefined, days_between, trend


@dataclass(frozen=True)
class Change:
    """The trend over `years`, single years that are one series; without one, why."""

    years: tuple[int, ...]
    trend: Trend | None
    why_not: str = ""
    stands_in: bool = False


@dataclass(frozen=True)
class Between:
    """The deaths of a group in order, and the days between them; `days` is None where `why_not` says why."""

    on: tuple[date, ...]
    days: DaysBetween | None
    why_not: str = ""


def change(side: Beside) -> Change:
    """The Poisson log-linear trend of single years, since the last change that broke the series."""
    cut = last_cut([line.period for line in side.lines])
    lines = [line for line in side.lines if _has_rate(line) and (cut is None or line.period.first > cut)]
    years = tuple(line.period.last for line in lines)
    readings = [line.own for line in lines if line.own is not None]
    try:
        found = trend(
            [each.numerator for each in readings],
            [each.denominator for each in readings],
            [float(year) for year in years],
        )
    except Undefined as undefined:
        return Change(years, None, str(undefined))
    return Change(years, found, stands_in=any(STANDS_IN in each.mark.split() for each in readings))


def _has_rate(line: Line) -> bool:
    """A denominator is enough: few deaths, or none, are part of a trend although no rate is shown of them."""
    return line.own is not None and bool(line.own.denominator)


def between(days: Sequence[date]) -> Between:
    """The days between deaths, in order, against the median of them all."""
    on = tuple(sorted(days))
    try:
        return Between(on, days_between([float((day - on[0]).days) for day in on]))
    except Undefined as undefined:
        return Between(on, None, str(undefined))
