"""From the facts of a cohort to the true counts of a part's tables, on their way to the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from cdop.core.refusals import Refused
from cdop.dataset.years import bounds
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Count, Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.kinds.tables import orders_among
from cdop.figures.populations import tabulate
from cdop.summaries.kinds.annual.parts import POOLED, YEAR, YEARS, Asked, Part, pool


def span(part: Part, cohort: Cohort) -> Cohort:
    """The year of the report with the years before it; what is open is counted at one day, and stands alone."""
    if part.basis is Basis.OPEN or not cohort.is_whole_years:
        return cohort
    first = int(cohort.years[-1][:4]) - part.years_read + 1
    start = bounds(f"{first}-{(first + 1) % 100:02d}")[0]
    return Cohort(cohort.panel_id, cohort.basis, min(start, cohort.start), cohort.end)


def counter(part: Part, areas: Mapping[str, str]) -> Count:
    return partial(_count, part, areas)


def _count(
    part: Part, areas: Mapping[str, str], cohort: Cohort, facts: Sequence[CaseFacts], look: Look
) -> Counted:
    years = span(part, cohort).years
    try:
        tables = tuple(_table(asked, areas, years, facts) for asked in part.tables)
    except BadTable as trouble:
        raise Refused(f"{part.title} cannot be counted: {trouble}") from None
    keys = dict.fromkeys(table.key(cell) for table in tables for cell in table.counts)
    return Counted(tables, tuple(orders_among(keys)))


def _table(asked: Asked, areas: Mapping[str, str], years: Sequence[str], facts: Sequence[CaseFacts]) -> Table:
    known = breakdowns.FIXED | breakdowns.TIMELY
    by = tuple(breakdowns.area(areas) if name == "area" else known[name]() for name in asked.by)
    wanted = {YEARS: tuple(years), YEAR: (years[-1],), POOLED: pool(years[-1])}[asked.over]
    time = breakdowns.years(wanted) if asked.over == POOLED else _apart(wanted)
    lines = [line for line in facts if line.year in wanted]
    return tabulate(asked.name, asked.population, (*by, time), lines, title=asked.title)


def _apart(years: Sequence[str]) -> Dimension:
    """Years without their sum: a sum that moved on with every report would tell, beside the last one, of the year

    that left it.
    """
    return replace(breakdowns.years(years), has_total=False)
