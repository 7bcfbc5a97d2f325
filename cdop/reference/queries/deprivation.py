"""Deprivation of a small area (LSOA), always with the release it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cdop.reference.models import Lsoa, LsoaMatch
from cdop.reference.queries.editions import newest


@dataclass(frozen=True)
class LsoaFact:
    """A small area in one IMD release. Decile and quintile 1 are the most deprived.

    `ltla_code` is the authority's code when the release was made; `areas.current_code` gives today's.
    """

    code: str
    lsoa_year: int
    ltla_code: str
    ltla_name: str
    rank: int
    decile: int
    quintile: int
    imd_release: int
    edition: str


@dataclass(frozen=True)
class LsoaMatchFact:
    """A 2021 small area that fits a 2011 one; `change` is U unchanged, S split, M merged or X irregular."""

    lsoa21_code: str
    change: str


def lsoa(code: str, *, lsoa_year: int | None = None) -> LsoaFact | None:
    """The deprivation of a small area; None when no edition knows the code. See `lsoas`."""
    return lsoas([code], lsoa_year=lsoa_year).get(code)


def lsoas(codes: Iterable[str], *, lsoa_year: int | None = None) -> dict[str, LsoaFact]:
    """The deprivation of each small area that is known, by code.

    Most codes of 2011 are codes of 2021 as well. Without `lsoa_year` a code is taken to be of the earliest
    year that knows it (2011: IMD 2019), and the newest release for that year answers.
    """
    rows = Lsoa.objects.filter(code__in=list(codes)).select_related("edition")
    if lsoa_year is not None:
        rows = rows.filter(lsoa_year=lsoa_year)
    facts: dict[str, LsoaFact] = {}
    for row in rows.order_by("code", "lsoa_year", "-imd_release", "-edition_id"):
        facts.setdefault(row.code, _fact(row))
    return facts


def lsoa_matches(lsoa11_code: str) -> list[LsoaMatchFact]:
    """The 2021 small areas that fit a 2011 one best: one when unchanged, several when it was split."""
    rows = LsoaMatch.objects.filter(edition=newest("lsoa_matches"), lsoa11_code=lsoa11_code)
    return [LsoaMatchFact(row.lsoa21_code, row.change) for row in rows.order_by("lsoa21_code")]


def _fact(row: Lsoa) -> LsoaFact:
    return LsoaFact(
        code=row.code,
        lsoa_year=row.lsoa_year,
        ltla_code=row.ltla_code,
        ltla_name=row.ltla_name,
        rank=row.rank,
        decile=row.decile,
        quintile=row.quintile,
        imd_release=row.imd_release,
        edition=row.edition.slug,
    )
