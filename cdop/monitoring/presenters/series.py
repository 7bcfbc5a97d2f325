"""The panel's own rate as a line beside the published ones. Of exact figures: shown, never handed out as a file."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts import charts
from cdop.artefacts.document import Column as FileColumn
from cdop.artefacts.document import TableBlock
from cdop.core.shapes import Column, Table
from cdop.indicators.presenters.answers import number, whole
from cdop.indicators.readings import Reading
from cdop.monitoring.breaks import breaks
from cdop.monitoring.presenters import rates
from cdop.monitoring.presenters.drawn import Drawn, drawn
from cdop.monitoring.rates import Beside, Line
from cdop.monitoring.yearly import ProtectedYears

PANEL_ONLY = "The panel's own cases are exact and for this panel only."


def plot(side: Beside) -> Drawn | None:
    """Own with its interval, published of the same place, England; None where no two periods have a rate."""
    own = [line.own for line in side.lines]
    published = [line.published for line in side.lines]
    if max(_known(own), _known(published)) < 2:
        return None
    lines = [
        _line("The panel's own", own, with_limits=True),
        _line("Published", published),
        _line("England, published", [line.england for line in side.lines]),
    ]
    shown = [line for line in lines if any(value is not None for value in line.values)]
    title = f"{side.indicator.title}, {side.place.words}, {side.lines[0].period} to {side.lines[-1].period}"
    periods = [line.period for line in side.lines]

    def draw(width: int) -> str:
        return charts.trend_lines(
            title=title,
            description="; ".join(_told(line) for line in side.lines),
            periods=[str(when) for when in periods],
            series=shown,
            unit=f"{side.indicator.title}, {side.indicator.unit}",
            breaks=breaks(periods),
            note=PANEL_ONLY if _known(own) else "",
            width=width,
        )

    return drawn(title, draw, rates.by_period(side))


def of_years(found: ProtectedYears) -> Drawn | None:
    """Rates made of protected numbers, year by year; fit to be handed out."""
    told = [year for year in found.years if year.rate is not None]
    if len(told) < 2:
        return None
    first, last = told[0], told[-1]
    title = (
        f"{found.indicator.title}: about {number(first.rate)} in {first.year}, "
        f"{number(last.rate)} in {last.year}"
    )

    def draw(width: int) -> str:
        return charts.trend_bars(
            title=title,
            description="; ".join(f"{year.year}: {number(year.rate) or 'no rate'}" for year in found.years),
            periods=[year.year for year in found.years],
            values=[None if year.rate is None else round(year.rate, 1) for year in found.years],
            unit=f"{found.indicator.title}, {found.indicator.unit}, from rounded counts",
            mark="–",
            note="Years run from 1 April to 31 March. Deaths are rounded to multiples of 5 before a rate is made.",
            width=width,
        )

    return drawn(title, draw, years_table(found))


def years_table(found: ProtectedYears) -> Table:
    """Deaths as they are shown, children, and the rate of the two."""
    columns = [
        Column("Year", "1 April to 31 March"),
        Column("Deaths, rounded", is_number=True),
        Column("Children", is_number=True),
        Column("Rate", found.indicator.unit, is_number=True),
    ]
    rows = [
        (
            year.year,
            "" if year.deaths is None else f"{year.deaths:,}",
            whole(year.people.number if year.people else None) or "not known",
            f"{number(year.rate)} {year.mark}".strip() if year.rate is not None else rates.NO_RATE,
        )
        for year in found.years
    ]
    marks = {mark for year in found.years for mark in year.mark.split()}
    notes = ["u: perhaps on fewer than 20 deaths, so the rate is unreliable."] if "u" in marks else []
    notes += [rates.STANDING_IN] if "e" in marks else []
    notes += sorted({year.note for year in found.years} - {""})
    return Table("Deaths at 0 to 17 years and their rate, by year of death", columns, rows, notes)


def years_file(found: ProtectedYears) -> TableBlock:
    """The same as a file: each rate made of the rounded count beside it."""
    columns = (
        FileColumn("Year"),
        FileColumn("Deaths, rounded to multiples of 5", numeric=True),
        FileColumn("Children aged 0 to 17", numeric=True),
        FileColumn("Children of"),
        FileColumn("Rate per 100,000", numeric=True),
        FileColumn("Mark"),
        FileColumn("Note"),
    )
    rows = tuple(
        (
            year.year,
            year.deaths,
            year.people.number if year.people else None,
            year.people.stands_in if year.people else "",
            year.rate,
            year.mark,
            year.note,
        )
        for year in found.years
    )
    return TableBlock("deaths_by_year", "Deaths at 0 to 17 years by year of death", columns, rows)


def _line(name: str, readings: Sequence[Reading | None], *, with_limits: bool = False) -> charts.Series:
    values = tuple(None if each is None else each.value for each in readings)
    if not with_limits:
        return charts.Series(name, values)
    limits = [(each.limits if each else None) or (None, None) for each in readings]
    return charts.Series(name, values, tuple(low for low, _ in limits), tuple(high for _, high in limits))


def _known(readings: Sequence[Reading | None]) -> int:
    return sum(each is not None and each.value is not None for each in readings)


def _told(line: Line) -> str:
    own = f"own {number(line.own.value) or 'none'}, " if line.own else ""
    return f"{line.period}: {own}published {number(line.published.value) or 'none'}"
