"""A trend in a sentence, and days between deaths as a chart."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts import charts
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.indicators.presenters.answers import number
from cdop.monitoring.changes import Between, Change
from cdop.monitoring.presenters.drawn import Drawn, drawn
from cdop.statistics.monitoring import RUN, Run
from cdop.statistics.trends import FEW_POINTS

SHOWN = 40
"""Gaps in a chart: the newest; more would not be told apart."""
SHAPES = (
    ("diamond", f"One of {RUN} or more in a row below the median: deaths came closer together"),
    ("ring", f"One of {RUN} or more in a row above the median: deaths came further apart"),
)


def sentence(found: Change) -> str:
    """What the trend says, with what keeps it from being one."""
    if found.trend is None:
        return f"A trend cannot be told: {found.why_not}"
    change, years = found.trend.change, f"{found.years[0]} to {found.years[-1]}"
    if len(found.years) <= FEW_POINTS:
        return f"{found.trend.note} There are {len(found.years)} ({years}), so none is given."
    rises = "rose" if change.value > 1 else "fell"
    size = (
        f"the rate {rises} by {number(abs(change.value - 1) * 100)}% a year (95% interval "
        f"{_percent(change.lower)} to {_percent(change.upper)})"
    )
    beyond = "more than chance explains" if found.trend.p_value < 0.05 else "no more than chance explains"
    told = f"From {years} {size}: {beyond} (p = {_p(found.trend.p_value)}). {found.trend.note}".strip()
    if found.stands_in:
        told += (
            " Births or children of other years stand in, so this is a trend of deaths rather than of a rate."
        )
    return told


def _percent(factor: float) -> str:
    return f"{(factor - 1) * 100:+.1f}%".replace("-", "−")


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def gaps(found: Between, words: str) -> Drawn | None:
    """The newest gaps in order about the median, runs told by their shape; None where there are too few."""
    if found.days is None or len(found.days.gaps) < 2:
        return None
    title = f"Days between deaths: {words[:1].lower()}{words[1:]}"
    points = _points(found)[-SHOWN:]

    def draw(width: int) -> str:
        assert found.days is not None
        shown = points if width == charts.WIDE else points[-SHOWN // 2 :]
        return charts.gaps_between(
            title=title,
            description=runs(found),
            gaps=shown,
            centre=_plain(found.days.median),
            centre_name=f"Median {number(found.days.median, 0)} days, of all {len(found.days.gaps):,} gaps",
            unit="Days since the death before; each point is a death, in order",
            shapes=SHAPES,
            note=f"The newest {len(shown)} gaps. For this panel only.",
            width=width,
        )

    return drawn(title, draw, _table(points, title))


def _points(found: Between) -> list[charts.Gap]:
    assert found.days is not None
    shapes = {place: _shape(run) for run in found.days.runs for place in range(run.first, run.last + 1)}
    return [
        charts.Gap(_plain(gap), day(found.on[place + 1]), shapes.get(place, "circle"))
        for place, gap in enumerate(found.days.gaps)
    ]


def _shape(run: Run) -> str:
    return "diamond" if run.is_shorter else "ring"


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _table(points: Sequence[charts.Gap], title: str) -> Table:
    said = {"diamond": "shorter", "ring": "longer", "circle": ""}
    rows = [(Cell(each.name, is_day=True), f"{each.days:,}", said[each.shape]) for each in reversed(points)]
    columns = [
        Column("Death on"),
        Column("Days since the one before", is_number=True),
        Column("Part of a run"),
    ]
    return Table(f"{title}, newest first", columns, rows)


def runs(found: Between) -> str:
    """Whether gaps ran on one side of the median, and how lately."""
    if found.days is None:
        return f"Days between deaths cannot be shown: {found.why_not}"
    if not found.days.runs:
        return f"No {RUN} gaps in a row lie on one side of the median: nothing but chance is seen."
    last = found.days.runs[-1]
    how = "closer together" if last.is_shorter else "further apart"
    until = (
        "and it has not ended"
        if last.last == len(found.days.gaps) - 1
        else f"until {day(found.on[last.last + 1])}"
    )
    return (
        f"{last.last - last.first + 1} gaps in a row on one side of the median: deaths came {how} than usual, "
        f"from {day(found.on[last.first])} {until}."
    )
