"""Births and deaths by area and calendar year. A cell without a number stays without one; it is never 0."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cdop.reference.codes import AreaKind, Measure, Status
from cdop.reference.files import NOT_PUBLISHED, SUPPRESSED, BadCell, Line
from cdop.reference.loaders.areas import AREA
from cdop.reference.loaders.base import FIRST_YEAR, GSS, LAST_YEAR, Loader, Made, Target
from cdop.reference.models import AreaYear

_AREA_YEAR = Target(
    AreaYear,
    ("gss_code", "measure", "year", "value", "status", "published_rate", "is_combined"),
    keys=3,
)
_MEASURES = tuple(Measure.codes())
_KINDS = {code: code for code in AreaKind.codes()} | {
    "unitary_authority": AreaKind.LTLA.code,
    "non_metropolitan_district": AreaKind.LTLA.code,
    "metropolitan_district": AreaKind.LTLA.code,
    "london_borough": AreaKind.LTLA.code,
    "county": AreaKind.UTLA.code,
    "inner_outer_london": AreaKind.LONDON_PART.code,
    "K02": AreaKind.UNITED_KINGDOM.code,
}


def _area_years(line: Line, given: Mapping[str, Any]) -> Made:
    gss, year = line.text("gss_code", GSS, "E06000008"), line.whole("year", FIRST_YEAR, LAST_YEAR)
    kind = line.text("kind")
    if kind not in _KINDS:
        raise BadCell("kind", f"'{kind}' is not a kind of area that is known. Write one of {_told_kinds()}.")
    is_combined = bool(line.whole("is_combined", 0, 1)) if line.has("is_combined") else False
    yield AREA, (gss, _KINDS[kind], line.text("name"), "")
    suppressed = _suppressed(line)
    for measure in _MEASURES:
        if line.has(measure):
            value, status = _count(line, measure, measure in suppressed)
            rate = _rate(line, measure)
            yield _AREA_YEAR, (gss, measure, year, value, status, rate, is_combined)


def _count(line: Line, measure: str, is_suppressed: bool) -> tuple[int | None, str]:
    cell = line.cells[measure]
    if cell in SUPPRESSED or (is_suppressed and cell in NOT_PUBLISHED):
        return None, Status.SUPPRESSED.code
    if is_suppressed:
        raise BadCell(measure, f"the count is {cell} but is named as withheld. Correct one of them.")
    if cell in NOT_PUBLISHED:
        return None, Status.NOT_PUBLISHED.code
    return line.whole(measure), Status.PUBLISHED.code


def _rate(line: Line, measure: str) -> Decimal | None:
    field = f"{measure}_rate"
    return line.rate(field) if line.has(field) else None


def _suppressed(line: Line) -> frozenset[str]:
    """The measures whose counts the publisher withheld, named whole or without "_deaths"."""
    if not line.has("suppressed") or not line.cells["suppressed"]:
        return frozenset()
    names = line.cells["suppressed"].replace(";", " ").split()
    measures = [name if name in _MEASURES else f"{name}_deaths" for name in names]
    for name, measure in zip(names, measures, strict=True):
        if measure not in _MEASURES:
            raise BadCell("suppressed", f"'{name}' is not a count that is known. Correct it.")
    return frozenset(measures)


def _told_kinds() -> str:
    return ", ".join(sorted(_KINDS))


AREA_YEARS = Loader(
    "area_years",
    ("year", "gss_code", "name", "kind"),
    _area_years,
    optional=("is_combined", "suppressed", *_MEASURES, *(f"{measure}_rate" for measure in _MEASURES)),
)
