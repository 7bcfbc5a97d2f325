"""What a published cell is a count of, so that cells of different releases can be set against one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from cdop.core.words import day
from cdop.dataset.years import bounds
from cdop.disclosure.shape import Cell, CellKey, Dimension
from cdop.figures.cohort import Cohort
from cdop.figures.populations import TIMES

Codes = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Quantity:
    """The cases of a population at these codes whose day lies from `start` to `end`, both included."""

    population: str
    codes: Codes
    start: date
    end: date

    @property
    def words(self) -> str:
        narrowed = ", ".join(f"{name} {code}" for name, code in sorted(self.codes))
        about = f"{self.population}, {narrowed}" if narrowed else self.population
        return f"{about}, {day(self.start)} to {day(self.end)}"


@dataclass(frozen=True)
class Interval:
    """Days that every figure of the ledger takes together or leaves together."""

    start: date
    end: date

    def key(self, plain: CellKey) -> CellKey:
        """The count of `plain` within these days."""
        days = f"{self.start.isoformat()} to {self.end.isoformat()}"
        return CellKey(plain.population, plain.codes | {("days", days)})


class Shown(Protocol):
    """A table of whatever kind: only its shape is looked at here."""

    @property
    def population(self) -> str: ...
    @property
    def dimensions(self) -> tuple[Dimension, ...]: ...
    def key(self, cell: Cell) -> CellKey: ...


def quantity(table: Shown, cell: Cell, cohort: Cohort) -> Quantity:
    """What the cell counts. Without a year of its own it is of all the years of the table, or of the cohort."""
    key = table.key(cell)
    at = dict(key.codes)
    years = next((d.codes for d in table.dimensions if d.name == "year"), ())
    if "year" in at:
        start, end = bounds(at["year"])
    elif years:
        start, end = bounds(years[0])[0], bounds(years[-1])[1]
    else:
        start, end = cohort.start, cohort.end
    codes = frozenset(pair for pair in key.codes if pair[0] not in TIMES)
    return Quantity(key.population, codes, start, end)


def intervals(quantities: Iterable[Quantity]) -> tuple[Interval, ...]:
    """All their periods, cut at each other's ends."""
    periods = {(each.start, each.end) for each in quantities}
    edges = sorted({start for start, _ in periods} | {end + timedelta(days=1) for _, end in periods})
    cut = [Interval(one, other - timedelta(days=1)) for one, other in pairwise(edges)]
    return tuple(each for each in cut if any(s <= each.start and each.end <= e for s, e in periods))


def parts(wanted: Quantity, cut: Sequence[Interval]) -> list[CellKey]:
    """The finest cells that the quantity is the sum of."""
    plain = CellKey(wanted.population, wanted.codes)
    return [each.key(plain) for each in cut if wanted.start <= each.start and each.end <= wanted.end]
