"""What each page shows, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.core.shapes import Table
from cdop.core.words import day
from cdop.figures.deaths import Death
from cdop.monitoring import changes as reckoned
from cdop.monitoring.breakdown import Breakdown
from cdop.monitoring.models import Signal
from cdop.monitoring.presenters import changes, series, watching
from cdop.monitoring.presenters import rates as tables
from cdop.monitoring.presenters.drawn import Drawn
from cdop.monitoring.rates import Beside
from cdop.monitoring.watching import Group, Watched, groups
from cdop.monitoring.yearly import ProtectedYears


@dataclass(frozen=True)
class Rates:
    """One rate of one place: its sentence, its line over time, every period."""

    sentence: str
    plot: Drawn | None
    periods: Table | None


@dataclass(frozen=True)
class Years:
    """The protected years. `plot` is None where too few have a rate."""

    table: Table | None
    plot: Drawn | None
    notes: Sequence[str]


@dataclass(frozen=True)
class Found:
    """A signal that was kept; `seen` says by whom it was looked at, blank while nobody has."""

    number: int
    words: str
    seen: str


@dataclass(frozen=True)
class OverTime:
    yearly: Drawn | None
    rolling: Drawn | None
    trend: str
    gaps: Drawn | None
    runs: str
    watched: str
    table: Table | None
    line: Drawn | None
    no_line: str


def rates(side: Beside) -> Rates:
    return Rates(tables.sentence(side), series.plot(side), tables.by_period(side) if side.lines else None)


def exact_rates(each: Sequence[Beside], side: Beside, split: Sequence[Breakdown]) -> dict[str, Any]:
    """The overview, and the newest period of one rate by groups of children."""
    if not side.lines:
        return {"overview": None, "splits": ()}
    when = (side.latest or side.fullest or side.lines[-1]).period
    head = f"{side.indicator.title}, {side.place.words}, {when}"
    splits = [tables.split(found, side.indicator.unit, f"{head}: {_lower(found.title)}") for found in split]
    return {"overview": tables.overview(each), "splits": splits, "split_period": str(when)}


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def years(found: ProtectedYears) -> Years:
    return Years(series.years_table(found) if found.years else None, series.of_years(found), found.notes)


def signals(found: Iterable[Signal]) -> list[Found]:
    """What was found, in words, and who has looked at it."""
    labels = {group.name: group.label for group in groups()}
    return [
        Found(
            each.pk,
            f"{labels.get(each.chart, each.chart)}: an increase was signalled on {day(each.on)}",
            f"Looked at by {each.seen_by_name} on {day(each.seen_at)}." if each.seen_at else "",
        )
        for each in found
    ]


def over_time(
    single: Beside, rolling: Beside, watched: Watched, group: Group, deaths: Sequence[Death]
) -> OverTime:
    own = [death.day for death in deaths if group.holds(death)]
    between = reckoned.between(own)
    chart = next((each for each in watched.charts if each.group.name == group.name), None)
    no_line = f"{group.label}: not watched, with less than one death a year in the years before."
    return OverTime(
        yearly=series.plot(single),
        rolling=series.plot(rolling),
        trend=changes.sentence(reckoned.change(single)),
        gaps=changes.gaps(between, group.label),
        runs=changes.runs(between),
        watched=watching.sentence(watched),
        table=watching.table(watched) if watched.charts else None,
        line=watching.line(chart, float((watched.until - watched.since).days)) if chart else None,
        no_line="" if chart or watched.why_not else no_line,
    )
