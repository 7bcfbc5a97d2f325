"""The shape of a frequency table: dimensions, cells, what adds up to what. Knows no counts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType
from typing import Generic, TypeVar

from .refusals import BadTable

TOTAL = "Total"
RESERVED_COLUMNS = frozenset({"count", "status"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Cell = tuple[str, ...]
Part = TypeVar("Part")


@dataclass(frozen=True)
class Dimension:
    """One way in which a table is broken down.

    ``codes`` are in the order of display. ``has_total=False`` says that the codes are not additive (a case
    may have several factors): no Total is made. ``parents`` (code to code) says that codes nest: a parent is
    the sum of its children. A code without a label is its own label.
    """

    name: str
    title: str
    codes: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    has_total: bool = True
    parents: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", tuple(self.codes))
        object.__setattr__(self, "labels", MappingProxyType(dict(self.labels)))
        object.__setattr__(self, "parents", MappingProxyType(dict(self.parents)))
        _check_name(self)
        _check_codes(self)
        _check_parents(self)
        complete = {code: self.labels.get(code, code) for code in self.codes}
        object.__setattr__(self, "labels", MappingProxyType(complete))

    def label(self, code: str) -> str:
        return TOTAL if code == TOTAL else self.labels[code]

    @property
    def positions(self) -> tuple[str, ...]:
        """Every code, then Total where the dimension has one."""
        return (*self.codes, TOTAL) if self.has_total else self.codes

    @property
    def sums(self) -> dict[str, tuple[str, ...]]:
        """What each sum is made of: Total of the outermost codes, a parent of its children."""
        parts: dict[str, list[str]] = {}
        for code in self.codes:
            parent = self.parents.get(code) or (TOTAL if self.has_total else None)
            if parent:
                parts.setdefault(parent, []).append(code)
        return {whole: tuple(codes) for whole, codes in parts.items()}


@dataclass(frozen=True)
class CellKey:
    """A quantity, whichever table shows it: the population counted and the codes it is narrowed by."""

    population: str
    codes: frozenset[tuple[str, str]]

    def __str__(self) -> str:
        narrowed = ", ".join(f"{name} {code}" for name, code in sorted(self.codes))
        return f"{self.population}: {narrowed or TOTAL}"


@dataclass(frozen=True)
class Equation(Generic[Part]):
    """``whole`` is the sum of ``parts``."""

    whole: Part
    parts: tuple[Part, ...]


def all_cells(dimensions: Sequence[Dimension]) -> Iterator[Cell]:
    """Every cell, margins included, the last dimension running fastest and Total last."""
    return product(*(dimension.positions for dimension in dimensions))


def finest_cells(dimensions: Sequence[Dimension]) -> Iterator[Cell]:
    """The cells that are not a sum of others."""
    return product(*([c for c in d.positions if c not in d.sums] for d in dimensions))


def cell_equations(dimensions: Sequence[Dimension]) -> Iterator[Equation[Cell]]:
    """Every sum in the table, along every dimension."""
    for place, dimension in enumerate(dimensions):
        before, after = dimensions[:place], dimensions[place + 1 :]
        for whole, parts in dimension.sums.items():
            for head, tail in product(all_cells(before), list(all_cells(after))):
                yield Equation((*head, whole, *tail), tuple((*head, part, *tail) for part in parts))


def cell_key(population: str, dimensions: Sequence[Dimension], cell: Cell) -> CellKey:
    pairs = zip((d.name for d in dimensions), cell, strict=True)
    return CellKey(population, frozenset((name, code) for name, code in pairs if code != TOTAL))


def cell_words(dimensions: Sequence[Dimension], cell: Cell) -> str:
    """The cell as a sentence names it: “Age 0 to 27 days, Sex Female”."""
    return ", ".join(f"{d.title} {d.label(code)}" for d, code in zip(dimensions, cell, strict=True))


def check_plain(words: str, what: str) -> None:
    if not words or words != words.strip() or _CONTROL.search(words):
        raise BadTable(
            f"The {what} {words!r} must not be empty, hold control characters, or begin or end with a space."
        )


def _check_name(dimension: Dimension) -> None:
    check_plain(dimension.name, "name of a dimension")
    if dimension.name in RESERVED_COLUMNS:
        raise BadTable(
            f"A dimension cannot be called “{dimension.name}”: a table file has a column of that name."
        )


def _check_codes(dimension: Dimension) -> None:
    name = dimension.name
    if not dimension.codes:
        raise BadTable(f"The dimension “{name}” has no codes.")
    for code in dimension.codes:
        check_plain(code, f"code of “{name}”")
    if TOTAL in dimension.codes:
        raise BadTable(f"“{TOTAL}” cannot be a code of “{name}”: it is the label of the margin.")
    if len(set(dimension.codes)) < len(dimension.codes):
        raise BadTable(f"The dimension “{name}” has a code twice.")
    unknown = [code for code in dimension.labels if code not in dimension.codes]
    if unknown:
        raise BadTable(f"The dimension “{name}” labels “{unknown[0]}”, which is not one of its codes.")


def _check_parents(dimension: Dimension) -> None:
    for child, parent in dimension.parents.items():
        if child not in dimension.codes or parent not in dimension.codes:
            raise BadTable(f"“{child}” within “{parent}”: both must be codes of “{dimension.name}”.")
        seen = {child}
        while parent:
            if parent in seen:
                raise BadTable(f"In “{dimension.name}” the code “{child}” lies within itself.")
            seen.add(parent)
            parent = dimension.parents.get(parent, "")
