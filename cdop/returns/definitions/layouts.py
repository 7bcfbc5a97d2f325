"""How a protected table stands in the document of a return. Sees protected figures only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cdop.artefacts.document import NOT_AVAILABLE, Cell, Column, TableBlock
from cdop.dataset.factors import terms
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.shape import TOTAL
from cdop.disclosure.wording import CONFIDENTIAL, rate_mark
from cdop.returns.definitions.model import Line, Part
from cdop.statistics import rate

Choices = Mapping[str, Any]
Layout = Callable[[Part, Line, ProtectedTable, Choices], TableBlock]
PER = 100_000


def plain(part: Part, line: Line, table: ProtectedTable, choices: Choices) -> TableBlock:
    """The lines down; across them the second breakdown, or one column of counts."""
    down = table.dimensions[0]
    rows = [(down.label(code), *_counts(line, table, code)) for code in down.positions]
    return TableBlock(table.name, line.title, (Column(down.title), *_heads(part, line, table)), tuple(rows))


def by_domain(part: Part, line: Line, table: ProtectedTable, choices: Choices) -> TableBlock:
    """Factors in the order of their domains, each with the name of its own."""
    domains = {term.code: term.domain.label for term in terms()}
    down = table.dimensions[0]
    ranked = [term.code for term in terms() if term.code in down.labels]
    rows = [(domains[code], down.label(code), *_counts(line, table, code)) for code in ranked]
    heads = (Column("Domain"), Column(down.title), *_heads(part, line, table))
    return TableBlock(table.name, line.title, heads, tuple(rows))


def rates(part: Part, line: Line, table: ProtectedTable, choices: Choices) -> TableBlock:
    """Each count with its rate, made of the count as it is shown, where the children living there are known."""
    down = table.dimensions[0]
    living: Mapping[str, int] = choices.get("population", {}).get(line.lines, {})
    heads = (*_heads(part, line, table), Column("Rate", numeric=True, unit=f"per {PER:,} children"))
    rows = [
        (down.label(code), *_counts(line, table, code), _rate(table, code, living)) for code in down.positions
    ]
    year = choices.get("population", {}).get("year")
    note = (
        f"Children living in the panel’s area in the middle of {year}. {NO_RATE}" if year else NO_POPULATION
    )
    return TableBlock(table.name, line.title, (Column(down.title), *heads), tuple(rows), note=note)


NO_RATE = "[u]: too few deaths for a rate. [x]: how many children live there is not known for this line."
NO_POPULATION = "No rates: how many children live in the panel’s area is not known here."
LAYOUTS: dict[str, Layout] = {"plain": plain, "by_domain": by_domain, "rates": rates}
ONLY_FOR = {"by_domain": ("factor_code",), "rates": ("age_band", "stage")}
"""Lines that a layout can show: factors have domains, and the living are known by age."""


def _heads(part: Part, line: Line, table: ProtectedTable) -> list[Column]:
    if not line.across:
        return [Column(f"{part.counted_as[:1].upper()}{part.counted_as[1:]}s", numeric=True)]
    across = table.dimensions[1]
    return [Column(across.label(code), numeric=True) for code in across.positions]


def _counts(line: Line, table: ProtectedTable, code: str) -> list[Cell]:
    if not line.across:
        return [_shown(table, {line.lines: code})]
    across = table.dimensions[1].positions
    return [_shown(table, {line.lines: code, line.across: other}) for other in across]


def _shown(table: ProtectedTable, at: Mapping[str, str]) -> Cell:
    count = table.value(**{name: code for name, code in at.items() if code != TOTAL})
    return CONFIDENTIAL if count is None else count


def _rate(table: ProtectedTable, code: str, living: Mapping[str, int]) -> Cell:
    children = living.get(code)
    if not children:
        return NOT_AVAILABLE
    count = table.value(**{} if code == TOTAL else {table.dimensions[0].name: code})
    mark = rate_mark(count)
    return mark or round(rate(count, children, PER).value, 1)
