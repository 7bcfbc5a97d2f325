"""Frequency tables of true counts with all their margins. Knows nothing of how they will be protected."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from .refusals import BadTable
from .shape import (
    TOTAL,
    Cell,
    CellKey,
    Dimension,
    Equation,
    all_cells,
    cell_equations,
    cell_key,
    cell_words,
    check_plain,
    finest_cells,
)

AnyCell = TypeVar("AnyCell", bound=Cell)  # so that pairs and triples of codes are taken as they are
MOST_CELLS = 5_000  # of one table that is to be protected, margins included
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True)
class Table:
    """Counts for every cell of the dimensions, margins included under the label Total.

    ``population`` says what is counted ("deaths reviewed 2023-24"). Two tables of one population share every
    cell that is narrowed by the same codes of dimensions of the same name; tables that count different things
    must therefore name different populations. ``structural_zeros`` are cells that cannot occur, and may be
    known to be 0. ``BadTable`` says what contradicts itself; ``Table.from_cells`` makes the margins.
    """

    name: str
    population: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Cell, int]
    title: str = ""
    structural_zeros: frozenset[Cell] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "dimensions", tuple(self.dimensions))
        object.__setattr__(self, "structural_zeros", frozenset(self.structural_zeros))
        check_naming(self.name, self.population, self.dimensions)
        _check_cells(self, self.counts)
        ordered = {cell: self.counts[cell] for cell in self._complete()}
        object.__setattr__(self, "counts", MappingProxyType(ordered))
        _check_sums(self)
        _check_zeros(self)

    @classmethod
    def from_cells(
        cls,
        name: str,
        population: str,
        dimensions: Sequence[Dimension],
        cells: Mapping[AnyCell, int],
        *,
        title: str = "",
        missing_is_zero: bool = False,
        structural_zeros: Iterable[Cell] = (),
    ) -> "Table":
        """The table whose finest cells are ``cells``; margins given among them are checked, the rest made.

        A finest cell that is not given is refused, unless it is a structural zero or ``missing_is_zero`` says
        that whoever counted found none there.
        """
        dimensions, impossible = tuple(dimensions), frozenset(structural_zeros)
        given: dict[Cell, int] = dict(cells.items())
        counts: dict[Cell, int] = {}
        for cell in finest_cells(dimensions):
            if cell not in given and not (missing_is_zero or cell in impossible):
                raise BadTable(
                    f"Table “{name}”: no count is given for {cell_words(dimensions, cell)}. Give it, or "
                    "say that missing cells are 0."
                )
            counts[cell] = given.get(cell, 0)
        return cls(name, population, dimensions, _with_margins(dimensions, counts, given), title, impossible)

    def equations(self) -> Iterator[Equation[Cell]]:
        return cell_equations(self.dimensions)

    def key(self, cell: Cell) -> CellKey:
        return cell_key(self.population, self.dimensions, cell)

    def words(self, cell: Cell) -> str:
        return f"table “{self.name}”, {cell_words(self.dimensions, cell)}"

    def _complete(self) -> Iterator[Cell]:
        for cell in all_cells(self.dimensions):
            if cell not in self.counts:
                raise BadTable(f"There is no count for {self.words(cell)}.")
            yield cell


def check_naming(name: str, population: str, dimensions: Sequence[Dimension]) -> None:
    if not _FILE_NAME.fullmatch(name):
        raise BadTable(
            f"The table name {name!r} must be small letters, digits, “-” and “_”: it names a file."
        )
    check_plain(population, f"population of table “{name}”")
    if not dimensions:
        raise BadTable(f"Table “{name}” has no dimension.")
    if len({d.name for d in dimensions}) < len(dimensions):
        raise BadTable(f"Table “{name}” has two dimensions of the same name.")


def _with_margins(
    dimensions: Sequence[Dimension], finest: Mapping[Cell, int], given: Mapping[Cell, int]
) -> dict[Cell, int]:
    """Sums one dimension after another, children before parents; a count given for a sum stands as given."""
    counts = dict(finest)
    for place, dimension in enumerate(dimensions):
        for cell, count in list(counts.items()):
            for whole in _wholes(dimension, cell[place]):
                margin = (*cell[:place], whole, *cell[place + 1 :])
                counts[margin] = counts.get(margin, 0) + count
    return {**counts, **given}


def _wholes(dimension: Dimension, code: str) -> Iterator[str]:
    """Every sum that a finest code goes into."""
    while code in dimension.parents:
        code = dimension.parents[code]
        yield code
    if dimension.has_total:
        yield TOTAL


def _check_cells(table: Table, cells: Mapping[Cell, int]) -> None:
    for cell, count in cells.items():
        if len(cell) != len(table.dimensions):
            raise BadTable(
                f"Table “{table.name}” has {len(table.dimensions)} dimensions, but a cell is {cell!r}."
            )
        for dimension, code in zip(table.dimensions, cell, strict=True):
            if code == TOTAL and not dimension.has_total:
                raise BadTable(
                    f"Table “{table.name}”: “{dimension.name}” has no Total, since its codes do not add up."
                )
            if code not in dimension.positions:
                raise BadTable(f"Table “{table.name}”: “{code}” is not a code of “{dimension.name}”.")
        if isinstance(count, bool) or not isinstance(count, int):
            raise BadTable(f"The count for {table.words(cell)} is {count!r}; it must be a whole number.")
        if count < 0:
            raise BadTable(f"The count for {table.words(cell)} is {count}; a count cannot be negative.")


def _check_sums(table: Table) -> None:
    """Names the first cell, in order of cells, that is not the sum of its parts."""
    wrong: dict[Cell, int] = {}
    for equation in table.equations():
        parts = sum(table.counts[part] for part in equation.parts)
        if table.counts[equation.whole] != parts:
            wrong.setdefault(equation.whole, parts)
    first = next((cell for cell in table.counts if cell in wrong), None)
    if first is not None:
        raise BadTable(
            f"The count for {table.words(first)} is {table.counts[first]}, "
            f"but its parts add up to {wrong[first]}."
        )


def _check_zeros(table: Table) -> None:
    for cell in sorted(table.structural_zeros):
        if cell not in table.counts:
            raise BadTable(f"Table “{table.name}” names {cell!r} as a structural zero, but has no such cell.")
        if table.counts[cell]:
            raise BadTable(f"{table.words(cell)} is named as a structural zero, but its count is not 0.")
