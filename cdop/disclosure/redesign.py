"""What to change in a table before anything is hidden: pool years, merge neighbours, drop a dimension.

Redesign comes before rounding, and rounding before suppression (UKHSA, 2022).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .rule import Rule
from .shape import TOTAL, Cell, Dimension, finest_cells
from .table import Table

_YEAR = re.compile(r"(19|20)\d\d([-/]\d\d(\d\d)?)?")
_POOLS = (2, 3, 5)

Merge = Mapping[str, str]


@dataclass(frozen=True)
class Suggestion:
    """``loses``: the share of the table's finest cells that goes. ``brings_back``: how many cells with an

    unsafe count then lie in a cell that is safe. ``drops``: a whole dimension goes, the last resort of equals.
    """

    words: str
    loses: float
    brings_back: int
    drops: bool = False

    @property
    def sentence(self) -> str:
        cells = "1 cell" if self.brings_back == 1 else f"{self.brings_back} cells"
        return f"{self.words}: brings back {cells}, at the cost of {self.loses:.0%} of the detail."


def suggestions(table: Table, rule: Rule) -> tuple[Suggestion, ...]:
    """What would help, least loss of detail first; none where no count is unsafe."""
    found = [_weighed(table, rule, place, merge, words) for place, merge, words in _changes(table)]
    useful = [each for each in found if each.brings_back]
    return tuple(sorted(useful, key=lambda each: (each.loses, each.drops, -each.brings_back, each.words)))


def _changes(table: Table) -> Iterator[tuple[int, Merge, str]]:
    """A dimension's place, what each of its codes becomes, and the words for it."""
    for place, dimension in enumerate(table.dimensions):
        if dimension.parents:
            yield place, dimension.parents, f"Show “{dimension.title}” without its finer codes"
        elif all(_YEAR.fullmatch(code) for code in dimension.codes):
            yield from ((place, *pool) for pool in _pools(dimension))
        else:
            yield from ((place, *pair) for pair in _neighbours(dimension))
        if dimension.has_total and len(table.dimensions) > 1:
            yield place, dict.fromkeys(dimension.codes, TOTAL), f"Leave out “{dimension.title}”"


def _pools(dimension: Dimension) -> Iterator[tuple[Merge, str]]:
    for size in _POOLS:
        if 1 < len(dimension.codes) >= size:
            starts = [code for number, code in enumerate(dimension.codes) if number % size == 0]
            merge = {code: starts[number // size] for number, code in enumerate(dimension.codes)}
            yield merge, f"Pool {size} years of “{dimension.title}” each"


def _neighbours(dimension: Dimension) -> Iterator[tuple[Merge, str]]:
    if len(dimension.codes) < 3:
        return
    for one, other in zip(dimension.codes, dimension.codes[1:], strict=False):
        labels = f"“{dimension.label(one)}” and “{dimension.label(other)}”"
        yield {other: one}, f"Merge {labels} of “{dimension.title}”"


def _weighed(table: Table, rule: Rule, place: int, merge: Merge, words: str) -> Suggestion:
    finest = list(finest_cells(table.dimensions))
    merged: dict[Cell, int] = {}
    for cell in finest:
        into = _merged(cell, place, merge)
        merged[into] = merged.get(into, 0) + table.counts[cell]
    unsafe = [cell for cell in finest if rule.is_unsafe(table.counts[cell])]
    back = sum(not rule.is_unsafe(merged[_merged(cell, place, merge)]) for cell in unsafe)
    drops = all(code == TOTAL for code in merge.values())
    return Suggestion(words, 1 - len(merged) / len(finest), back, drops)


def _merged(cell: Cell, place: int, merge: Merge) -> Cell:
    code = cell[place]
    while code in merge and merge[code] != code:
        code = merge[code]
    return (*cell[:place], code, *cell[place + 1 :])
