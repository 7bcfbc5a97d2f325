"""Figures as tables: on the page in words, and in files unrounded."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts.document import Column as FileColumn
from cdop.artefacts.document import TableBlock
from cdop.core.shapes import Cell, Column, Table
from cdop.indicators.book import Book
from cdop.indicators.inequality import ByDeprivation, Gradient
from cdop.indicators.presenters.answers import interval, number, whole, with_mark
from cdop.indicators.readings import Compared

TONES = {"worse": "late", "similar": "soon", "better": "done", "lower": "plain", "higher": "plain"}
UNRELIABLE = "u: on fewer than 20 deaths, so the rate is unreliable. No rate: fewer than 3 deaths."
_FILE = (
    FileColumn("Area code"),
    FileColumn("Area"),
    FileColumn("Period"),
    FileColumn("Value", numeric=True),
    FileColumn("Lower 95% limit", numeric=True),
    FileColumn("Upper 95% limit", numeric=True),
    FileColumn("Numerator", numeric=True),
    FileColumn("Denominator", numeric=True),
    FileColumn("Mark"),
    FileColumn("England", numeric=True),
    FileColumn("Against England"),
    FileColumn("Note"),
    FileColumn("Edition"),
)


def verdict(found: Compared) -> Cell:
    """The verdict as a tag, or a short reason why there is none."""
    if found.verdict:
        return Cell(found.verdict.capitalize(), tone=TONES[found.verdict])
    if found.benchmark is None and found.reading.is_known and not found.why:
        return Cell("")
    return Cell("Not compared", hidden_text=f": {found.why}" if found.why else "")


def benchmark(found: Compared) -> str:
    return with_mark(found.benchmark) if found.benchmark else ""


def unit_of(book: Book) -> str:
    return book.indicator.unit


def notes(book: Book, found: Sequence[Compared]) -> list[str]:
    """What the marks of a table mean, where they occur."""
    few = any(each.reading.mark or (each.reading.estimate and each.reading.value is None) for each in found)
    return [UNRELIABLE] if few and book.indicator.small else []


def by_period(book: Book, found: Sequence[Compared]) -> Table:
    """One place over time."""
    area = book.map.name(found[0].reading.gss_code) if found else ""
    return Table(
        f"{book.indicator.title} in {area}, by period",
        [
            Column("Period"),
            Column("Rate" if not book.indicator.is_proportion else "Share", unit_of(book), is_number=True),
            Column("95% interval", is_number=True),
            Column(book.indicator.numerator.capitalize(), is_number=True),
            Column(book.indicator.denominator.capitalize(), is_number=True),
            Column("England", is_number=True),
            Column("Against England"),
        ],
        [
            (
                str(each.reading.period),
                with_mark(each.reading),
                interval(each.reading),
                whole(each.reading.numerator),
                whole(each.reading.denominator),
                benchmark(each),
                verdict(each),
            )
            for each in found
        ],
        notes(book, found),
    )


def by_place(book: Book, found: Sequence[Compared], caption: str) -> Table:
    """Several places in one period, in the order handed in."""
    return Table(
        caption,
        [
            Column("Area"),
            Column("Rate" if not book.indicator.is_proportion else "Share", unit_of(book), is_number=True),
            Column("95% interval", is_number=True),
            Column(book.indicator.numerator.capitalize(), is_number=True),
            Column(book.indicator.denominator.capitalize(), is_number=True),
            Column("Against England"),
        ],
        [
            (
                book.map.name(each.reading.gss_code),
                with_mark(each.reading),
                interval(each.reading),
                whole(each.reading.numerator),
                whole(each.reading.denominator),
                verdict(each),
            )
            for each in found
        ],
        notes(book, found),
    )


def file_of(book: Book, found: Sequence[Compared], name: str) -> TableBlock:
    """Every figure unrounded, one a line."""
    rows = []
    for each in found:
        reading = each.reading
        lower, upper = reading.limits or (None, None)
        against = each.benchmark
        rows.append(
            (
                reading.gss_code,
                book.map.name(reading.gss_code),
                str(reading.period),
                reading.value,
                lower,
                upper,
                reading.numerator,
                reading.denominator,
                reading.mark,
                None if against is None else against.estimate.value if against.estimate else against.value,
                each.verdict,
                reading.note or each.why,
                reading.edition,
            )
        )
    return TableBlock(name, book.indicator.title, _FILE, tuple(rows))


def by_tenth(book: Book, found: ByDeprivation) -> Table:
    rows = [
        (_tenth(group.number), number(group.rate), whole(group.count), whole(group.denominator))
        for group in found.gradient.groups
    ]
    return Table(
        f"{book.indicator.title} by deprivation of the authority, England",
        [
            Column("Tenth of authorities"),
            Column("Rate", unit_of(book), is_number=True),
            Column(book.indicator.numerator.capitalize(), is_number=True),
            Column(book.indicator.denominator.capitalize(), is_number=True),
        ],
        rows,
    )


def file_of_tenths(book: Book, found: ByDeprivation, name: str) -> TableBlock:
    columns = (
        FileColumn("Tenth", numeric=True),
        FileColumn("Rate", numeric=True),
        FileColumn("Numerator", numeric=True),
        FileColumn("Denominator", numeric=True),
    )
    rows = tuple((g.number, g.rate, g.count, g.denominator) for g in found.gradient.groups)
    return TableBlock(name, book.indicator.title, columns, rows)


def _tenth(place: int) -> str:
    return {1: "1 (most deprived)", 10: "10 (least deprived)"}.get(place, str(place))


def gradient_sentences(found: Gradient, unit: str) -> list[str]:
    """Correlation, slope and relative index, each with its interval; else why there is none."""
    told = []
    if found.slope is not None:
        slope = found.slope.slope
        told.append(
            f"From the least deprived end to the most deprived the rate rises by {number(slope.value)} {unit} "
            f"(slope index, 95% interval {number(slope.lower)} to {number(slope.upper)})."
        )
    if found.relative is not None:
        ratio = found.relative
        told.append(
            f"It is {number(ratio.value, 2)} times as high at the most deprived end as at the least (relative "
            f"index, 95% interval {number(ratio.lower, 2)} to {number(ratio.upper, 2)})."
        )
    if found.correlation is not None:
        line = found.correlation
        told.append(
            f"Correlation of tenth and rate: {number(line.value, 2)} (95% interval {number(line.lower, 2)} to "
            f"{number(line.upper, 2)}); it describes the picture and proves nothing."
        )
    return [*told, *found.notes]
