"""The protector's programme: how far a quantity can move while everything shown stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from .refusals import Unprotectable
from .system import Flags, Need, Numbers, System, new_solver

_NOUGHT = 1e-9
_ENOUGH = 1e-6
_MOST_STEPS = 20_000
_WORTH = 20  # one flow for many is worth another where it met one need in so many


@dataclass(frozen=True)
class Flow:
    """``moves``: by how much each quantity moves. ``prices``: what one more unit of room would bring."""

    moves: Numbers
    prices: Numbers


class Flows:
    """One persistent programme: finest quantities are columns, every sum a row with room of its own."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.model = new_solver(presolve="off", solver="simplex", simplex_strategy=4)
        for _ in system.atoms:
            self.model.addCol(0.0, 0.0, 0.0, 0, [], [])
        for columns, by in (*system.made_of, *system.bonds):
            self.model.addRow(0.0, 0.0, len(columns), columns, by)
        self._columns = np.arange(len(system.atoms), dtype=np.int32)
        self._row = {int(place): row for row, place in enumerate(system.sums)}

    def allow(self, falls: Numbers, rises: Numbers) -> None:
        """Gives every quantity its room."""
        system = self.system
        atoms, sums = system.atoms, system.sums
        self.model.changeColsBounds(len(atoms), self._columns, -falls[atoms], rises[atoms])
        for row, place in enumerate(sums):
            self.model.changeRowBounds(row, -falls[place], rises[place])

    def furthest(self, place: int, way: int) -> Flow:
        return self._furthest([place], way)

    def _furthest(self, places: Sequence[int], way: int) -> Flow:
        """The flow that moves these quantities furthest, taken together."""
        self._aim(places, way)
        self.model.setOptionValue("simplex_iteration_limit", _MOST_STEPS)
        self.model.run()
        if self.model.getModelStatus() == highspy.HighsModelStatus.kIterationLimit:
            self._run_afresh()
        if self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Unprotectable("The search for a protection broke off: nothing is proved. Try once more.")
        return self._flow()

    def _run_afresh(self) -> None:
        """From nothing, by the other method: the warm start may have gone round in circles."""
        self.model.clearSolver()
        self.model.setOptionValue("simplex_strategy", 1)
        self.model.setOptionValue("simplex_iteration_limit", _MOST_STEPS * 10)
        self.model.run()
        self.model.setOptionValue("simplex_strategy", 4)

    def meets(self, need: Need) -> bool:
        flow = self.furthest(need.place, need.way)
        return bool(need.way * flow.moves[need.place] >= need.amount - _ENOUGH)

    def unmet(self, needs: list[Need]) -> list[int]:
        """The numbers of the needs that the room allowed does not meet; one flow often meets many."""
        places = np.array([need.place for need in needs])
        ways = np.array([need.way for need in needs])
        amounts = np.array([need.amount for need in needs])
        met: Flags = np.zeros(len(needs), dtype=bool)
        if self.system.finer:
            for way in (1, -1):
                self._meet_together(met, way, places, ways, amounts)
        for number, need in enumerate(needs):
            if not met[number]:
                flow = self.furthest(need.place, need.way)
                met |= ways * flow.moves[places] >= amounts - _ENOUGH
        return [int(number) for number in np.flatnonzero(~met)]

    def _meet_together(
        self, met: Flags, way: int, places: NDArray[np.int64], ways: NDArray[np.int64], amounts: Numbers
    ) -> None:
        """Spares most of the single flows where needs are many; a need not met here is looked at alone."""
        left, gain = np.flatnonzero(~met & (ways == way)), 1
        while len(left) > 1 and gain:
            moves = self._furthest(places[left].tolist(), way).moves
            met |= ways * moves[places] >= amounts - _ENOUGH
            before, left = len(left), left[~met[left]]
            gain = (before - len(left)) * _WORTH // before

    def _aim(self, places: Sequence[int], way: int) -> None:
        costs = np.zeros(len(self._columns))
        for place in places:
            column = self.system.column[place]
            if column >= 0:
                costs[column] -= way
            else:
                columns, by = self.system.made_of[self._row[place]]
                costs[columns] -= way * by
        self.model.changeColsCost(len(costs), self._columns, costs)

    def _flow(self) -> Flow:
        system, solution = self.system, self.model.getSolution()
        moves, prices = np.zeros(system.size), np.zeros(system.size)
        moves[system.atoms], prices[system.atoms] = solution.col_value, -np.array(solution.col_dual)
        count = len(system.sums)
        moves[system.sums] = np.array(solution.row_value)[:count]
        prices[system.sums] = -np.array(solution.row_dual)[:count]
        prices[np.abs(prices) < _NOUGHT] = 0.0
        return Flow(moves, prices)
