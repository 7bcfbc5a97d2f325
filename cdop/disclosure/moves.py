"""The attacker's quick look: what moves when one quantity and every sum that holds it move together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
_WHOLE = 1e-6  # how near a number must be to a whole one to be taken for it


@dataclass(frozen=True)
class Row:
    """``low`` <= sum of ``coefficients`` times the quantities at ``columns`` <= ``high``.

    A sum is told by ``low`` = ``high`` = 0, its whole first, with the coefficient -1.
    """

    columns: NDArray[np.int32]
    coefficients: Numbers
    low: float
    high: float

    @classmethod
    def of(cls, terms: Sequence[tuple[int, float]], low: float, high: float) -> "Row":
        columns = np.array([column for column, _ in terms], dtype=np.int32)
        return cls(columns, np.array([float(each) for _, each in terms]), float(low), float(high))

    @property
    def is_sum(self) -> bool:
        return self.low == self.high == 0 and self.coefficients[0] == -1

    def at(self, values: Numbers) -> float:
        return float(values[self.columns] @ self.coefficients)

    def allows(self, values: Numbers) -> bool:
        return self.low - _WHOLE <= self.at(values) <= self.high + _WHOLE


@dataclass(frozen=True)
class Move:
    """From the start, all of ``places`` may go up together by ``up``, and down together by ``down``."""

    places: Places
    up: float
    down: float


@dataclass(frozen=True)
class Moved:
    """All moves, laid flat: entry by entry the number of the move, a place it moves, how far up and down."""

    number: Places
    place: Places
    up: Numbers
    down: Numbers

    @classmethod
    def of(cls, moves: Sequence[Move]) -> "Moved":
        sizes = [len(move.places) for move in moves]
        place = np.concatenate([move.places for move in moves]) if moves else np.empty(0, dtype=np.int64)
        up, down = np.array([move.up for move in moves]), np.array([move.down for move in moves])
        return cls(
            np.repeat(np.arange(len(moves)), sizes), place, np.repeat(up, sizes), np.repeat(down, sizes)
        )

    def without(self, known: int | None, start: Numbers) -> tuple[Numbers, Numbers]:
        """The least and the most of each quantity, by the moves that leave ``known`` alone."""
        low, high = start.copy(), start.copy()
        entries = slice(None) if known is None else self._sparing(known)
        place = self.place[entries]
        np.minimum.at(low, place, start[place] - self.down[entries])
        np.maximum.at(high, place, start[place] + self.up[entries])
        return low, high

    def _sparing(self, known: int) -> NDArray[np.bool_]:
        touched = np.zeros(int(self.number.max(initial=-1)) + 1, dtype=bool)
        touched[self.number[self.place == known]] = True
        return ~touched[self.number]


def moves_from(start: Numbers, lower: Numbers, upper: Numbers, rows: Sequence[Row]) -> list[Move]:
    """One for each quantity that is no sum, where it can move at all with everything that holds it."""
    holders = _holders(len(start), rows)
    touching: list[list[tuple[int, float]]] = [[] for _ in range(len(start))]
    for number, row in enumerate(rows):
        for column, by in zip(row.columns.tolist(), row.coefficients.tolist(), strict=True):
            touching[column].append((number, by))
    slack = [(row.low - row.at(start), row.high - row.at(start)) for row in rows]
    rises, falls = upper - start, start - lower
    moves = []
    for place in range(len(start)):
        group = _group(place, holders)
        if group is None or not (up := rises[group].min()) + (down := falls[group].min()):
            continue
        up, down = _within_rows(group, touching, slack, up, down)
        if up > 0 or down > 0:
            moves.append(Move(group, up, down))
    return moves


def _holders(size: int, rows: Sequence[Row]) -> list[set[int]]:
    """The sums that each quantity is directly a part of."""
    holders: list[set[int]] = [set() for _ in range(size)]
    for row in rows:
        if row.is_sum:
            for part in row.columns[1:]:
                holders[part].add(int(row.columns[0]))
    return holders


def _group(place: int, holders: Sequence[set[int]]) -> Places | None:
    seen, waiting = {place}, [place]
    while waiting:
        new = holders[waiting.pop()] - seen
        seen |= new
        waiting.extend(new)
    return np.array(sorted(seen), dtype=np.int64)


def _within_rows(
    group: Places,
    touching: Sequence[Sequence[tuple[int, float]]],
    slack: Sequence[tuple[float, float]],
    up: float,
    down: float,
) -> tuple[float, float]:
    """How far the rows that hold any of the group let it move as one."""
    change: dict[int, float] = {}
    for place in group:
        for number, by in touching[place]:
            change[number] = change.get(number, 0.0) + by
    for number, by in change.items():
        low, high = slack[number]
        if by > 0:
            up, down = min(up, high // by), min(down, -low // by)
        elif by < 0:
            up, down = min(up, low // by), min(down, -high // by)
    return max(up, 0.0), max(down, 0.0)
