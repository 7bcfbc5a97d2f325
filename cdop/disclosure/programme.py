"""The attacker's programmes: one linear, persistent and warm-started, and one over whole numbers."""

from collections.abc import Sequence

import highspy
import numpy as np

from .moves import Numbers, Places, Row
from .refusals import Contradiction

_RECHECK_SECONDS = 10.0
_PRICED = 1e-7
_MOST_STEPS = 20_000
_UNBOUNDED = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)


class Steps:
    """The ways to leave ``start`` within bounds and rows: for each free quantity a column up, one down."""

    def __init__(self, start: Numbers, lower: Numbers, upper: Numbers, rows: Sequence[Row]) -> None:
        self.start = start
        self.free = np.flatnonzero(lower < upper)
        self.width = len(self.free)
        self.column = np.full(len(start), -1)
        self.column[self.free] = np.arange(self.width)
        summed = {int(row.columns[0]) for row in rows if row.is_sum}
        self.leaving = np.array([0.0 if place in summed else 1.0 for place in self.free])
        self.model = new_solver()
        none = np.array([], dtype=np.int32)
        for room in (upper - start, start - lower):
            nought = np.zeros(self.width)
            most = room[self.free]
            self.model.addCols(self.width, self.leaving, nought, most, 0, none, none, np.array([]))
        self.rows: list[int] = []
        for number, row in enumerate(rows):
            self._add(number, row)

    def _add(self, number: int, row: Row) -> None:
        held = self.column[row.columns] >= 0
        if not held.any():
            return
        self.rows.append(number)
        ups, signs, now = self.column[row.columns[held]], row.coefficients[held], row.at(self.start)
        both = np.concatenate([ups, ups + self.width]).astype(np.int32)
        self.model.addRow(row.low - now, row.high - now, len(both), both, np.concatenate([signs, -signs]))

    def hold(self, place: int, low: float, high: float) -> None:
        """Lets one quantity move between ``low`` and ``high`` only."""
        column = int(self.column[place])
        if column >= 0:
            self.model.changeColBounds(column, 0.0, high - self.start[place])
            self.model.changeColBounds(column + self.width, 0.0, self.start[place] - low)

    def furthest(self, places: Places, way: float, pull: float, *, near_by: bool) -> Numbers | None:
        """The table furthest that way, and otherwise near the start; None where nothing bounds it."""
        leaving = self.leaving if near_by else np.zeros(self.width)
        costs = np.concatenate([leaving, leaving])
        columns = self.column[places]
        costs[columns] -= way * pull
        costs[columns + self.width] += way * pull
        self.model.changeColsCost(2 * self.width, np.arange(2 * self.width, dtype=np.int32), costs)
        status = self._run()
        if status in _UNBOUNDED:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Contradiction("The search for an end of an interval did not finish: nothing is proved.")
        steps = np.array(self.model.getSolution().col_value)
        table = self.start.copy()
        table[self.free] += steps[: self.width] - steps[self.width :]
        return table

    def _run(self) -> highspy.HighsModelStatus:
        """Warm-started; should that go round in circles, once more from nothing and by the other method."""
        self._set("simplex_iteration_limit", _MOST_STEPS)
        self.model.run()
        status = self.model.getModelStatus()
        if status == highspy.HighsModelStatus.kIterationLimit:
            self.model.clearSolver()
            self._set("simplex_strategy", 4)
            self._set("simplex_iteration_limit", _MOST_STEPS * 10)
            self.model.run()
            status = self.model.getModelStatus()
            self._set("simplex_strategy", 1)
        return status

    def _set(self, option: str, value: int) -> None:
        self.model.setOptionValue(option, value)

    def priced(self) -> list[int]:
        """The rows that the last end rests on: those with a price in its programme."""
        prices = np.array(self.model.getSolution().row_dual)
        return [self.rows[number] for number in np.flatnonzero(np.abs(prices) > _PRICED)]


def whole_optimum(
    lower: Numbers, upper: Numbers, rows: Sequence[Row], place: int | None = None, way: float = 0.0
) -> Numbers | None:
    """The table of whole numbers furthest that way; without a place, any that fits. None if not found."""
    size = len(lower)
    model = new_solver(whole=True)
    costs = np.zeros(size)
    if place is not None:
        costs[place] = -way
    none = np.array([], dtype=np.int32)
    model.addCols(size, costs, lower, upper, 0, none, none, np.array([]))
    kinds = np.full(size, highspy.HighsVarType.kInteger)
    model.changeColsIntegrality(size, np.arange(size, dtype=np.int32), kinds)
    for row in rows:
        model.addRow(row.low, row.high, len(row.columns), row.columns, row.coefficients)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.rint(np.array(model.getSolution().col_value))


def new_solver(*, whole: bool = False) -> highspy.Highs:
    solver = highspy.Highs()
    options: dict[str, bool | int | float | str] = {"output_flag": False, "threads": 1, "random_seed": 0}
    options |= (
        {"time_limit": _RECHECK_SECONDS, "mip_rel_gap": 0.0}
        if whole
        else {"presolve": "off", "solver": "simplex", "simplex_strategy": 1}
    )
    for option, value in options.items():
        solver.setOptionValue(option, value)
    return solver
