"""One figure in a sentence, and as an operator's script reads it."""

from __future__ import annotations

from typing import Any

from cdop.indicators.book import Book
from cdop.indicators.readings import Compared, Reading
from cdop.reference.queries import ENGLAND

NO_FIGURE = "no figure"


def number(value: float | None, decimals: int = 1) -> str:
    """“4.5”; a long dash's place is taken by words, so None is nothing at all."""
    return "" if value is None else f"{value:,.{decimals}f}"


def whole(value: float | None) -> str:
    """A count: whole, or with one decimal where the publisher estimates."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def with_mark(reading: Reading) -> str:
    """The value as it stands in a table: “4.5”, “5.1 u”, “no rate” on too few, “no figure”."""
    if reading.value is None:
        return "no rate" if reading.estimate is not None else NO_FIGURE
    return f"{number(reading.value)} {reading.mark}".strip()


def interval(reading: Reading) -> str:
    return f"{number(reading.limits[0])} to {number(reading.limits[1])}" if reading.limits else ""


def sentence(book: Book, found: Compared) -> str:
    """What the figure says, or why there is none."""
    reading, indicator = found.reading, book.indicator
    head = f"{indicator.title} in {book.map.name(reading.gss_code)}, {reading.period}"
    if reading.value is None:
        return f"{head}: no rate is shown. {reading.note}".strip()
    unit = indicator.unit if indicator.unit != "%" else "%"
    told = f"{number(reading.value)}{'%' if unit == '%' else f' {unit}'}"
    if reading.limits:
        told += f" (95% interval {interval(reading)})"
    return f"{head}: {told}{_on(book, reading)}{_against(book, found)}."


def _on(book: Book, reading: Reading) -> str:
    if reading.numerator is None:
        return ""
    years = reading.period.length
    a_year = f", {reading.numerator / years:.0f} a year" if years > 1 and book.indicator.small else ""
    few = "; on so few the rate is unreliable" if reading.mark else ""
    return f", on {whole(reading.numerator)} {book.indicator.numerator}{a_year}{few}"


def _against(book: Book, found: Compared) -> str:
    if not found.verdict or found.benchmark is None:
        return f". {found.why.rstrip('.')}" if found.why else ""
    than = "to" if found.verdict == "similar" else "than"
    name = book.map.name(found.benchmark.gss_code)
    return f"; {found.verdict} {than} {name} ({number(_value(found.benchmark))})"


def as_json(book: Book, found: Compared) -> dict[str, Any]:
    """Numbers unrounded; what is not known is null and `note` says why."""
    reading, indicator = found.reading, book.indicator
    lower, upper = reading.limits or (None, None)
    edition = book.editions.get(reading.edition)
    recent = book.recent(reading.gss_code)
    return {
        "indicator": indicator.name,
        "title": indicator.title,
        "area": reading.gss_code,
        "area_name": book.map.name(reading.gss_code),
        "period": str(reading.period),
        "years": reading.period.length,
        "unit": indicator.unit,
        "multiplier": indicator.multiplier,
        "value": reading.value,
        "lower": lower,
        "upper": upper,
        "confidence": reading.estimate.confidence if reading.limits and reading.estimate else None,
        "method": reading.estimate.method if reading.estimate else None,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "benchmark": _value(found.benchmark),
        "benchmark_area": ENGLAND if found.benchmark else None,
        "verdict": found.verdict or None,
        "mark": reading.mark or None,
        "note": reading.note or found.why or None,
        "recent_trend": recent.words,
        "edition": reading.edition or None,
        "source": edition.source if edition else None,
        "licence": edition.licence if edition else None,
        "sha256": edition.sha256 if edition else None,
        "sentence": sentence(book, found),
    }


def _value(benchmark: Reading | None) -> float | None:
    if benchmark is None:
        return None
    return benchmark.estimate.value if benchmark.estimate else benchmark.value
