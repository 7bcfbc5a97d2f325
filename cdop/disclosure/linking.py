"""Several tables of one release as one system: every quantity once, every sum, every “no more than”."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .refusals import BadTable
from .shape import TOTAL, Cell, CellKey, Dimension, Equation
from .table import MOST_CELLS, Table

Order = tuple[CellKey, CellKey]


@dataclass(frozen=True)
class Linked:
    """``counts``: the true count of each quantity, in order of appearance. ``order``: (smaller, larger)."""

    counts: Mapping[CellKey, int]
    equations: tuple[Equation[CellKey], ...]
    order: tuple[Order, ...]
    places: Mapping[CellKey, str]
    structural_zeros: frozenset[CellKey]

    @property
    def margins(self) -> frozenset[CellKey]:
        return frozenset(equation.whole for equation in self.equations)


def within(smaller: Table, larger: Table, matching: Mapping[str, str] | None = None) -> tuple[Order, ...]:
    """States that what ``smaller`` counts is among what ``larger`` counts.

    Each cell of ``smaller`` is set against the cell of ``larger`` with the same codes; dimensions that
    ``larger`` lacks are dropped, those that ``smaller`` lacks are taken at Total. ``matching`` names the
    dimension of ``larger`` for one of ``smaller`` where names differ: ``{"factor_a": "factor_code"}``.
    """
    matching = matching or {}
    places = {matching.get(d.name, d.name): place for place, d in enumerate(smaller.dimensions)}
    for dimension in larger.dimensions:
        if dimension.name not in places and not dimension.has_total:
            raise BadTable(
                f"Table “{smaller.name}” cannot be set within “{larger.name}”: it has no “{dimension.name}”, "
                "which has no Total."
            )
    pairs = (
        (smaller.key(cell), larger.key(counterpart))
        for cell in smaller.counts
        if (counterpart := _counterpart(cell, larger.dimensions, places)) in larger.counts
    )
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def _counterpart(cell: Cell, dimensions: Sequence[Dimension], places: Mapping[str, int]) -> Cell:
    return tuple(cell[places[d.name]] if d.name in places else TOTAL for d in dimensions)


def link(tables: Sequence[Table], order: Iterable[Order] = ()) -> Linked:
    """One system of all tables. ``BadTable`` if they contradict one another, or an order is not true."""
    if not tables:
        raise BadTable("There is no table to protect.")
    names = [table.name for table in tables]
    if len(set(names)) < len(names):
        raise BadTable("Two tables of one release have the same name.")
    for table in tables:
        if len(table.counts) > MOST_CELLS:
            raise BadTable(
                f"Table “{table.name}” has {len(table.counts):,} cells, more than {MOST_CELLS:,}. Split it, or "
                "leave out a dimension."
            )
    counts, places = _shared_counts(tables)
    order = tuple(dict.fromkeys(order))
    _check_order(order, counts, places)
    return Linked(
        counts=counts,
        equations=tuple(dict.fromkeys(equation for table in tables for equation in _key_equations(table))),
        order=order,
        places=places,
        structural_zeros=frozenset(t.key(cell) for t in tables for cell in t.structural_zeros),
    )


def _shared_counts(tables: Sequence[Table]) -> tuple[dict[CellKey, int], dict[CellKey, str]]:
    counts: dict[CellKey, int] = {}
    places: dict[CellKey, str] = {}
    for table in tables:
        for cell, count in table.counts.items():
            key = table.key(cell)
            if counts.setdefault(key, count) != count:
                raise BadTable(
                    f"{places[key]} and {table.words(cell)} are the same quantity of "
                    f"“{table.population}”, but have different counts ({counts[key]} and {count}). If they "
                    "count different things, name different populations."
                )
            places.setdefault(key, table.words(cell))
    return counts, places


def _key_equations(table: Table) -> Iterator[Equation[CellKey]]:
    for equation in table.equations():
        yield Equation(table.key(equation.whole), tuple(table.key(part) for part in equation.parts))


def _check_order(
    order: Sequence[Order], counts: Mapping[CellKey, int], places: Mapping[CellKey, str]
) -> None:
    for smaller, larger in order:
        for key in (smaller, larger):
            if key not in counts:
                raise BadTable(f"An order names “{key}”, which is in none of the tables.")
        if counts[smaller] > counts[larger]:
            raise BadTable(
                f"{places[smaller]} is said to be within {places[larger]}, but its count is larger "
                f"({counts[smaller]} against {counts[larger]})."
            )
