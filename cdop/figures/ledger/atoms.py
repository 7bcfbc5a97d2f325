"""The finest cells that releases have in common, counted as the cases stood at one time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cdop.disclosure.linking import Order, within
from cdop.disclosure.shape import TOTAL, CellKey, Dimension
from cdop.disclosure.table import Table
from cdop.figures.facts import CaseFacts
from cdop.figures.groupings import GROUPINGS, NOT_RECORDED
from cdop.figures.ledger.told import Shape
from cdop.figures.populations import (
    DEATHS,
    FACTORS,
    MODIFIABLE_FACTORS,
    PAIRS,
    POPULATIONS,
    REVIEWED,
    REVIEWS,
    TIMES,
    Population,
    tabulate,
)

Counts = Mapping[CellKey, int]


def shape_of(population: str, dimensions: Iterable[Dimension]) -> Shape:
    return population, tuple(each for each in dimensions if each.name not in TIMES)


def united(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Each breakdown once, with every code that any of the releases had."""
    found: dict[tuple[str, tuple[str, ...]], Shape] = {}
    for population, dimensions in shapes:
        name = (population, tuple(each.name for each in dimensions))
        known = found.get(name)
        found[name] = (
            (population, tuple(map(_both, known[1], dimensions))) if known else (population, dimensions)
        )
    return tuple(found.values())


def _both(one: Dimension, other: Dimension) -> Dimension:
    codes = tuple(dict.fromkeys((*one.codes, *other.codes)))
    parents = {**one.parents, **other.parents}
    return replace(one, codes=codes, labels={**other.labels, **one.labels}, parents=parents)


def taken_apart(shapes: Sequence[Shape], facts: Iterable[CaseFacts]) -> tuple[Shape, ...]:
    """The same and, for each that is broken down by groups, one by what the groups are made of.

    Finer codes are those that a case has ever had: of others there are none, which a reader may well guess.
    """
    facts = list(facts)
    finer = [
        (population, tuple(_finer(POPULATIONS[population], dimension, facts) for dimension in dimensions))
        for population, dimensions in shapes
        if any(dimension.name in GROUPINGS for dimension in dimensions)
    ]
    return united([*shapes, *finer])


def _finer(population: Population, dimension: Dimension, facts: Sequence[CaseFacts]) -> Dimension:
    if dimension.name not in GROUPINGS:
        return dimension
    name = GROUPINGS[dimension.name].finer
    codes = sorted({code for line in facts for code in population.read(line, name)} | {NOT_RECORDED})
    return Dimension(name, dimension.title, tuple(codes), has_total=dimension.has_total)


def groups_of(tables: Sequence[Table]) -> dict[tuple[CellKey, tuple[CellKey, ...]], None]:
    """Which cells of a group are made of which finer ones: (whole, parts)."""
    found = {(t.population, tuple(d.name for d in t.dimensions)): t for t in tables}
    links: dict[tuple[CellKey, tuple[CellKey, ...]], None] = {}
    for table in tables:
        names = tuple(_finer_name(dimension.name) for dimension in table.dimensions)
        finer = found.get((table.population, names))
        if finer is not None and finer is not table:
            links |= dict.fromkeys(_made_of(table, finer))
    return links


def _finer_name(name: str) -> str:
    return GROUPINGS[name].finer if name in GROUPINGS else name


def _made_of(table: Table, finer: Table) -> Iterator[tuple[CellKey, tuple[CellKey, ...]]]:
    parts: dict[CellKey, list[CellKey]] = {}
    for cell in finer.counts:
        group, part = tuple(map(_group, table.dimensions, cell)), _timeless(finer.key(cell))
        whole = _timeless(table.key(group)) if group in table.counts else part
        if whole != part:
            parts.setdefault(whole, []).append(part)
    for whole, cells in parts.items():
        yield whole, tuple(cells)


def _group(dimension: Dimension, code: str) -> str:
    if dimension.name not in GROUPINGS or code == TOTAL:
        return code
    return GROUPINGS[dimension.name].of(code)


def tables_of(shapes: Sequence[Shape], facts: Sequence[CaseFacts]) -> tuple[Table, ...]:
    """The true counts of every breakdown; `facts` are the cases of one interval."""
    return tuple(
        tabulate(f"t{number}", POPULATIONS[population], dimensions or (_EVERYONE,), facts, title="")
        for number, (population, dimensions) in enumerate(shapes)
    )


_EVERYONE = Dimension("period", "Period", ("all",), has_total=False)
"""For a count that is broken down by time alone. The ledger has its own word for time."""


def counts_of(tables: Iterable[Table]) -> dict[CellKey, int]:
    return {_timeless(t.key(cell)): count for t in tables for cell, count in t.counts.items()}


def sums_of(tables: Iterable[Table]) -> dict[tuple[CellKey, tuple[CellKey, ...]], None]:
    """What is the sum of what, by the codes: everybody knows that."""
    return {
        (_timeless(t.key(each.whole)), tuple(_timeless(t.key(part)) for part in each.parts)): None
        for t in tables
        for each in t.equations()
    }


def orders_of(tables: Sequence[Table]) -> dict[tuple[CellKey, CellKey], None]:
    """What can be no more than what, by the meaning of the populations: (smaller, larger)."""
    found = {(t.population, tuple(d.name for d in t.dimensions)): t for t in tables}
    factors = found.get((FACTORS.name, ("factor_code",)))
    modifiable = found.get((MODIFIABLE_FACTORS.name, ("factor_code",)))
    pairs = found.get((PAIRS.name, ("pair",)))
    reviews = next((t for t in tables if t.population == REVIEWS.name), None)
    deaths = found.get((DEATHS.name, ("review",)))
    orders: list[Order] = []
    if modifiable and (factors or reviews):
        orders += within(modifiable, factors or reviews)  # type: ignore[arg-type]
    if factors and reviews:
        orders += within(factors, reviews)
    if pairs and factors:
        orders += _pairs_within(pairs, factors)
    if reviews and deaths:
        both = (CellKey(REVIEWS.name, frozenset()), deaths.key((REVIEWED,)))
        orders += [both, both[::-1]]
    return dict.fromkeys((_timeless(smaller), _timeless(larger)) for smaller, larger in orders)


def _pairs_within(pairs: Table, factors: Table) -> list[Order]:
    return [
        (pairs.key((pair,)), factors.key((factor,)))
        for pair in pairs.dimensions[0].codes
        for factor in pair.split("+")
        if factor in factors.dimensions[0].labels
    ]


def _timeless(key: CellKey) -> CellKey:
    return CellKey(key.population, frozenset(pair for pair in key.codes if pair[0] not in TIMES))
