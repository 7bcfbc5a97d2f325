"""Which quantities to hide at the least loss, given what has been learned so far about leaks.

Each cut says: of these quantities, enough must be hidden. The programme grows by cuts and is solved again.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from .system import Flags, Line, Need, Numbers, System, new_solver

_TIE = 0.25  # all tie-breaking costs together stay below it; the least true difference is 1
_SLIGHT = 1e-6


class NothingToHide(Exception):
    """No hiding of anything meets the need; ``need`` says of which quantity."""

    def __init__(self, need: Need) -> None:
        super().__init__(need.place)
        self.need = need


@dataclass(frozen=True)
class Choice:
    """``hidden``: how far (0 to 1) each quantity is hidden, slacks always. ``loss``: the counts hidden."""

    hidden: Numbers
    loss: float
    bound: float
    is_best: bool


class Master:
    """A column for each quantity that may be hidden but need not be."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.always: Flags = system.forced | system.is_slack
        self.open = np.flatnonzero(system.may_hide & ~system.forced)
        self.by_cost = self.open[np.argsort(system.counts[self.open], kind="stable")]
        self.base = float(system.counts[system.unsafe].sum())
        self.model = new_solver(presolve="off", solver="simplex", mip_abs_gap=1e-7, mip_rel_gap=0.0)
        size = len(self.open)
        self.ties = _TIE * 2 * (np.arange(size) + 1) / max(1, size * (size + 1))
        for cost in system.counts[self.open] + self.ties:
            self.model.addCol(float(cost), 0.0, 1.0, 0, [], [])
        self._seen: set[bytes] = set()

    def cut(self, need: Need, rooms: Numbers) -> bool:
        """Adds: what is hidden must together have room for the need. False if that was known already.

        ``rooms``: for each quantity the room that hiding it brings, at the prices of a flow.
        """
        rooms = np.minimum(rooms, need.amount)
        asked = need.amount - float(rooms[self.always].sum())
        if asked <= _SLIGHT:
            return False
        shares = np.minimum(rooms[self.open], asked) / asked
        places = np.flatnonzero(shares > _SLIGHT).astype(np.int32)
        if not len(places):
            raise NothingToHide(need)
        mark = places.tobytes() + np.round(shares[places], 5).tobytes()
        if mark in self._seen:
            return False
        self._seen.add(mark)
        self.model.addRow(1.0, highspy.kHighsInf, len(places), places, shares[places])
        return True

    def cut_lines(self, needs: list[Need]) -> None:
        """In every line of an unsafe quantity something else must be able to move against it."""
        through: dict[int, list[Line]] = {}
        for line in self.system.lines:
            for place in line.places:
                through.setdefault(int(place), []).append(line)
        for need in needs:
            for line in through.get(need.place, []):
                self.cut(need, self._rooms_in(line, need))

    def _rooms_in(self, line: Line, need: Need) -> Numbers:
        rooms = np.zeros(self.system.size)
        own = float(line.signs[line.places == need.place][0])
        rises = -own * need.way * line.signs > 0
        rooms[line.places] = np.where(rises, self.system.rise[line.places], self.system.fall[line.places])
        rooms[need.place] = 0.0
        return rooms

    def relaxed(self) -> Choice:
        self.model.run()
        return self._choice(is_best=self._is_optimal())

    def whole(self, seconds: float) -> Choice:
        """The best choice in whole numbers, or the best found when time is up."""
        self.model.setOptionValue("presolve", "on")
        self.model.setOptionValue("solver", "choose")
        self.model.setOptionValue("time_limit", self.model.getRunTime() + max(seconds, 0.1))
        size = len(self.open)
        kinds = np.full(size, highspy.HighsVarType.kInteger)
        self.model.changeColsIntegrality(size, np.arange(size, dtype=np.int32), kinds)
        self.model.clearSolver()
        self.model.run()
        found = self._choice(is_best=self._is_optimal())
        return Choice(np.rint(found.hidden), found.loss, found.bound, found.is_best)

    def _is_optimal(self) -> bool:
        return bool(self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _choice(self, *, is_best: bool) -> Choice:
        hidden = self.always.astype(float)
        values = np.array(self.model.getSolution().col_value)
        if len(values) == len(self.open):
            hidden[self.open] = np.where(values > _SLIGHT, np.minimum(values, 1.0), 0.0)
        info = self.model.getInfo()
        value = info.objective_function_value
        bound = info.mip_dual_bound if np.isfinite(info.mip_dual_bound) and info.mip_dual_bound else value
        return Choice(hidden, self.base + value, self.base + (value if is_best else bound) - _TIE, is_best)
