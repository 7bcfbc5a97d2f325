"""Controlled rounding: all figures of a release at once, so that every sum still holds.

Method: zero-restricted controlled rounding (after Cox, 1987) as a mixed integer programme; beside earlier
releases, of the finest cells as well. Protects; must not know how a reader would attack.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from .linking import Linked
from .refusals import Unprotectable
from .shape import CellKey
from .ties import ALL, MOST, NO_TIES, NONE, NOTHING_ASKED, SAME, Again, Ties

# All tie-breaking costs together (up to three steps a figure) stay below 1, the least true difference.
_TIE = 0.25
_SMALL = 2000  # quantities up to which the best rounding is asked for
_LARGE_GAP = 0.01  # beyond that, one proved to be within 1 % of the best: the last percent can take minutes
_MISSED = 1000  # what it costs to miss by one base a figure that stood; twice as much one that is shown
_SURE, _SURE_OF_COST = 1e-7, 0.5  # how near the best is the best: ties decided, or the cost alone


@dataclass(frozen=True)
class Rounding:
    """``values``: multiples of the base. ``status``: "optimal", "within 1 %" or "time limit". ``cost``: sum
    of |published - true|, and ``bound`` the least it could be. ``margins_relaxed``: margins were let move one
    base further. ``order_kept``: no figure stands above one that it is part of. ``again``: which earlier
    figures were held to. ``cost`` and ``bound`` come from the true counts: never publish them."""

    values: Mapping[CellKey, int]
    status: str
    cost: int
    bound: int
    margins_relaxed: bool
    order_kept: bool
    again: Again = NOTHING_ASKED


def round_together(linked: Linked, base: int, time_limit: float = 10.0, ties: Ties = NO_TIES) -> Rounding:
    """The cheapest rounding of all tables together; the same input always gives the same answer.

    Counts go to the multiple below or above, multiples stay (0 included). If sums then cannot hold, margins
    may move one base further; if an order cannot, it is given up; and last, figures that should stand as
    they stood before. ``Unprotectable`` if there is still none.
    """
    for how in _ways_to_hold(ties):
        for keep_order in (True, False):
            for relax in (False, True):
                if not keep_order and not linked.order:
                    continue
                programme = _Programme(linked, base, ties, how, relax=relax, keep_order=keep_order)
                found = programme.solve(time_limit)
                if found is not None:
                    return found
    first = next(iter(linked.places.values()))
    raise Unprotectable(
        f"No rounding to multiples of {base} was found in which every sum holds, even with totals moved "
        f"further (tables from {first} on, {len(linked.counts)} figures). Merge rows or release fewer "
        "tables together."
    )


def _ways_to_hold(ties: Ties) -> Iterator[str]:
    if ties.counts or ties.standing:
        yield ALL
    if ties.standing:
        yield MOST
    if ties.same:
        yield SAME
    yield NONE


class _Programme:
    """One programme: a whole-number column (figure / base) for each quantity.

    Where ALL or MOST figures that stood are to be held, also for each finest cell of earlier releases, which
    costs nothing. ``let_go``: the columns of what a standing figure is missed by, where it may be, with their price.
    """

    def __init__(
        self, linked: Linked, base: int, ties: Ties, how: str, *, relax: bool, keep_order: bool
    ) -> None:
        self.linked, self.base, self.relax, self.keep_order = linked, base, relax, keep_order
        self.ties, self.how = ties, how
        self.order = list(linked.counts)
        self.column = {key: place for place, key in enumerate(self.order)}
        self.loose = linked.margins - linked.structural_zeros if relax else frozenset()
        self.model = _quiet_solver()
        self.fixed_cost = 0.0
        self.held = 0
        self.whole: list[int] = []
        self.let_go: dict[int, int] = {}
        self._add_columns()
        if how in (ALL, MOST):
            self._add_finer_columns()
        self._add_rows()
        if how in (ALL, MOST):
            self._add_ties()
        elif how == SAME:
            self._hold_the_same()

    def _add_columns(self) -> None:
        size = len(self.order)
        for place, key in enumerate(self.order):
            below, over = divmod(self.linked.counts[key], self.base)
            tie = _TIE * 2 * (place + 1) / (size * (size + 1))
            if key in self.loose:
                lowest, highest, cost = max(0, below - 1), below + 1 + (over > 0), tie
            else:
                # the cost of the multiple below, and the difference that the step up makes
                lowest, highest, cost = below, below + (over > 0), (self.base - 2 * over) * (over > 0) + tie
                self.fixed_cost += over
            self.fixed_cost -= cost * lowest
            self._add_column(lowest, highest, cost)

        self.model.changeObjectiveOffset(self.fixed_cost)

    def _add_finer_columns(self) -> None:
        for key, count in self.ties.counts.items():
            below, over = divmod(count or 0, self.base)
            self.column[key] = self._add_column(
                below, highspy.kHighsInf if count is None else below + (over > 0)
            )

    def _add_column(self, lowest: float, highest: float, cost: float = 0.0) -> int:
        place: int = self.model.getNumCol()
        self.model.addCol(cost, lowest, highest, 0, [], [])
        self.whole.append(place)
        return place

    def _add_rows(self) -> None:
        for equation in self.linked.equations:
            self._add_row({equation.whole: -1, **dict.fromkeys(equation.parts, 1)}, 0.0)
        if self.keep_order:
            for smaller, larger in self.linked.order:
                self._add_row({larger: 1, smaller: -1}, highspy.kHighsInf)
        for key in self.order:
            if key in self.loose:
                self._add_distance(key)

    def _add_ties(self) -> None:
        """Finest cells round like all others, so that what stood before is a sum of the same table."""
        for tie in self.ties.rows:
            if tie.is_equation or self.keep_order:
                self._add_row(tie.coefficients, 0.0 if tie.is_equation else highspy.kHighsInf)
        for standing in self.ties.standing:
            steps, over = divmod(standing.figure, self.base)
            if over:
                continue
            price = _MISSED * (2 if standing.is_shown else 1)
            missed = [self._add_column(0, highspy.kHighsInf, price) for _ in range(2 * (self.how == MOST))]
            self._add_row(standing.coefficients, 0.0, steps, missed)
            self.let_go |= dict.fromkeys(missed, price)
            self.held += 1

    def _hold_the_same(self) -> None:
        for key, figure in self.ties.same.items():
            if figure % self.base == 0 and abs(figure - self.linked.counts[key]) < self.base:
                steps = figure // self.base
                self.model.changeColBounds(self.column[key], steps, steps)
                self.held += 1

    def _add_row(
        self,
        coefficients: Mapping[CellKey, int],
        room: float,
        at_least: float = 0.0,
        missed: Sequence[int] = (),
    ) -> None:
        """``missed``: two columns that may make up for what is too little or too much."""
        columns = np.array([*(self.column[key] for key in coefficients), *missed], dtype=np.int32)
        signs = np.array([*coefficients.values(), *(1, -1)[: len(missed)]], dtype=float)
        self.model.addRow(at_least, at_least + room, len(columns), columns, signs)

    def _add_distance(self, key: CellKey) -> None:
        """A column that stands at least as high as |figure - count| and costs as much."""
        distance, count = self.model.getNumCol(), float(self.linked.counts[key])
        self.model.addCol(1.0, 0.0, highspy.kHighsInf, 0, [], [])
        pair = [distance, self.column[key]]
        self.model.addRow(-count, highspy.kHighsInf, 2, pair, [1.0, -float(self.base)])
        self.model.addRow(count, highspy.kHighsInf, 2, pair, [1.0, float(self.base)])

    def solve(self, time_limit: float) -> Rounding | None:
        kinds = np.full(len(self.whole), highspy.HighsVarType.kInteger)
        self.model.changeColsIntegrality(len(self.whole), np.array(self.whole, dtype=np.int32), kinds)
        self.model.setOptionValue("time_limit", time_limit)
        self.model.setOptionValue("mip_rel_gap", 0.0 if len(self.order) <= _SMALL else _LARGE_GAP)
        self.model.setOptionValue("mip_abs_gap", _SURE_OF_COST if self.how in (ALL, MOST) else _SURE)
        self.model.run()
        status, info = self.model.getModelStatus(), self.model.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        solution = self.model.getSolution().col_value
        missed = {place: round(solution[place]) for place in self.let_go}
        values = {key: self.base * round(solution[place]) for place, key in enumerate(self.order)}
        cost = sum(abs(values[key] - count) for key, count in self.linked.counts.items())
        least = info.mip_dual_bound - sum(by * self.let_go[place] for place, by in missed.items())
        bound = max(0, math.ceil(least - 3 * _TIE - 1e-6))
        if status != highspy.HighsModelStatus.kOptimal:
            words = "time limit"
        else:
            words = "optimal" if len(self.order) <= _SMALL or bound >= cost else "within 1 %"
        return Rounding(
            values=values,
            status=words,
            cost=cost,
            bound=cost if words == "optimal" else min(bound, cost),
            margins_relaxed=self.relax,
            order_kept=self.keep_order,
            again=self._again(sum(map(bool, missed.values()))),
        )

    def _again(self, let_go: int) -> Again:
        asked = len(self.ties.standing)
        return Again(asked, self.held - let_go, self.how) if asked else NOTHING_ASKED


def _quiet_solver() -> highspy.Highs:
    solver = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 0}.items():
        solver.setOptionValue(option, value)
    return solver
