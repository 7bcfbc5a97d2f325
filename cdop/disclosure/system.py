"""Linked tables as the protector sees them: finest quantities, and all others as sums of these.

Knows what may be hidden and how far each quantity could move if it were; solves nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from .linking import Linked
from .rule import ZEROS_MAY_HIDE, Rule
from .shape import CellKey
from .ties import NO_TIES, Tie, Ties

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Terms = dict[int, float]

ENDLESS = 1e5  # stands for “nothing bounds it”: far above what any table under the limit needs


@dataclass(frozen=True)
class Line:
    """A sum or an order as it stands in the tables: the signed quantities come to nought together."""

    places: NDArray[np.int64]
    signs: Numbers


@dataclass(frozen=True)
class Need:
    """An unsafe quantity must be able to move by ``amount``, up (``way`` 1) or down (-1)."""

    place: int
    way: int
    amount: float


class System:
    """Numbered quantities. The first ones are the cells (``keys``), then what no table shows: one slack for

    each order, the finer cells of earlier releases, and slacks of the orders among these.

    ``free_from``: the first that is not shown. ``atoms``: quantities that are no sum; ``sums``: the others,
    each with its atoms in ``made_of``; ``bonds``: combinations of atoms that must come to nought.
    """

    def __init__(self, linked: Linked, rule: Rule, ties: Ties = NO_TIES) -> None:
        self.linked, self.rule = linked, rule
        self.keys: list[CellKey] = list(linked.counts)
        self.free_from = len(self.keys)
        number = {key: place for place, key in enumerate(self.keys)}
        sums = [(number[e.whole], [number[part] for part in e.parts]) for e in linked.equations]
        slacks = []
        for place, (smaller, larger) in enumerate(linked.order, start=self.free_from):
            sums.append((number[larger], [number[smaller], place]))
            slacks.append(linked.counts[larger] - linked.counts[smaller])
        finer_from = self.free_from + len(slacks)
        number |= {key: place for place, key in enumerate(ties.counts, start=finer_from)}
        finer = [count or 0 for count in ties.counts.values()]
        tied, more = _tied(ties, number, [*linked.counts.values(), *slacks, *finer])
        self.counts = np.array([*linked.counts.values(), *slacks, *finer, *more], dtype=float)
        self.size = len(self.counts)
        self.finer = range(finer_from, finer_from + len(finer))
        self.sum_lines = [Line(np.array([w, *ps]), np.array([-1.0, *[1.0] * len(ps)])) for w, ps in sums]
        self.lines = [*self.sum_lines, *tied]
        self._make_sums(sums, tied)
        self._say_what_may_hide()

    @property
    def is_slack(self) -> Flags:
        return np.arange(self.size) >= self.free_from

    def needs(self) -> list[Need]:
        """What every unsafe quantity must still be able to do, in order of cells."""
        needs = [need for place in np.flatnonzero(self.unsafe) for need in self._needs_of(int(place))]
        return needs + [Need(int(place), 1, 1) for place in np.flatnonzero(self.covers)]

    def finer_needs(self) -> list[Need]:
        """The same of unsafe counts that no table shows, but earlier releases are made of."""
        unsafe = [place for place in self.finer if self.rule.is_unsafe(int(self.counts[place]))]
        return [need for place in unsafe for need in self._needs_of(place)]

    def _needs_of(self, place: int) -> Iterator[Need]:
        count = int(self.counts[place])
        low, high = self.rule.needed(count)
        if high > count:
            yield Need(place, 1, high - count)
        if low < count:
            yield Need(place, -1, count - low)

    @property
    def forced(self) -> Flags:
        """What must be hidden whatever else is."""
        return self.unsafe | self.covers

    def rooms(self, hidden: Numbers, most: float = ENDLESS) -> tuple[Numbers, Numbers]:
        """How far each may fall and rise, given how far (0 to 1) it is hidden; ``most`` if fully."""
        return np.minimum(self.fall, most) * hidden, np.minimum(self.rise, most) * hidden

    def _make_sums(self, sums: list[tuple[int, list[int]]], tied: Sequence[Line]) -> None:
        first: dict[int, list[int]] = {}
        for whole, parts in sums:
            first.setdefault(whole, parts)
        made: dict[int, Terms] = {}

        def terms(place: int) -> Terms:
            if place not in made:
                made[place] = {place: 1.0} if place not in first else _added(map(terms, first[place]))
            return made[place]

        self.atoms = np.array([p for p in range(self.size) if p not in first], dtype=np.int64)
        self.sums = np.array([p for p in range(self.size) if p in first], dtype=np.int64)
        self.column = np.full(self.size, -1)
        self.column[self.atoms] = np.arange(len(self.atoms))
        self.made_of = [self._in_columns(terms(int(place))) for place in self.sums]
        left = [_less(terms(whole), map(terms, parts)) for whole, parts in sums if first[whole] is not parts]
        left += [_added(map(_times, map(terms, line.places.tolist()), line.signs.tolist())) for line in tied]
        left = [{place: by for place, by in each.items() if by} for each in left]
        bonds = dict.fromkeys(tuple(sorted(each.items())) for each in left if each)
        self.bonds = [self._in_columns(dict(each)) for each in bonds]

    def _in_columns(self, terms: Terms) -> tuple[NDArray[np.int32], Numbers]:
        columns = self.column[list(terms)].astype(np.int32)
        return columns, np.array(list(terms.values()))

    def _say_what_may_hide(self) -> None:
        slack = self.is_slack
        whole = self.counts > 0
        self.unsafe: Flags = whole & (self.counts < self.rule.threshold) & ~slack
        structural = np.array(
            [key in self.linked.structural_zeros for key in self.keys] + [False] * slack.sum()
        )
        hides_zeros = self.rule.zeros == ZEROS_MAY_HIDE
        self.may_hide: Flags = (whole | hides_zeros) & ~structural & ~slack
        self.covers = self._find_covers() if hides_zeros else np.zeros(self.size, dtype=bool)
        movable = self.may_hide | slack
        floor = np.where(slack, 0, self.rule.floor)
        self.fall = np.where(movable, np.maximum(self.counts - floor, 0), 0.0)
        self.rise = np.where(movable, ENDLESS, 0.0)

    def _find_covers(self) -> Flags:
        """A zero for each line that lies in one cell altogether: hidden, it leaves open who is where."""
        covers = np.zeros(self.size, dtype=bool)
        for line in self.sum_lines:
            parts = line.places[1:]
            zeros = parts[(self.counts[parts] == 0) & self.may_hide[parts]]
            if (self.counts[parts] > 0).sum() == 1 and len(zeros) and not covers[zeros].any():
                covers[zeros[0]] = True
        return covers


def _tied(ties: Ties, number: Mapping[CellKey, int], counts: list[int]) -> tuple[list[Line], list[int]]:
    """The rows that hold among cells, finer ones too, with a slack where they say “no less than”; the slacks.

    A sum that readers know exactly cannot move at all.
    """
    lines: list[Line] = []
    slacks: list[int] = []
    for tie in (*ties.rows, *(Tie(sum_of) for sum_of in ties.exact)):
        places = [number[key] for key in tie.coefficients]
        signs = [float(by) for by in tie.coefficients.values()]
        if not tie.is_equation:
            over = sum(by * counts[place] for place, by in zip(places, signs, strict=True))
            places.append(len(counts) + len(slacks))
            signs.append(-1.0)
            slacks.append(max(0, int(over)))
        lines.append(Line(np.array(places), np.array(signs)))
    return lines, slacks


def _times(terms: Terms, by: float) -> Terms:
    return {place: by * each for place, each in terms.items()}


def _added(many: "map[Terms]") -> Terms:
    total: Terms = {}
    for terms in many:
        for place, by in terms.items():
            total[place] = total.get(place, 0.0) + by
    return total


def _less(terms: Terms, others: "map[Terms]") -> Terms:
    rest = dict(terms)
    for place, by in _added(others).items():
        rest[place] = rest.get(place, 0.0) - by
    return {place: by for place, by in rest.items() if by}


def new_solver(**options: bool | int | float | str) -> highspy.Highs:
    """A quiet solver that gives the same answer each time."""
    solver = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 0, **options}.items():
        solver.setOptionValue(option, value)
    return solver
