"""From a published figure to the cases it counts, and from a case to its figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.shape import TOTAL, Cell, Dimension
from cdop.figures.facts import CaseFacts
from cdop.figures.populations import POPULATIONS


def cells_of(table: ProtectedTable, line: CaseFacts) -> frozenset[Cell]:
    """Every cell of the table, margins included, in which the case counts."""
    population = POPULATIONS[table.population]
    found: set[Cell] = set()
    for finest in population.cells(line, table.dimensions):
        known = all(code in d.positions for d, code in zip(table.dimensions, finest, strict=True))
        if known:
            found.update(product(*map(_with_wholes, table.dimensions, finest)))
    return frozenset(found)


def cases_in(table: ProtectedTable, cell: Cell, cases: Mapping[str, CaseFacts]) -> list[str]:
    """The references of the cases that the figure counts, in order."""
    return sorted(reference for reference, line in cases.items() if cell in cells_of(table, line))


def finest_of(table: ProtectedTable, line: CaseFacts) -> list[Cell]:
    """The narrowest cells in which the case counts: those that are no margin."""
    return sorted(cell for cell in cells_of(table, line) if TOTAL not in cell)


def _with_wholes(dimension: Dimension, code: str) -> list[str]:
    """The code and every sum it goes into."""
    found = [code]
    while code in dimension.parents:
        code = dimension.parents[code]
        found.append(code)
    return [*found, TOTAL] if dimension.has_total else found
