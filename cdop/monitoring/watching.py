"""Which charts watch for an increase, what each expects, and what came of it. Pure.

The days between deaths are to be read; an increase is told by the CUSUM, and by the exact test of single years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.categories import Category
from cdop.figures.deaths import Death
from cdop.monitoring.rates import OWN
from cdop.monitoring.recorded import is_silent, recorded
from cdop.statistics import Cusum, chance_of_as_many, cusum

RATIO = 2.0
FEWEST_YEARS, MOST_YEARS = 3, 5
"""Of whole years before the watch: what is expected is their mean."""
WATCHED_YEARS = 2
"""The watch begins with the January before this many years were over."""
LEAST = 1.0
"""Deaths a year: below this a chart has too little to expect anything by."""
MARK = 0.025


@dataclass(frozen=True)
class Limit:
    """For charts with up to `most` deaths expected a year: the threshold, and its false alarms in ten years."""

    most: float
    threshold: float
    false_alarms: float


LIMITS = (
    Limit(3, 4.0, 0.4),
    Limit(6, 4.0, 0.6),
    Limit(12, 4.5, 0.6),
    Limit(25, 5.0, 0.7),
    Limit(50, 5.5, 0.7),
    Limit(100, 6.5, 0.6),
    Limit(200, 7.0, 0.6),
    Limit(400, 8.0, 0.5),
    Limit(inf, 9.0, 1.0),
)
"""From histories drawn with nothing changed, what is expected being the mean of three drawn years before each."""


@dataclass(frozen=True)
class Group:
    """Which deaths a chart watches."""

    name: str
    label: str
    holds: Callable[[Death], bool]


@dataclass(frozen=True)
class Year:
    """One watched year by the exact test. `is_over` is false of a year that still runs."""

    year: int
    deaths: int
    expected: float
    chance: float

    @property
    def is_more(self) -> bool:
        return self.chance < MARK


@dataclass(frozen=True)
class Chart:
    """One group under watch: `expected` deaths a year, and the days watched, counted from `since`."""

    group: Group
    expected: float
    limit: Limit
    since: date
    cusum: Cusum
    years: tuple[Year, ...]

    @property
    def signals(self) -> tuple[date, ...]:
        return tuple(self.since + timedelta(days=point.day) for point in self.cusum.signals)


@dataclass(frozen=True)
class Watched:
    """Every chart, those `too_few` to watch, and why there is none where there is none."""

    charts: tuple[Chart, ...]
    too_few: tuple[str, ...]
    since: date
    until: date
    baseline: tuple[int, ...]
    why_not: str = ""
    newest: date | None = None

    @property
    def is_silent(self) -> bool:
        """Whether no death was recorded for so long that chance does not explain it: then they may be missing."""
        pace = next((chart.expected for chart in self.charts if chart.group.name == "all"), 0.0)
        return self.newest is not None and is_silent(pace, (self.until - self.newest).days)

    @property
    def signalling(self) -> tuple[Chart, ...]:
        return tuple(chart for chart in self.charts if chart.signals)

    @property
    def false_alarms(self) -> float:
        """How many to expect in ten years among all the charts while nothing changes."""
        return sum(chart.limit.false_alarms for chart in self.charts)


def groups() -> tuple[Group, ...]:
    """All deaths, by stage of life, and by primary category."""
    return (
        Group("all", "All deaths", lambda death: True),
        Group("infant", "Deaths under 1 year", OWN["infant_mortality"]),
        Group("neonatal", "Deaths under 28 days", OWN["neonatal_mortality"]),
        Group("older", "Deaths at 1 to 17 years", _is_older),
        *(Group(f"category_{c.code}", c.label, _of_category(c.code)) for c in Category),
    )


def watch(deaths: Sequence[Death], today: date) -> Watched:
    """One chart for each group with enough deaths in the years before the watch."""
    since = date(today.year - WATCHED_YEARS, 1, 1)
    baseline = _baseline(deaths, since, today)
    if len(baseline) < FEWEST_YEARS:
        why = f"To know what to expect takes {FEWEST_YEARS} whole years of deaths before {since.year}. "
        return Watched((), (), since, today, baseline, f"{why}There are {len(baseline)}.")
    charts, too_few = [], []
    for group in groups():
        own = sorted(death.day for death in deaths if group.holds(death))
        expected = sum(day.year in baseline for day in own) / len(baseline)
        if expected < LEAST:
            too_few.append(group.label)
        else:
            charts.append(_chart(group, own, expected, since, today))
    return Watched(
        tuple(charts), tuple(too_few), since, today, baseline, newest=max(death.day for death in deaths)
    )


def limit_for(expected: float) -> Limit:
    """The threshold at which one chart gives one false alarm in ten years at most."""
    return next(limit for limit in LIMITS if expected <= limit.most)


def _chart(group: Group, own: Iterable[date], expected: float, since: date, today: date) -> Chart:
    days = [day for day in own if since <= day <= today]
    limit = limit_for(expected)
    until = float((today - since).days)
    found = cusum([float((day - since).days) for day in days], expected, RATIO, limit.threshold, until)
    years = tuple(_year(year, days, expected) for year in range(since.year, today.year))
    return Chart(group, expected, limit, since, found, years)


def _year(year: int, days: Sequence[date], expected: float) -> Year:
    deaths = sum(day.year == year for day in days)
    return Year(year, deaths, expected, chance_of_as_many(deaths, expected) if deaths else 1.0)


def _baseline(deaths: Sequence[Death], since: date, today: date) -> tuple[int, ...]:
    """The last years before the watch of which all deaths are recorded."""
    known = recorded(deaths, today)
    if known is None:
        return ()
    return tuple(range(max(known.first, since.year - MOST_YEARS), min(since.year, known.last + 1)))


def _is_older(death: Death) -> bool:
    return death.age_band not in ("", AgeBand.NEONATAL, AgeBand.POSTNEONATAL)


def _of_category(code: str) -> Callable[[Death], bool]:
    return lambda death: death.category == code
