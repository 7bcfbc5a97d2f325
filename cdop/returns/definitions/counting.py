"""From the facts of a cohort to the true counts of a part's tables, on their way to the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from cdop.core.refusals import Refused
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.shape import Dimension
from cdop.figures import breakdowns
from cdop.figures.areas import home_areas
from cdop.figures.cohort import Cohort
from cdop.figures.counting import Count, Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.kinds.tables import orders_among
from cdop.figures.populations import POPULATIONS, tabulate
from cdop.returns.definitions.model import Part
from cdop.returns.definitions.reading import AREA


def counter(part: Part) -> Count:
    return partial(_count, part)


def _count(part: Part, cohort: Cohort, facts: Sequence[CaseFacts], look: Look) -> Counted:
    wanted = {name for line in part.tables for name in line.dimensions}
    areas = home_areas(cohort.panel_id) if AREA in wanted else {}
    dimensions = {name: _dimension(name, areas) for name in wanted}
    try:
        tables = tuple(
            tabulate(
                line.name,
                POPULATIONS[line.population],
                tuple(dimensions[name] for name in line.dimensions),
                facts,
                title=line.title,
            )
            for line in part.tables
        )
    except BadTable as trouble:
        raise Refused(f"{part.title} cannot be counted: {trouble}") from None
    keys = dict.fromkeys(table.key(cell) for table in tables for cell in table.counts)
    return Counted(tables, tuple(orders_among(keys)))


def _dimension(name: str, areas: Mapping[str, str]) -> Dimension:
    return breakdowns.area(areas) if name == AREA else breakdowns.FIXED[name]()
