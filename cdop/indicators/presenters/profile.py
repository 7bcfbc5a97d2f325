"""A place in figures: every indicator in a row, and one indicator in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cdop.core.shapes import Cell, Column, Table
from cdop.indicators import inequality
from cdop.indicators.book import Book
from cdop.indicators.presenters import numbers, plots
from cdop.indicators.presenters.answers import NO_FIGURE, interval, sentence, whole, with_mark
from cdop.indicators.presenters.people import births
from cdop.indicators.presenters.plots import Plot
from cdop.indicators.readings import Compared, Reading, compared, measured
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND

Link = Callable[[Book, Period], str]


def overview(books: Sequence[Book], gss: str, link: Link) -> tuple[Table | None, list[str]]:
    """A row for each indicator with a figure of the place, and the titles of those without one."""
    rows, without = [], []
    for book in books:
        when = book.latest(gss)
        if when is None:
            without.append(book.indicator.title)
            continue
        found = book.compared(gss, when)
        rows.append(_row(book, found, link(book, when)))
    if not rows:
        return None, without
    columns = [
        Column("Indicator"),
        Column("Period"),
        Column("Figure", is_number=True),
        Column("95% interval", is_number=True),
        Column("England", is_number=True),
        Column("Region", is_number=True),
        Column("Against England"),
        Column("Recent trend"),
    ]
    note = [numbers.UNRELIABLE] if any(" u" in str(row[2]) or row[2] == "no rate" for row in rows) else []
    name = books[0].map.name(gss)
    return Table(f"Published figures of {name}", columns, rows, note), without


def _row(book: Book, found: Compared, url: str) -> tuple[object, ...]:
    reading = found.reading
    region = book.map.region(reading.gss_code)
    beside = book.beside(reading, region) if region and region != reading.gss_code else None
    return (
        Cell(book.indicator.title, url=url, under=book.indicator.unit),
        Cell(str(reading.period), is_day=True),
        with_mark(reading),
        Cell(interval(reading), is_day=True),
        numbers.benchmark(found),
        with_mark(beside) if beside else "" if region == reading.gss_code else NO_FIGURE,
        numbers.verdict(found),
        book.recent(reading.gss_code).words,
    )


@dataclass(frozen=True)
class Profile:
    """One indicator of a place in full. What cannot be drawn is None, and the page says so."""

    sentence: str
    trend: str
    against: Table
    alike: str
    plots: dict[str, Plot]
    worse: Table | None
    gradient: list[str]
    births: Table | None
    sources: list[str]


def profile(book: Book, gss: str, when: Period, own: Sequence[str]) -> Profile:
    """Everything the page of an indicator shows of a place and period."""
    found = book.compared(gss, when)
    alike = book.alike(gss, when)
    tenths = inequality.by_deprivation(book, when) if book.indicator.made_of else None
    recent = book.recent(gss)
    drawn = [
        plots.series(book, gss, when.length),
        *ranked(book, gss, when, own),
        plots.deprivation(book, tenths, when),
    ]
    kept = {plot.name: plot for plot in drawn if plot is not None}
    readings = [found.reading, *([found.benchmark] if found.benchmark else [])]
    return Profile(
        sentence=sentence(book, found),
        trend=f"{recent.words}{f', {recent.since}' if recent.since else ''}.",
        against=_against(book, found, alike.codes),
        alike=alike.how,
        plots=kept,
        worse=_worse(book, gss, when),
        gradient=numbers.gradient_sentences(tenths.gradient, book.indicator.unit) if tenths else [],
        births=births(book, gss, when),
        sources=[plots.source_of(book, readings, in_full=True)],
    )


def ranked(book: Book, gss: str, when: Period, own: Sequence[str]) -> list[Plot | None]:
    """The places around this one by rank, and all of its tier in a funnel."""
    codes, among = around(book, gss, when)
    marked = {gss, *own}
    everyone = book.ranking(when, book.peers(gss, when))
    return [
        plots.ranking(book, book.ranking(when, codes), marked, among),
        plots.funnel(book, everyone, marked) if book.indicator.has_funnel else None,
    ]


def around(book: Book, gss: str, when: Period) -> tuple[list[str], str]:
    """The places to rank among, in words: a district's county, an authority's region, else the regions."""
    county, region = book.map.county(gss), book.map.region(gss)
    if gss.startswith(("E12", "E92")):
        return book.peers("E12000001", when), "Regions of England"
    peers = book.peers(gss, when)
    if county:
        return [
            code for code in peers if book.map.county(code) == county
        ], f"Districts of {book.map.name(county)}"
    if not region:
        return peers, "Authorities of England"
    near = [code for code in peers if book.map.region(code) == region]
    return near, f"Authorities of {book.map.name(region)}"


def _against(book: Book, found: Compared, alike: Sequence[str]) -> Table:
    """The place against each benchmark; of several places alike, their figures pooled."""
    reading = found.reading
    gss = reading.gss_code
    rows: list[tuple[object, ...]] = [_line(book.map.name(gss), reading, Cell(""))]
    for code in dict.fromkeys([book.map.county(gss), book.map.region(gss), ENGLAND]):
        if code and code != gss:
            beside = book.beside(reading, code)
            verdict = numbers.verdict(compared(book.indicator, reading, beside))
            rows.append(_line(book.map.name(code), beside or Reading(code, reading.period), verdict))
    pooled = _pooled(book, reading, alike)
    if pooled is not None:
        verdict = numbers.verdict(compared(book.indicator, reading, pooled))
        rows.append(_line(f"{len(alike)} authorities alike, together", pooled, verdict))
    columns = [
        Column("Area"),
        Column("Figure", book.indicator.unit, is_number=True),
        Column("95% interval", is_number=True),
        Column(book.indicator.numerator.capitalize(), is_number=True),
        Column(f"{book.map.name(gss)} is"),
    ]
    return Table(f"{book.indicator.title}, {reading.period}", columns, rows, numbers.notes(book, [found]))


def _line(name: str, reading: Reading, verdict: Cell) -> tuple[object, ...]:
    return (name, with_mark(reading), interval(reading), whole(reading.numerator), verdict)


def _pooled(book: Book, reading: Reading, codes: Sequence[str]) -> Reading | None:
    """Events over those at risk of all the places together; None unless every one of them is known."""
    beside = [book.beside(reading, code) for code in codes]
    counts = [each.numerator if each else None for each in beside]
    sizes = [each.denominator if each else None for each in beside]
    known = [(count, size) for count, size in zip(counts, sizes, strict=True) if count is not None and size]
    if not codes or len(known) < len(codes):
        return None
    return measured(
        book.indicator, "alike", reading.period, sum(c for c, _ in known), sum(s for _, s in known)
    )


def _worse(book: Book, gss: str, when: Period) -> Table | None:
    """How often each authority around was significantly worse than England, most often first."""
    codes, among = around(book, gss, when)
    series = book.series(gss, book.indicator.pooled)
    since = min((each.reading.period.first for each in series), default=when.first)
    found = book.times_worse(codes, since)
    if len(found) < 2:
        return None
    columns = [
        Column("Area"),
        Column("Times worse than England", is_number=True),
        Column("Of periods", is_number=True),
        Column("Latest period"),
        Column("Latest figure", book.indicator.unit, is_number=True),
        Column("Latest against England"),
    ]
    rows = [
        (
            book.map.name(each.gss_code),
            each.worse,
            each.periods,
            str(each.latest.reading.period),
            with_mark(each.latest.reading),
            numbers.verdict(each.latest),
        )
        for each in found
    ]
    return Table(f"{among}: how often significantly worse than England since {since}", columns, rows)
