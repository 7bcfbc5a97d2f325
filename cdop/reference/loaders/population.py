"""Children by age band and authority. The bands must add up to the total that stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdop.reference.codes import AgeBand
from cdop.reference.files import BadCell, Line
from cdop.reference.loaders.base import FIRST_YEAR, LAST_YEAR, LTLA, Loader, Made, Target
from cdop.reference.models import Population

_POPULATION = Target(Population, ("gss_code", "year", "age_band", "count"), keys=3)
_BANDS = tuple(AgeBand.codes())


def _population(line: Line, given: Mapping[str, Any]) -> Made:
    gss, year = line.text("gss_code", LTLA, "E06000008"), line.whole("year", FIRST_YEAR, LAST_YEAR)
    counts = {band: line.whole(band) for band in _BANDS}
    total = line.whole("total")
    if sum(counts.values()) != total:
        raise BadCell(
            "total", f"the age bands add up to {sum(counts.values())}, not {total}. Correct one of them."
        )
    for band, count in counts.items():
        yield _POPULATION, (gss, year, band, count)


POPULATION = Loader("population", ("gss_code", "year", *_BANDS, "total"), _population)
