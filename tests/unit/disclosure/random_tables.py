"""Random releases of two to four dimensions with nesting codes, zeros and linked tables; and a second attacker.

The attacker here is scipy's, over the finest cells of what is published; it shares no code with the room.
"""

from itertools import product

import numpy as np
from scipy.optimize import linprog

from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table

NAMES = ("age", "sex", "place", "year")
MOST_FINEST = 60
USUAL_FINEST = 24


def random_dimension(name, rng, most=4):
    codes, parents = [f"{name}{n}" for n in range(int(rng.integers(2, most + 1)))], {}
    if rng.random() < 0.35:
        finer = [f"{codes[0]}{letter}" for letter in "xyz"[: int(rng.integers(2, 4))]]
        parents, codes = dict.fromkeys(finer, codes[0]), [codes[0], *finer, *codes[1:]]
    return Dimension(name, name.title(), tuple(codes), parents=parents)


def finest(dimension):
    return [code for code in dimension.codes if code not in dimension.parents.values()]


def random_release(seed):
    """One table, and in four of ten cases another of the same deaths by its first dimension and a cause."""
    rng = np.random.default_rng(seed)
    ways = int(rng.choice([2, 3, 4], p=[0.5, 0.35, 0.15]))
    most = MOST_FINEST if rng.random() < 0.1 else USUAL_FINEST
    while True:
        dims = [random_dimension(name, rng, 5 if ways == 2 else 3) for name in NAMES[:ways]]
        shape = [len(finest(d)) for d in dims]
        if np.prod(shape) <= most:
            break
    counts = rng.poisson(rng.gamma(0.7, 1, shape) * rng.choice([1.5, 4, 12]))
    counts = np.where(rng.random(shape) < 0.15, 0, counts)
    cells = dict(zip(product(*map(finest, dims)), map(int, counts.ravel()), strict=True))
    tables = [Table.from_cells("main", "deaths", dims, cells)]
    if rng.random() < 0.4:
        tables.append(_by_cause(dims[0], counts, rng))
    return tables


def _by_cause(first, counts, rng):
    cause = random_dimension("cause", rng, 3)
    cells = {}
    for code, part in zip(finest(first), counts, strict=True):
        split = rng.multinomial(int(part.sum()), rng.dirichlet(np.ones(len(finest(cause)))))
        cells |= {(code, which): int(n) for which, n in zip(finest(cause), split, strict=True)}
    return Table.from_cells("sibling", "deaths", (first, cause), cells)


class SecondAttacker:
    """Least and greatest of a quantity, by scipy, from what the protected tables show and nothing else."""

    def __init__(self, protected, near):
        """``near``: how far a shown figure may be from the truth (0: exact)."""
        self.columns, rows, lows, highs = {}, [], [], []
        for table in protected.tables:
            for cell in table.rows():
                members = list(product(*map(_below, table.dimensions, cell.codes)))
                rows.append([(table, member) for member in members])
                lows.append(0 if cell.count is None else max(0, cell.count - near))
                highs.append(np.inf if cell.count is None else cell.count + near)
                for member in members:
                    self.columns.setdefault((table.name, member), len(self.columns))
        self.matrix = np.zeros((len(rows), len(self.columns)))
        for number, members in enumerate(rows):
            for table, member in members:
                self.matrix[number, self.columns[table.name, member]] = 1
        self.lows, self.highs = np.array(lows, float), np.array(highs)
        self.equal = self._shared(protected.tables)

    def _shared(self, tables):
        """Cells of two tables that are the same quantity: by the first dimension, and in all."""
        if len(tables) < 2:
            return None
        one, other = tables
        rows = []
        for code in (*one.dimensions[0].codes, "Total"):
            row = np.zeros(len(self.columns))
            for table, sign in ((one, 1), (other, -1)):
                codes = (code, *["Total"] * (len(table.dimensions) - 1))
                for member in product(*map(_below, table.dimensions, codes)):
                    row[self.columns[table.name, member]] += sign
            rows.append(row)
        return np.array(rows)

    def ends(self, table, cell):
        cost = np.zeros(len(self.columns))
        for member in product(*map(_below, table.dimensions, cell)):
            cost[self.columns[table.name, member]] = 1
        bounded = np.isfinite(self.highs)
        found = [
            linprog(
                way * cost,
                A_ub=np.vstack([self.matrix[bounded], -self.matrix]),
                b_ub=np.concatenate([self.highs[bounded], -self.lows]),
                A_eq=self.equal,
                b_eq=None if self.equal is None else np.zeros(len(self.equal)),
                method="highs",
            )
            for way in (1, -1)
        ]
        least = round(found[0].fun, 6)
        return least, np.inf if found[1].status == 3 else -round(found[1].fun, 6)


def _below(dimension, code):
    """The finest codes that a code stands for."""
    if code == "Total":
        return finest(dimension)
    children = [each for each, parent in dimension.parents.items() if parent == code]
    return [leaf for child in children for leaf in _below(dimension, child)] or [code]
