"""Plots of indicators, each in two widths with its table and its file. Titles state what is found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts import charts
from cdop.artefacts.charts import NARROW, WIDE
from cdop.artefacts.document import TableBlock
from cdop.core.shapes import Table
from cdop.indicators.book import Book
from cdop.indicators.definitions import BREAKS
from cdop.indicators.inequality import ByDeprivation
from cdop.indicators.presenters import numbers
from cdop.indicators.presenters.answers import number
from cdop.indicators.readings import Compared, Reading
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND
from cdop.statistics import Funnel, Undefined, funnel_proportion, funnel_rate
from cdop.statistics.comparing import BETTER, HIGHER, LOWER, WORSE

SHAPES = (
    ("diamond", "Worse than England"),
    ("circle", "Similar to England, or not compared"),
    ("ring", "Better than England"),
)
_SHAPE = {WORSE: "diamond", HIGHER: "diamond", BETTER: "ring", LOWER: "ring"}
STEPS = 40


@dataclass(frozen=True)
class Plot:
    """A chart in two widths, its numbers as a table and as a file."""

    name: str
    title: str
    wide: str
    narrow: str
    numbers: Table
    file: TableBlock
    source: str

    @property
    def svg(self) -> SafeString:
        """Both widths; the style sheet shows the one that fits. The charts escape what they were given."""
        return mark_safe(  # noqa: S308
            f'<div class="cdop-plot__wide">{self.wide}</div><div class="cdop-plot__narrow">{self.narrow}</div>'
        )


def source_of(book: Book, readings: Sequence[Reading], *, in_full: bool = False) -> str:
    """Who published the figures of a plot; in full with the way they came, their vintage and licence."""
    slugs = dict.fromkeys(reading.edition for reading in readings if reading.edition and reading.is_known)
    facts = [book.editions[slug] for slug in slugs if slug in book.editions]
    if in_full:
        return " ".join(f"Source: {fact.source}; {fact.vintage}. {fact.licence}." for fact in facts)
    publishers = dict.fromkeys(fact.source.partition(", by way of")[0] for fact in facts)
    return f"Source: {'; '.join(publishers)}." if publishers else ""


def series(book: Book, gss: str, length: int) -> Plot | None:
    """A place over time with its interval, England and its region beside it; breaks marked."""
    found = book.series(gss, length)
    if sum(each.reading.value is not None for each in found) < 2:
        return None
    name, unit = book.map.name(gss), book.indicator.unit
    lines = [_line(name, [each.reading for each in found], with_limits=True)]
    for other in dict.fromkeys([ENGLAND, book.map.region(gss)]):
        if other and other != gss:
            beside = [book.beside(each.reading, other) for each in found]
            lines.append(_line(book.map.name(other), beside))
    periods = [each.reading.period for each in found]
    source = source_of(book, [each.reading for each in found])
    title = _series_title(book, name, found)
    wide, narrow = (
        charts.trend_lines(
            title=title,
            description="; ".join(_told(each.reading) for each in found),
            periods=[str(when) for when in periods],
            series=lines,
            unit=f"{book.indicator.title}, {unit}",
            breaks=_breaks(periods),
            note=source,
            width=width,
        )
        for width in (WIDE, NARROW)
    )
    table, file = numbers.by_period(book, found), numbers.file_of(book, found, "series")
    return Plot("series", title, wide, narrow, table, file, source)


def _line(name: str, readings: Sequence[Reading | None], *, with_limits: bool = False) -> charts.Series:
    values = tuple(None if each is None else each.value for each in readings)
    if not with_limits:
        return charts.Series(name, values)
    limits = [(each.limits if each else None) or (None, None) for each in readings]
    return charts.Series(name, values, tuple(low for low, _ in limits), tuple(high for _, high in limits))


def _breaks(periods: Sequence[Period]) -> list[charts.Break]:
    """Each break before the first period that reaches into its year, unless that is the first of all."""
    found = []
    for change in BREAKS:
        after = next((when for when in periods if when.last >= change.year), None)
        if after is not None and after != periods[0]:
            found.append(charts.Break(str(after), change.label))
    return found


def _series_title(book: Book, name: str, found: Sequence[Compared]) -> str:
    judged = [each for each in found if each.verdict]
    if not judged:
        return f"{book.indicator.title} in {name}, {found[0].reading.period} to {found[-1].reading.period}"
    worse = sum(each.verdict in (WORSE, HIGHER) for each in judged)
    word = "worse" if book.indicator.polarity != "none" else "higher"
    latest = judged[-1]
    than = "to" if latest.verdict == "similar" else "than"
    periods = "period" if len(judged) == 1 else "periods"
    return (
        f"{name}: {word} than England in {worse} of {len(judged)} {periods}; "
        f"{latest.verdict} {than} England in {latest.reading.period}"
    )


def ranking(book: Book, found: Sequence[Compared], own: Collection[str], among: str) -> Plot | None:
    """Places of one period by rank, a dot with its interval each, England as the line."""
    shown = [each for each in found if each.reading.value is not None]
    if len(shown) < 2:
        return None
    when, england = shown[0].reading.period, _england(book, shown)
    worse = sum(each.verdict in (WORSE, HIGHER) for each in shown)
    title = f"{among}, {when}: {worse} of {len(shown)} {_worse(book)} than England"
    source = source_of(book, [each.reading for each in shown])
    few = "u: unreliable, on fewer than 20 deaths. " if any(each.reading.mark for each in shown) else ""
    wide, narrow = (
        charts.ranked_dots(
            title=title,
            description="; ".join(f"{book.map.name(e.reading.gss_code)} {_told(e.reading)}" for e in shown),
            rows=[_dot(book, each, own) for each in shown],
            unit=f"{book.indicator.title}, {book.indicator.unit}, {when}",
            shapes=SHAPES if book.indicator.polarity != "none" else (),
            comparator=charts.Comparator(f"England {number(england)}, {when}", england) if england else None,
            note=f"Lines are 95% intervals. {few}{source}",
            width=width,
        )
        for width in (WIDE, NARROW)
    )
    table = numbers.by_place(book, found, f"{book.indicator.title}, {among}, {when}")
    return Plot("ranking", title, wide, narrow, table, numbers.file_of(book, found, "ranking"), source)


def _dot(book: Book, each: Compared, own: Collection[str]) -> charts.Dot:
    reading = each.reading
    lower, upper = reading.limits or (None, None)
    label = f"{book.map.name(reading.gss_code)} {reading.mark}".strip()
    shape = _SHAPE.get(each.verdict, "circle")
    return charts.Dot(label, reading.value or 0.0, lower, upper, shape, reading.gss_code in own)


def funnel(book: Book, found: Sequence[Compared], own: Collection[str]) -> Plot | None:
    """Places of one tier over their size; those of the panel are named."""
    placed = [each for each in found if each.reading.value is not None and each.reading.denominator]
    england = _england(book, placed)
    if len(placed) < 5 or england is None:
        return None
    when, largest = placed[0].reading.period, max(each.reading.denominator or 0 for each in placed)
    try:
        limits = [_limits(book, england, largest * (step / STEPS) ** 2) for step in range(2, STEPS + 1)]
        outside = [each for each in placed if _outside(book, england, each)]
    except Undefined:
        return None
    title = f"{len(outside)} of {len(placed)} authorities lie outside the 99.8% limits, {when}"
    named = [each for each in placed if each.reading.gss_code in own]
    source = source_of(book, [each.reading for each in placed])
    wide, narrow = (
        charts.funnel(
            title=title,
            description="; ".join(f"{book.map.name(e.reading.gss_code)} {_told(e.reading)}" for e in named)
            or f"{len(placed)} authorities",
            places=[_place(book, each, own) for each in placed],
            limits=[
                charts.Limits(f.denominator, f.lower_95, f.upper_95, f.lower_998, f.upper_998) for f in limits
            ],
            average=england,
            average_name=f"England {number(england)}, {when}",
            unit=f"{book.indicator.title}, {book.indicator.unit}",
            size_unit=f"{book.indicator.denominator.capitalize()}, {when}",
            note=source,
            width=width,
        )
        for width in (WIDE, NARROW)
    )
    table = numbers.by_place(book, outside, f"Authorities outside the 99.8% limits, {when}")
    return Plot("funnel", title, wide, narrow, table, numbers.file_of(book, placed, "funnel"), source)


def _limits(book: Book, average: float, size: float) -> Funnel:
    ask = funnel_proportion if book.indicator.is_proportion else funnel_rate
    return ask(average, size, book.indicator.multiplier)


def _outside(book: Book, average: float, each: Compared) -> bool:
    place = _limits(book, average, each.reading.denominator or 0).place(each.reading.value or 0)
    return "99.8" in place


def _place(book: Book, each: Compared, own: Collection[str]) -> charts.Place:
    code = each.reading.gss_code
    name = book.map.name(code) if code in own else ""
    return charts.Place(each.reading.denominator or 0, each.reading.value or 0.0, name)


def deprivation(book: Book, found: ByDeprivation | None, when: Period) -> Plot | None:
    """Rates of England's authorities in tenths by deprivation."""
    if found is None:
        return None
    rates = [round(group.rate, 1) for group in found.gradient.groups]
    title = f"{rates[0]:.1f} in the most deprived tenth of authorities, {rates[-1]:.1f} in the least, {when}"
    fact = book.editions.get(found.edition)
    publisher = fact.source.partition(", by way of")[0] if fact else ""
    source = f"Source: {publisher}; Index of Multiple Deprivation {found.imd_release}."
    wide, narrow = (
        charts.trend_bars(
            title=title,
            description="; ".join(f"tenth {n}: {rate}" for n, rate in enumerate(rates, start=1)),
            periods=[str(group.number) for group in found.gradient.groups],
            values=rates,
            unit=f"{book.indicator.title}, {book.indicator.unit}; tenth 1 is the most deprived",
            note=f"{found.authorities} authorities by the mean rank of their small areas. {source}",
            width=width,
        )
        for width in (WIDE, NARROW)
    )
    table, file = numbers.by_tenth(book, found), numbers.file_of_tenths(book, found, "deprivation")
    return Plot("deprivation", title, wide, narrow, table, file, source)


def _england(book: Book, found: Sequence[Compared]) -> float | None:
    for each in found:
        against = each.benchmark
        if against is not None:
            return against.estimate.value if against.estimate else against.value
    return None


def _worse(book: Book) -> str:
    return "higher" if book.indicator.polarity == "none" else "worse"


def _told(reading: Reading) -> str:
    return f"{reading.period}: {number(reading.value) or 'none'}"
