"""Watching rare deaths as they come: the days between them, and a CUSUM that tells of an increase."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from random import Random
from statistics import median

from .estimate import Undefined, above_zero, at_least_zero, whole
from .special import gamma_lower

YEAR = 365.25  # days
RUN = 8  # gaps in a row on one side of the median that chance seldom brings


@dataclass(frozen=True)
class Run:
    """Gaps in a row on one side of the median, by their places from 0; those that equal it are passed over."""

    first: int
    last: int
    is_shorter: bool


@dataclass(frozen=True)
class DaysBetween:
    """The gaps in days, their median, and the runs of eight or more. Short gaps mean deaths came thicker."""

    gaps: tuple[float, ...]
    median: float
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class CusumPoint:
    """The score just after a death, before it begins again at 0 where that was a signal."""

    day: float
    score: float
    is_signal: bool


@dataclass(frozen=True)
class Cusum:
    """Every death with its score; ``score`` is that of the last day watched."""

    points: tuple[CusumPoint, ...]
    score: float
    threshold: float

    @property
    def signals(self) -> tuple[CusumPoint, ...]:
        return tuple(point for point in self.points if point.is_signal)


def days_between(days: Sequence[float | None], centre: float | None = None) -> DaysBetween:
    """The gaps between deaths and the median-run rule: eight gaps in a row below (or above) the median.

    ``days`` are numbers of days from any start, in order; two deaths of a day have a gap of 0. ``centre`` is the
    median to hold against (of years gone by); without it, that of these gaps. For showing, not for alarm: the rule
    is slow for an increase, which ``cusum`` finds sooner. Source: NHS "Making data count".
    Errors: ``Undefined`` for fewer than three days, or days out of order.
    """
    found = _in_order(days)
    if len(found) < 3:
        raise Undefined("Gaps need three deaths or more.")
    gaps = tuple(later - earlier for earlier, later in pairwise(found))
    middle = median(gaps) if centre is None else at_least_zero(centre, "The median")
    return DaysBetween(gaps, middle, tuple(_runs(gaps, middle)))


def cusum(
    days: Sequence[float | None],
    rate: float | None,
    ratio: float = 2.0,
    threshold: float = 4.0,
    until: float | None = None,
) -> Cusum:
    """A continuous-time Poisson CUSUM for an increase of a rate to ``ratio`` times what is expected.

    ``days`` are counted from the start of watching, in order; ``rate`` is the number of deaths expected a year. The
    score is the log of how much likelier the increase is: it falls by rate (ratio - 1) a year, never below 0, and
    rises by log(ratio) with each death; at ``threshold`` it signals and begins again at 0. ``until`` is the last day
    watched. At 4 and a doubling, one false alarm in some 75 years at three deaths a year, in 18 at twelve
    (``false_alarms`` says): name the number of charts watched. Source: Lucas, Technometrics 1985; 27: 129.
    Errors: ``Undefined`` for days out of order or before the start, a rate or threshold not above 0, or a ratio that
    is no increase.
    """
    fall, rise = _pace(rate, ratio)
    top = above_zero(threshold, "The threshold")
    found = _in_order(days)
    if found and found[0] < 0:
        raise Undefined("A day lies before the start of watching.")
    end = found[-1] if until is None and found else at_least_zero(until or 0, "The last day watched")
    if found and end < found[-1]:
        raise Undefined("A death lies after the last day watched.")
    points, score, now = [], 0.0, 0.0
    for day in found:
        score = max(0.0, score - fall * (day - now)) + rise
        points.append(CusumPoint(day, score, score >= top))
        score, now = (0.0 if score >= top else score), day
    return Cusum(tuple(points), max(0.0, score - fall * (end - now)), top)


def chance_of_as_many(count: float | None, expected: float | None) -> float:
    """The chance of ``count`` deaths or more when ``expected`` are expected: the exact test of one year.

    One-sided, from the Poisson distribution; below 0.025 is the usual mark. Of the years looked at one in forty
    crosses it by chance. Errors: ``Undefined`` unless the count is whole and the expected number above 0.
    """
    return gamma_lower(whole(count, "The count"), above_zero(expected, "The number expected"))


def false_alarms(
    rate: float | None,
    ratio: float = 2.0,
    threshold: float = 4.0,
    years: float = 10,
    seed: int = 1,
    runs: int = 2000,
) -> float:
    """How many false alarms one chart gives in ``years`` while nothing has changed, from ``runs`` drawn histories."""
    fall, rise = _pace(rate, ratio)
    pace, length = above_zero(rate, "The rate") / YEAR, above_zero(years, "The number of years") * YEAR
    draw, alarms = Random(seed), 0  # noqa: S311 - a simulation, no secret
    for _ in range(runs):
        score, now = 0.0, draw.expovariate(pace)
        gap = now
        while now <= length:
            score = max(0.0, score - fall * gap) + rise
            if score >= threshold:
                alarms, score = alarms + 1, 0.0
            gap = draw.expovariate(pace)
            now += gap
    return alarms / runs


def _pace(rate: float | None, ratio: float) -> tuple[float, float]:
    """What the score loses a day and gains with a death."""
    expected = above_zero(rate, "The rate")
    if above_zero(ratio, "The ratio") <= 1:
        raise Undefined("The ratio is not above 1, so it is no increase to watch for.")
    return expected * (ratio - 1) / YEAR, log(ratio)


def _in_order(days: Sequence[float | None]) -> list[float]:
    found = [at_least_zero(each, "A day") for each in days]
    if found != sorted(found):
        raise Undefined("The days are not in order.")
    return found


def _runs(gaps: Sequence[float], middle: float) -> list[Run]:
    found, run = [], list[int]()
    for place, gap in [*enumerate(gaps), (len(gaps), middle)]:
        if place < len(gaps) and gap == middle:
            continue
        is_end = place == len(gaps) or bool(run and (gaps[run[-1]] < middle) != (gap < middle))
        if is_end and len(run) >= RUN:
            found.append(Run(run[0], run[-1], gaps[run[0]] < middle))
        run = [] if is_end else run
        run.append(place)
    return found
