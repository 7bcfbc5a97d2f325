"""The attacker: how closely the true counts can be worked out from what is published, and nothing else.

Never calls, or learns from, the code that protects.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from .publication import Figure, Publication
from .refusals import Contradiction
from .shape import CellKey

_WHOLE = 1e-6  # how near a solver's number must be to a whole one to be taken for it
_PULL = 1e4  # how much more an end is wanted than a table near by
_RECHECK_SECONDS = 10.0

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Row = tuple[float, float, NDArray[np.int32], Numbers]  # lower, upper, columns, coefficients


@dataclass(frozen=True)
class Interval:
    """The least and the greatest whole number that the count can be; ``upper`` None when nothing bounds it.

    Both ends are reached by some table of whole numbers that agrees with everything published.
    """

    lower: int
    upper: int | None

    @property
    def is_exact(self) -> bool:
        return self.lower == self.upper

    def holds(self, count: int) -> bool:
        return self.lower <= count and (self.upper is None or count <= self.upper)

    def is_narrower_than(self, width: int) -> bool:
        return self.upper is not None and self.upper - self.lower < width


def attack(
    publication: Publication,
    known: Mapping[CellKey, int] | None = None,
    targets: Iterable[CellKey] | None = None,
) -> dict[CellKey, Interval]:
    """The interval of every quantity (or of ``targets`` only), by linear programmes.

    ``known`` adds what an insider knows exactly. An end that the programme reaches only with fractions is
    searched again among whole numbers. ``Contradiction`` if no table of counts agrees with it all.
    """
    reader = _Reader(publication, known or {})
    chosen = list(publication.figures if targets is None else targets)
    reader.sweep(chosen)
    for key in chosen:
        reader.work_on(key)
    return {key: reader.interval(key) for key in chosen}


class _Reader:
    """One persistent programme over the ways to leave one table of whole numbers that fits, warm-started.

    Leaving costs a little, so the solver looks for ends near by, which are nearly always whole. Every whole
    table met bears witness for all quantities at once.
    """

    def __init__(self, publication: Publication, known: Mapping[CellKey, int]) -> None:
        self.keys = list(publication.figures)
        self.place = {key: place for place, key in enumerate(self.keys)}
        bounds = [_bounds(publication.figures[key], known.get(key)) for key in self.keys]
        self.lower = np.array([low for low, _ in bounds])
        self.upper = np.array([high for _, high in bounds])
        if np.any(self.lower > self.upper):
            worst = self.keys[int(np.argmax(self.lower > self.upper))]
            raise Contradiction(
                f"What is known of {publication.place(worst)} contradicts what is published of it."
            )
        self.rows = _rows(publication, self.place)
        self.start = self._some_table(publication)
        self.least_seen = self.start.copy()
        self.most_seen = self.start.copy()
        self._build()

    def sweep(self, keys: Sequence[CellKey]) -> None:
        """Pushes many quantities at once, each way: one table bears witness for hundreds of ends.

        Spares most of the single pushes, and decides nothing: what it does not reach is pushed alone.
        """
        places = np.array([self.place[key] for key in keys], dtype=np.int64)
        for way in (1.0, -1.0):
            left = places[~self._are_at_bound(places, way)]
            gain = len(left)
            while len(left) > 1 and gain:
                self._aim(left, way, self.leaving, _PULL)
                if self._solve() is None:
                    break
                still = left[~self._are_at_bound(left, way)]
                left, gain = still, len(left) - len(still)

    def work_on(self, key: CellKey) -> None:
        place = self.place[key]
        if self.least_seen[place] > self.lower[place]:
            self._push(place, -1.0)
        if self.most_seen[place] < self.upper[place]:
            self._push(place, 1.0)

    def interval(self, key: CellKey) -> Interval:
        place = self.place[key]
        most = self.most_seen[place]
        return Interval(int(self.least_seen[place]), None if np.isinf(most) else int(most))

    def _some_table(self, publication: Publication) -> Numbers:
        """A table of whole numbers that fits: the figures at their word if they do, or one searched for."""
        values = [publication.figures[key].value for key in self.keys]
        if None not in values:
            literal = np.array(values, dtype=float)
            inside = np.all((literal >= self.lower) & (literal <= self.upper))
            if inside and all(
                low <= literal[columns] @ signs <= high for low, high, columns, signs in self.rows
            ):
                return literal
        found = self._whole_optimum(None, 0.0)
        if found is None:
            raise Contradiction("No table of counts agrees with everything that is published and known.")
        return found

    def _build(self) -> None:
        """For each quantity a column up from the start and a column down."""
        self.size = len(self.keys)
        summed = {int(columns[0]) for low, high, columns, _ in self.rows if low == high}
        self.leaving = np.array([0.0 if place in summed else 1.0 for place in range(self.size)])
        self.model = _solver()
        for steps in (self.upper - self.start, self.start - self.lower):
            for cost, room in zip(self.leaving, steps, strict=True):
                self.model.addCol(cost, 0.0, room, 0, [], [])
        for low, high, columns, signs in self.rows:
            now = self.start[columns] @ signs
            both = np.concatenate([columns, columns + self.size])
            self.model.addRow(
                low - float(now), high - float(now), len(both), both, np.concatenate([signs, -signs])
            )

    def _push(self, place: int, way: float) -> None:
        """Finds one end; afterwards a whole table that reaches it has been seen."""
        self._aim(place, way, self.leaving, _PULL)
        self._solve()
        if self._at_its_bound(place, way):
            return
        self._aim(place, way, np.zeros(self.size), 1.0)
        end = self._solve()
        if end is None:
            self.most_seen[place] = np.inf
        elif not self._reached(place, end[place], way):
            found = self._whole_optimum(place, way)
            if found is None:
                raise Contradiction(
                    "The search for tables of whole numbers did not finish: nothing is proved."
                )
            self._witness(found)

    def _are_at_bound(self, places: Places, way: float) -> NDArray[np.bool_]:
        if way < 0:
            return self.least_seen[places] <= self.lower[places]
        return self.most_seen[places] >= self.upper[places]

    def _at_its_bound(self, place: int, way: float) -> bool:
        return bool(self._are_at_bound(np.array([place]), way)[0])

    def _reached(self, place: int, end: float, way: float) -> bool:
        if way < 0:
            return bool(self.least_seen[place] <= np.ceil(end - _WHOLE))
        return bool(self.most_seen[place] >= np.floor(end + _WHOLE))

    def _aim(self, places: Places | int, way: float, leaving: Numbers, pull: float) -> None:
        costs = np.concatenate([leaving, leaving])
        costs[places] -= way * pull
        costs[places + self.size] += way * pull
        self.model.changeColsCost(2 * self.size, np.arange(2 * self.size, dtype=np.int32), costs)

    def _solve(self) -> Numbers | None:
        """The best solution, or None where nothing bounds it."""
        self.model.run()
        status = self.model.getModelStatus()
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Contradiction("The search for an end of an interval did not finish: nothing is proved.")
        steps = np.array(self.model.getSolution().col_value)
        solution = self.start + steps[: self.size] - steps[self.size :]
        self._witness(solution)
        return solution

    def _whole_optimum(self, place: int | None, way: float) -> Numbers | None:
        """The end searched for among whole numbers only; without a place, any table that fits."""
        model = _solver(mip=True)
        for column, (low, high) in enumerate(zip(self.lower, self.upper, strict=True)):
            model.addCol(-way if column == place else 0.0, low, high, 0, [], [])
            model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for low, high, columns, signs in self.rows:
            model.addRow(low, high, len(columns), columns, signs)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.rint(np.array(model.getSolution().col_value))

    def _witness(self, solution: Numbers) -> None:
        whole = np.rint(solution)
        if np.all(np.abs(solution - whole) < _WHOLE):
            np.minimum(self.least_seen, whole, out=self.least_seen)
            np.maximum(self.most_seen, whole, out=self.most_seen)


def _rows(publication: Publication, place: Mapping[CellKey, int]) -> list[Row]:
    rows: list[Row] = []
    for equation in publication.equations:
        columns = np.array([place[equation.whole], *(place[part] for part in equation.parts)], dtype=np.int32)
        rows.append((0.0, 0.0, columns, np.array([-1.0, *([1.0] * len(equation.parts))])))
    for smaller, larger in publication.order:
        columns = np.array([place[larger], place[smaller]], dtype=np.int32)
        rows.append((0.0, np.inf, columns, np.array([1.0, -1.0])))
    return rows


def _bounds(figure: Figure, known: int | None) -> tuple[float, float]:
    """What the figure says by itself: not below its least, and no further off than its error."""
    low, high = float(figure.least), np.inf
    if figure.value is not None:
        low, high = max(low, figure.value - figure.error), figure.value + figure.error
    if known is not None:
        low, high = max(low, known), min(high, known)
    return float(low), float(high)


def _solver(*, mip: bool = False) -> highspy.Highs:
    solver = highspy.Highs()
    options: dict[str, bool | int | float | str] = {"output_flag": False, "threads": 1, "random_seed": 0}
    options |= (
        {"time_limit": _RECHECK_SECONDS, "mip_rel_gap": 0.0}
        if mip
        else {"presolve": "off", "solver": "simplex"}
    )
    for option, value in options.items():
        solver.setOptionValue(option, value)
    return solver
