"""The attacker's bookkeeping: of each quantity the least and the most that some table that fits has shown.

Knows numbers only, no cell and no rule; never calls, or learns from, the code that protects.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .moves import Moved, Numbers, Places, Row, moves_from
from .programme import Steps, whole_optimum
from .refusals import Contradiction

_WHOLE = 1e-6  # how near a solver's number must be to a whole one to be taken for it
_PULL = 1e4  # how much more an end is wanted than a table near by
_ROUNDS = 4  # of drawing bounds in before any programme runs
_FEW = 8  # that may as well be pushed alone
_KEPT = 600  # whole tables kept as witnesses


class Reader:
    """``least_seen`` and ``most_seen`` only widen, each by a table of whole numbers that fits everything.

    Quick moves first; then programmes, whose every whole solution bears witness for all quantities at once.
    """

    def __init__(
        self, lower: Numbers, upper: Numbers, rows: Sequence[Row], guesses: Sequence[Numbers] = ()
    ) -> None:
        self.rows = list(rows)
        self._given = (lower, upper)
        self.lower, self.upper = _drawn_in(lower, upper, self.rows)
        self.start = self._some_table(guesses)
        self.witnesses: list[Numbers] = []
        self.moved = Moved.of(moves_from(self.start, self.lower, self.upper, self.rows))
        self.least_seen, self.most_seen = self.moved.without(None, self.start)

    @cached_property
    def steps(self) -> Steps:
        return Steps(self.start, self.lower, self.upper, self.rows)

    @cached_property
    def _undrawn_steps(self) -> Steps:
        """Without the bounds drawn in: an end then rests on the rows it comes from, not on their shadow."""
        return Steps(self.start, *self._given, self.rows)

    def sweep(self, places: Places) -> None:
        """Pushes many quantities at once, each way: one table bears witness for hundreds of ends.

        Spares most of the single pushes, and decides nothing: what it does not reach is pushed alone.
        """
        for way in (1.0, -1.0):
            self._swept(places, way)

    def sweep_in_parts(self, places: Places) -> None:
        """The same, and what all together did not reach (a table of fractions bears no witness) by halves."""
        for way in (1.0, -1.0):
            waiting = [places]
            while waiting:
                left = self._swept(waiting.pop(), way)
                if len(left) > _FEW:
                    waiting += [left[::2], left[1::2]]

    def _swept(self, places: Places, way: float) -> Places:
        """Pushes until a push reaches nothing more; those that are left."""
        left = places[~self.are_at_bound(places, way)]
        gain = len(left)
        while len(left) > 1 and gain:
            table = self.steps.furthest(left, way, _PULL, near_by=True)
            if table is None:
                break
            self._witness(table)
            still = left[~self.are_at_bound(left, way)]
            left, gain = still, len(left) - len(still)
        return left

    def work_on(self, place: int, *, in_whole: bool = True) -> None:
        """Finds both ends of one quantity; ``in_whole``: each reached by a table of whole numbers."""
        for way in (-1.0, 1.0):
            if not self._is_at_bound(place, way):
                self._push(place, way, in_whole)

    def uncleared(self, known: int, targets: Places, width: int) -> list[int]:
        """The targets that no table met so far shows to be ``width`` wide with ``known`` as at the start."""
        low, high = self.moved.without(known, self.start)
        low, high = low[targets], high[targets]
        for table in self.witnesses:
            if table[known] == self.start[known]:
                np.minimum(low, table[targets], out=low)
                np.maximum(high, table[targets], out=high)
        return [int(place) for place in targets[high - low < width]]

    def told(self, known: int, targets: Sequence[int]) -> list[tuple[float, float]]:
        """The ends of each target for somebody who knows ``known`` to be as at the start."""
        value = self.start[known]
        self.steps.hold(known, value, value)
        ends = [(self._end_told(known, place, -1.0), self._end_told(known, place, 1.0)) for place in targets]
        self.steps.hold(known, self.lower[known], self.upper[known])
        return ends

    def _end_told(self, known: int, place: int, way: float) -> float:
        if self.lower[place] == self.upper[place]:
            return float(self.start[place])
        table = self.steps.furthest(np.array([place]), way, _PULL, near_by=True)
        if table is None:
            return np.inf
        if np.any(np.abs(table - np.rint(table)) > _WHOLE):
            lower, upper = self.lower.copy(), self.upper.copy()
            lower[known] = upper[known] = self.start[known]
            table = self._searched(lower, upper, place, way)
        self._witness(table)
        return float(np.rint(table[place]))

    def resting_on(self, place: int, way: float) -> list[int]:
        """The rows without which this end could lie further out."""
        plain = self._undrawn_steps
        if plain.column[place] < 0 or plain.furthest(np.array([place]), way, 1.0, near_by=False) is None:
            return []
        return plain.priced()

    def are_at_bound(self, places: Places, way: float) -> NDArray[np.bool_]:
        if way < 0:
            return self.least_seen[places] <= self.lower[places]
        return self.most_seen[places] >= self.upper[places]

    def _is_at_bound(self, place: int, way: float) -> bool:
        return bool(self.are_at_bound(np.array([place]), way)[0])

    def _some_table(self, guesses: Sequence[Numbers]) -> Numbers:
        """A table of whole numbers that fits: a guess if it does, or one searched for."""
        for guess in guesses:
            inside = np.all((guess >= self.lower) & (guess <= self.upper))
            if inside and all(row.allows(guess) for row in self.rows):
                return guess.copy()
        found = whole_optimum(self.lower, self.upper, self.rows)
        if found is None:
            raise Contradiction("No table of counts agrees with everything that is published and known.")
        return found

    def _push(self, place: int, way: float, in_whole: bool) -> None:
        """Finds one end; afterwards, if asked, a whole table that reaches it has been seen."""
        one = np.array([place])
        near = self.steps.furthest(one, way, _PULL, near_by=True)
        if near is not None:
            self._witness(near)
            if self._is_at_bound(place, way):
                return
        end = self.steps.furthest(one, way, 1.0, near_by=False)
        if end is None:
            self.most_seen[place] = np.inf
            return
        self._witness(end)
        if self._reached(place, end[place], way):
            return
        if in_whole:
            self._witness(self._searched(self.lower, self.upper, place, way))
        elif way < 0:
            self.least_seen[place] = np.ceil(end[place] - _WHOLE)
        else:
            self.most_seen[place] = np.floor(end[place] + _WHOLE)

    def _searched(self, lower: Numbers, upper: Numbers, place: int, way: float) -> Numbers:
        found = whole_optimum(lower, upper, self.rows, place, way)
        if found is None:
            raise Contradiction("The search for tables of whole numbers did not finish: nothing is proved.")
        return found

    def _reached(self, place: int, end: float, way: float) -> bool:
        if way < 0:
            return bool(self.least_seen[place] <= np.ceil(end - _WHOLE))
        return bool(self.most_seen[place] >= np.floor(end + _WHOLE))

    def _witness(self, table: Numbers) -> None:
        whole = np.rint(table)
        if np.all(np.abs(table - whole) < _WHOLE):
            np.minimum(self.least_seen, whole, out=self.least_seen)
            np.maximum(self.most_seen, whole, out=self.most_seen)
            if len(self.witnesses) < _KEPT:
                self.witnesses.append(whole)


def _drawn_in(lower: Numbers, upper: Numbers, rows: Sequence[Row]) -> tuple[Numbers, Numbers]:
    """The bounds after a few rounds of “a part is no more than its whole” and the like."""
    lower, upper = lower.copy(), upper.copy()
    changed, looked_at = np.zeros(len(lower), dtype=np.int64), np.full(len(rows), -1)
    for clock in range(_ROUNDS * len(rows)):
        number = clock % len(rows)
        columns = rows[number].columns
        if changed[columns].max() > looked_at[number]:
            looked_at[number] = clock
            low, high = lower[columns], upper[columns]
            _draw_in(lower, upper, rows[number])
            changed[columns[(low != lower[columns]) | (high != upper[columns])]] = clock + 1
    if np.any(lower > upper):
        raise Contradiction("No table of counts agrees with everything that is published and known.")
    return lower, upper


def _draw_in(lower: Numbers, upper: Numbers, row: Row) -> None:
    """Draws in each quantity of one row by what the others must at least, and can at most, come to."""
    columns, by = row.columns, row.coefficients
    least = np.where(by > 0, by * lower[columns], by * upper[columns])
    most = np.where(by > 0, by * upper[columns], by * lower[columns])
    room_above, room_below = row.high - _others(least), row.low - _others(most)
    ups = np.where(by > 0, room_above, room_below) / by
    downs = np.where(by > 0, room_below, room_above) / by
    upper[columns] = np.minimum(upper[columns], np.floor(ups + _WHOLE))
    lower[columns] = np.maximum(lower[columns], np.ceil(downs - _WHOLE))


def _others(terms: Numbers) -> Numbers:
    """For each term the sum of the other ones; infinite if one of them is."""
    endless = ~np.isfinite(terms)
    finite = np.where(endless, 0.0, terms)
    rest = finite.sum() - finite
    hidden = endless.sum() - endless
    return np.where(hidden > 0, terms[endless].sum() if endless.any() else 0.0, rest)
