"""Controlled rounding: all figures of a release at once, so that every sum still holds.

Method: zero-restricted controlled rounding (after Cox, 1987) as a mixed integer programme. Protects; must not
know how a reader would attack.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import highspy

from .linking import Linked
from .refusals import Unprotectable
from .shape import CellKey

# All tie-breaking costs together (up to three steps a figure) stay below 1, the least true difference.
_TIE = 0.25
_SMALL = 2000  # quantities up to which the best rounding is asked for
_LARGE_GAP = 0.01  # beyond that, one proved to be within 1 % of the best: the last percent can take minutes


@dataclass(frozen=True)
class Rounding:
    """``values``: multiples of the base. ``status``: "optimal", "within 1 %" or "time limit". ``cost``: sum
    of |published - true|, and ``bound`` the least it could be. ``margins_relaxed``: margins were let move one
    base further. ``order_kept``: no figure stands above one that it is part of. ``cost`` and ``bound`` come
    from the true counts: never publish them."""

    values: Mapping[CellKey, int]
    status: str
    cost: int
    bound: int
    margins_relaxed: bool
    order_kept: bool


def round_together(linked: Linked, base: int, time_limit: float = 10.0) -> Rounding:
    """The cheapest rounding of all tables together; the same input always gives the same answer.

    Counts go to the multiple below or above, multiples stay (0 included). If sums then cannot hold, margins
    may move one base further; if an order cannot, it is given up. ``Unprotectable`` if there is still none.
    """
    for keep_order in (True, False):
        for relax in (False, True):
            if not keep_order and not linked.order:
                continue
            found = _Programme(linked, base, relax=relax, keep_order=keep_order).solve(time_limit)
            if found is not None:
                return found
    first = next(iter(linked.places.values()))
    raise Unprotectable(
        f"No rounding to multiples of {base} was found in which every sum holds, even with totals moved "
        f"further (tables from {first} on, {len(linked.counts)} figures). Merge rows or release fewer "
        "tables together."
    )


class _Programme:
    """One programme: a whole-number column (figure / base) for each quantity."""

    def __init__(self, linked: Linked, base: int, *, relax: bool, keep_order: bool) -> None:
        self.linked, self.base, self.relax, self.keep_order = linked, base, relax, keep_order
        self.order = list(linked.counts)
        self.column = {key: place for place, key in enumerate(self.order)}
        self.loose = linked.margins - linked.structural_zeros if relax else frozenset()
        self.model = _quiet_solver()
        self.fixed_cost = 0.0
        self._add_columns()
        self._add_rows()

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
            self.model.addCol(cost, lowest, highest, 0, [], [])
            self.model.changeColIntegrality(place, highspy.HighsVarType.kInteger)

        self.model.changeObjectiveOffset(self.fixed_cost)

    def _add_rows(self) -> None:
        for equation in self.linked.equations:
            columns = [self.column[equation.whole], *(self.column[part] for part in equation.parts)]
            signs = [-1.0, *([1.0] * len(equation.parts))]
            self.model.addRow(0.0, 0.0, len(columns), columns, signs)
        if self.keep_order:
            for smaller, larger in self.linked.order:
                self.model.addRow(
                    0.0, highspy.kHighsInf, 2, [self.column[larger], self.column[smaller]], [1.0, -1.0]
                )
        for key in self.order:
            if key in self.loose:
                self._add_distance(key)

    def _add_distance(self, key: CellKey) -> None:
        """A column that stands at least as high as |figure - count| and costs as much."""
        distance, count = self.model.getNumCol(), float(self.linked.counts[key])
        self.model.addCol(1.0, 0.0, highspy.kHighsInf, 0, [], [])
        pair = [distance, self.column[key]]
        self.model.addRow(-count, highspy.kHighsInf, 2, pair, [1.0, -float(self.base)])
        self.model.addRow(count, highspy.kHighsInf, 2, pair, [1.0, float(self.base)])

    def solve(self, time_limit: float) -> Rounding | None:
        self.model.setOptionValue("time_limit", time_limit)
        self.model.setOptionValue("mip_rel_gap", 0.0 if len(self.order) <= _SMALL else _LARGE_GAP)
        self.model.run()
        status, info = self.model.getModelStatus(), self.model.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        solution = self.model.getSolution().col_value
        values = {key: self.base * round(solution[place]) for place, key in enumerate(self.order)}
        cost = sum(abs(values[key] - count) for key, count in self.linked.counts.items())
        bound = max(0, math.ceil(info.mip_dual_bound - 3 * _TIE - 1e-6))
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
        )


def _quiet_solver() -> highspy.Highs:
    solver = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_abs_gap": 1e-7,
    }.items():
        solver.setOptionValue(option, value)
    return solver
