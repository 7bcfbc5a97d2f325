"""The panel's own rates beside published ones, as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count
from cdop.indicators.presenters.answers import interval, number, whole, with_mark
from cdop.indicators.presenters.numbers import UNRELIABLE
from cdop.indicators.readings import UNRELIABLE as UNRELIABLE_MARK
from cdop.indicators.readings import Reading
from cdop.monitoring.breakdown import Breakdown
from cdop.monitoring.rates import STANDS_IN, Beside, Line

NO_RATE = "no rate"
STANDING_IN = (
    "e: births or children of these years are not loaded; those of the nearest years stand in, an estimate."
)


def shown(reading: Reading | None) -> str:
    """The value with its marks; “no rate” where only the count is known."""
    if reading is None:
        return ""
    if reading.value is None and reading.numerator is not None:
        return NO_RATE
    return with_mark(reading)


def overview(sides: Sequence[Beside]) -> Table:
    """One row for each indicator: its latest own rate, and the figures that are published."""
    columns = [
        Column("Rate"),
        Column("Years"),
        Column("The panel's own", is_number=True),
        Column("95% interval", is_number=True),
        Column("Deaths", is_number=True),
        Column("Published, same years", is_number=True),
        Column("Latest published", is_number=True),
    ]
    rows = [_row(side) for side in sides]
    readings = [side.latest.own for side in sides if side.latest]
    place = sides[0].place.words if sides else ""
    return Table(f"The panel's own rates beside published ones: {place}", columns, rows, notes_of(readings))


def _row(side: Beside) -> tuple[object, ...]:
    line = side.latest or side.fullest
    head = Cell(side.indicator.title, under=side.indicator.unit)
    if line is None or line.own is None:
        return (head, "", NO_RATE, "", "", "", latest_published(side))
    return (
        head,
        Cell(str(line.period), is_day=True),
        shown(line.own),
        Cell(interval(line.own), is_day=True),
        whole(line.own.numerator),
        with_mark(line.published),
        latest_published(side),
    )


def latest_published(side: Beside) -> Cell:
    found = side.last_published
    return Cell(with_mark(found), under=str(found.period)) if found is not None else Cell("no figure")


def by_period(side: Beside) -> Table:
    """Every period, the panel's own and the published in columns of their own."""
    own = [
        Column("Own rate", side.indicator.unit, is_number=True),
        Column("95% interval", is_number=True),
        Column("Own deaths", is_number=True),
    ]
    columns = [
        Column("Period"),
        *(own if _has_own(side) else []),
        Column("Published rate", side.indicator.unit, is_number=True),
        Column("95% interval", is_number=True),
        Column("Deaths registered", is_number=True),
        Column("England, published", is_number=True),
    ]
    rows = [_period(line, _has_own(side)) for line in side.lines]
    years = "single years" if side.length == 1 else f"{side.length} years pooled"
    head = f"{side.indicator.title}, {side.place.words}, {years}"
    caption = f"{head}: own deaths by day of death, published by year of registration"
    read = [reading for line in side.lines for reading in (line.own, line.published)]
    return Table(caption, columns, rows, [*notes_of(read), *missing(line.own for line in side.lines)])


def _period(line: Line, has_own: bool) -> tuple[object, ...]:
    own = (
        (shown(line.own), Cell(interval(line.own), is_day=True), whole(line.own.numerator))
        if line.own
        else ()
    )
    return (
        Cell(str(line.period), is_day=True),
        *(own if has_own else ()),
        with_mark(line.published),
        Cell(interval(line.published), is_day=True),
        whole(line.published.numerator),
        with_mark(line.england) if line.england else "no figure",
    )


def _has_own(side: Beside) -> bool:
    return any(line.own is not None for line in side.lines)


def notes_of(readings: Iterable[Reading | None]) -> list[str]:
    """What the marks mean, where they occur."""
    held = [each for each in readings if each is not None]
    few = any("u" in each.mark.split() or (each.estimate and each.value is None) for each in held)
    stands = any(STANDS_IN in each.mark.split() for each in held)
    return [*([UNRELIABLE] if few else []), *([STANDING_IN] if stands else [])]


def missing(readings: Iterable[Reading | None]) -> list[str]:
    """Why some rates could not be made at all, each reason once."""
    told = (each.note for each in readings if each is not None and each.estimate is None)
    return [note for note in dict.fromkeys(told) if note]


def sentence(side: Beside) -> str:
    """The newest own rate and the published one beside it, in words."""
    line = side.latest
    if line is None or line.own is None or line.own.value is None:
        return ""
    own, deaths = line.own, count(int(line.own.numerator or 0), "death")
    told = f"{number(own.value)} {side.indicator.unit} on {deaths} of the panel's own"
    said = [f"95% interval {interval(own)}"] if own.limits else []
    said += ["unreliable, on so few"] if UNRELIABLE_MARK in own.mark.split() else []
    said += [f"an estimate, {own.note[:1].lower()}{own.note[1:].rstrip('.')}"] if own.note else []
    head = f"{side.indicator.title}, {side.place.words}, {line.period}"
    return f"{head}: {told} ({'; '.join(said)}). {_published(side, line)}"


def _published(side: Beside, line: Line) -> str:
    if line.published.value is not None:
        told = f"Published: {with_mark(line.published)}"
        return f"{told} on {count(int(line.published.numerator or 0), 'death')} registered."
    found = side.last_published
    if found is None:
        return "Nothing is published, or nothing is loaded, to hold it against."
    newest = f"the latest published is {with_mark(found)} in {found.period}"
    return f"For these years nothing is published or loaded; {newest}."


def split(found: Breakdown, unit: str, caption: str) -> Table:
    """One breakdown: counts, and rates where there is a denominator."""
    if found.why_not:
        rows: list[tuple[object, ...]] = [(row.label, f"{row.deaths:,}") for row in found.rows]
        return Table(caption, [Column(found.title), Column("Deaths", is_number=True)], rows, [found.why_not])
    columns = [
        Column(found.title),
        Column("Rate", unit, is_number=True),
        Column("95% interval", is_number=True),
        Column("Deaths", is_number=True),
    ]
    rows = [
        (
            row.label,
            shown(row.reading),
            Cell(interval(row.reading) if row.reading else "", is_day=True),
            f"{row.deaths:,}",
        )
        for row in found.rows
    ]
    read = [row.reading for row in found.rows]
    return Table(caption, columns, rows, [*notes_of(read), *missing(read)])
