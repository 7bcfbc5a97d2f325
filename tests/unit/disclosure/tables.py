"""Invented tables for the tests of this room, and brute force: every table that fits a publication."""

import csv
from itertools import product
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table

ORACLES = Path(__file__).parents[2] / "oracles" / "disclosure"


def dimension(name, size, **more):
    return Dimension(name, name.title(), tuple(f"{name}{n}" for n in range(size)), **more)


def one_way(name, counts, population="deaths", structural=(), **more):
    d = dimension(name, len(counts), **more)
    cells = {(c,): n for c, n in zip(d.codes, counts, strict=True)}
    return Table.from_cells(name, population, (d,), cells, structural_zeros=[(c,) for c in structural])


def grid(shape, counts, name="grid", population="deaths"):
    dims = tuple(dimension(letter, size) for letter, size in zip("abcd", shape, strict=False))
    cells = dict(zip(product(*(d.codes for d in dims)), counts, strict=True))
    return Table.from_cells(name, population, dims, cells)


def oracle_table(name):
    with (ORACLES / f"{name}.csv").open() as file:
        rows = list(csv.DictReader(file))
    names = [column for column in rows[0] if column.startswith("d")]
    dims = [Dimension(n, n, tuple(dict.fromkeys(r[n] for r in rows if r[n] != "T"))) for n in names]
    cells = {tuple("Total" if r[n] == "T" else r[n] for n in names): int(r["value"]) for r in rows}
    return Table.from_cells(name, name, dims, cells)


def publish(table, values):
    """A protected table of any figures, as an attacker would meet it; None is hidden."""
    cells = tuple(
        ProtectedCell(c, None, "hidden") if values[c] is None else ProtectedCell.showing(c, values[c])
        for c in table.counts
    )
    zeros = table.structural_zeros
    return ProtectedTable(table.name, table.population, table.dimensions, cells, structural_zeros=zeros)


@st.composite
def grids(draw, max_size=3, most=14):
    shape = draw(st.lists(st.integers(1, max_size), min_size=1, max_size=3))
    size = int(np.prod(shape))
    counts = draw(st.lists(st.integers(0, most), min_size=size, max_size=size))
    return grid(shape, counts)


@st.composite
def cohorts(draw):
    """One-way tables of one cohort, and the cross of the first two: linked by totals and margins."""
    sizes = [draw(st.integers(1, 4)) for _ in range(3)]
    deaths = draw(st.lists(st.tuples(*(st.integers(0, size - 1) for size in sizes)), max_size=40))
    names = ("age", "sex", "place")
    tables = [
        one_way(name, [sum(d[i] == n for d in deaths) for n in range(size)])
        for i, (name, size) in enumerate(zip(names, sizes, strict=True))
    ]
    dims = (tables[0].dimensions[0], tables[1].dimensions[0])
    pairs = [(dims[0].codes[d[0]], dims[1].codes[d[1]]) for d in deaths]
    cross = Table.from_cells(
        "cross", "deaths", dims, {p: pairs.count(p) for p in pairs}, missing_is_zero=True
    )
    return [*tables, cross]


def brute_force_two_way(shape, lows, highs, margin_lows, margin_highs):
    """Least and greatest of each interior cell over every table of whole numbers within bounds.

    ``margin_lows`` and ``margin_highs`` are (rows, columns, grand). Arithmetic by numpy, not the room's.
    """
    ranges = [np.arange(low, high + 1) for low, high in zip(lows.ravel(), highs.ravel(), strict=True)]
    every = np.stack(np.meshgrid(*ranges, indexing="ij"), axis=-1).reshape(-1, *shape)
    sums = (every.sum(axis=2), every.sum(axis=1), every.sum(axis=(1, 2))[:, None])
    fits = np.ones(len(every), dtype=bool)
    for total, low, high in zip(sums, margin_lows, margin_highs, strict=True):
        fits &= np.all((total >= low) & (total <= high), axis=1)
    return every[fits].min(axis=0), every[fits].max(axis=0)
