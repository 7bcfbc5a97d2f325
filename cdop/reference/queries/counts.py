"""Published births, deaths and child populations. What is not published is unknown, never 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from cdop.reference.codes import AgeBand, Measure, Status
from cdop.reference.models import AreaYear, Edition, Population
from cdop.reference.queries.areas import pieces


@dataclass(frozen=True)
class AreaCount:
    """A count of a calendar year. `value` is None unless `status` is published.

    `codes` are the areas as published that were added up, `published_rate` (per 1,000, the publisher's
    rounding) is known only for an area as published. `is_combined`: the publisher merged a neighbour into it.
    """

    year: int
    value: int | None
    status: str
    codes: tuple[str, ...] = ()
    published_rate: Decimal | None = None
    is_combined: bool = False
    edition: str = ""


def live_births(gss: str, years: Iterable[int]) -> dict[int, AreaCount]:
    """Live births by year of birth to mothers who live in the area; every year asked for is answered."""
    return counts(Measure.LIVE_BIRTHS, gss, years)


def infant_deaths(gss: str, years: Iterable[int]) -> dict[int, AreaCount]:
    """Deaths under 1 year by year of registration of children who lived in the area."""
    return counts(Measure.INFANT_DEATHS, gss, years)


def counts(measure: Measure, gss: str, years: Iterable[int]) -> dict[int, AreaCount]:
    """A yearly count for an area; where editions overlap, the newest that has the area and year.

    An area the edition does not name (a new authority, say) is added up from its pieces, if all are known.
    """
    wanted = list(years)
    found: dict[int, AreaCount] = {}
    for edition in Edition.objects.filter(loader="area_years").order_by("year", "id"):
        found |= _counts_of(edition, measure, gss, wanted)
    return {year: found.get(year, AreaCount(year, None, Status.NOT_PUBLISHED.code)) for year in wanted}


def _counts_of(edition: Edition, measure: Measure, gss: str, years: list[int]) -> dict[int, AreaCount]:
    rows = AreaYear.objects.filter(edition=edition, measure=measure.code)
    codes: tuple[str, ...] = (gss,)
    if not rows.filter(gss_code=gss).exists():
        codes = pieces(gss, set(rows.values_list("gss_code", flat=True)))
    by_year: dict[int, list[AreaYear]] = defaultdict(list)
    for row in rows.filter(gss_code__in=codes, year__in=years):
        by_year[row.year].append(row)
    return {year: _added_up(year, held, codes, edition) for year, held in by_year.items()}


def _added_up(year: int, rows: list[AreaYear], codes: tuple[str, ...], edition: Edition) -> AreaCount:
    """One unknown piece makes the whole unknown."""
    values = [row.value for row in rows if row.value is not None]
    status = Status.PUBLISHED
    if len(values) < len(codes):
        withheld = any(row.status == Status.SUPPRESSED for row in rows)
        status = Status.SUPPRESSED if withheld else Status.NOT_PUBLISHED
    return AreaCount(
        year=year,
        value=sum(values) if status is Status.PUBLISHED else None,
        status=status.code,
        codes=codes,
        published_rate=rows[0].published_rate if len(codes) == 1 else None,
        is_combined=any(row.is_combined for row in rows),
        edition=edition.slug,
    )


def child_population(gss: str, year: int) -> int | None:
    """Children aged 0 to 17 living in the area in the middle of the year; None when it is not known."""
    bands = child_population_by_age(gss, year)
    return sum(bands.values()) if bands else None


def child_population_by_age(gss: str, year: int) -> dict[str, int]:
    """The same by `AgeBand`; empty when not known. Larger and newer areas are added up from their pieces."""
    for edition in Edition.objects.filter(loader="population").order_by("-year", "-id"):
        rows = Population.objects.filter(edition=edition, year=year)
        codes = pieces(gss, set(rows.values_list("gss_code", flat=True)))
        if codes:
            added = rows.filter(gss_code__in=codes).values("age_band").annotate(children=Sum("count"))
            found = {row["age_band"]: row["children"] for row in added}
            return {band: found[band] for band in AgeBand.codes() if band in found}
    return {}


def children() -> dict[str, dict[int, dict[str, int]]]:
    """Every child population that is loaded, by area as published, year and `AgeBand`; the newest edition speaks."""
    found: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = Population.objects.order_by("-edition__year", "-edition_id")
    for gss, year, band, count in rows.values_list("gss_code", "year", "age_band", "count"):
        found[gss][year].setdefault(band, count)
    return {gss: dict(years) for gss, years in found.items()}
