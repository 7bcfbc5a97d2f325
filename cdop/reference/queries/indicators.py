"""Published figures of indicators. What is not published is unknown, never 0."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cdop.reference.models import AreaYear, HeldLine, IndicatorValue


@dataclass(frozen=True)
class PublishedValue:
    """A figure as its publisher gives it; `value` is None unless `status` is published."""

    indicator: str
    gss_code: str
    period: str
    sex: str
    age: str
    category_type: str
    category: str
    value: float | None
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None
    status: str
    is_unreliable: bool
    trend: str
    edition: str


@dataclass(frozen=True)
class YearlyCount:
    """A count of an area and calendar year, and the publisher's own rate where there is one."""

    gss_code: str
    year: int
    measure: str
    value: int | None
    status: str
    published_rate: float | None
    edition: str


@dataclass(frozen=True)
class HeldFact:
    """A line of a file that is no figure, and why."""

    edition: str
    line: int
    column: str
    reason: str


_VALUE = tuple(PublishedValue.__dataclass_fields__)


def published(
    indicators: Collection[str], codes: Collection[str] | None = None, *, by_category: bool = False
) -> list[PublishedValue]:
    """The figures of some indicators, for all areas unless `codes` are named, newest edition first.

    Whole areas only, unless `by_category`: then those of parts of an area's people only.
    """
    rows = IndicatorValue.objects.filter(indicator__in=list(indicators))
    rows = rows.exclude(category_type="") if by_category else rows.filter(category_type="")
    if codes is not None:
        rows = rows.filter(gss_code__in=list(codes))
    names = ("edition__slug" if name == "edition" else name for name in _VALUE)
    ordered = rows.order_by("-edition__year", "-edition_id", "id")
    return [PublishedValue(*row) for row in ordered.values_list(*names)]


def yearly(measures: Collection[str], codes: Collection[str] | None = None) -> list[YearlyCount]:
    """Every yearly count of some measures, for all areas unless `codes` are named, newest edition first."""
    rows = AreaYear.objects.filter(measure__in=list(measures))
    if codes is not None:
        rows = rows.filter(gss_code__in=list(codes))
    ordered = rows.order_by("-edition__year", "-edition_id", "id")
    fields = ("gss_code", "year", "measure", "value", "status", "published_rate", "edition__slug")
    return [
        YearlyCount(gss, year, measure, value, status, None if rate is None else float(rate), slug)
        for gss, year, measure, value, status, rate, slug in ordered.values_list(*fields)
    ]


def held_lines(edition: str = "") -> list[HeldFact]:
    """Lines of files that were not loaded with the rest; of one edition where it is named."""
    rows = HeldLine.objects.order_by("edition__slug", "line")
    if edition:
        rows = rows.filter(edition__slug=edition)
    return [HeldFact(*row) for row in rows.values_list("edition__slug", "line", "column", "reason")]
