"""From a pattern that still leaks, in little time, to one that does not: safe, though perhaps not cheapest."""

import time

import highspy
import numpy as np

from .flows import Flows
from .insiders import leaks_to_insiders
from .refusals import Unprotectable
from .system import Flags, Need, Numbers, System, new_solver

_HALF_HIDDEN = 0.3  # hidden at least so far by a choice in fractions: taken as hidden
_MOVED = 1e-6
_TIDYING_SECONDS = 5.0


def repaired(system: System, flows: Flows, needs: list[Need], hidden: Numbers, seconds: float) -> Numbers:
    """Hides, for each need that is not met, the cheapest ways to meet it; then shows again what is not needed."""
    pattern = (hidden > _HALF_HIDDEN).astype(float)
    began, ways = time.process_time(), _Ways(system)
    while True:
        flows.allow(*system.rooms(pattern))
        unmet = flows.unmet(needs)
        if not unmet:
            break
        for number in unmet:
            pattern[ways.cheapest(needs[number], pattern)] = 1.0
    left = max(0.0, min(_TIDYING_SECONDS, seconds - (time.process_time() - began)))
    return _tidied(system, flows, needs, pattern, time.process_time() + left)


def sealed(system: System, flows: Flows, hidden: Numbers, width: int, seconds: float) -> Numbers:
    """Hides more, until whoever knows one unsafe count can work out no other; or as far as time allows."""
    pattern, until, ways = hidden.copy(), time.process_time() + seconds, _Ways(system)
    while time.process_time() < until:
        leaks = list(leaks_to_insiders(system, flows, pattern, width))
        if not leaks:
            break
        for leak in leaks:
            pattern[ways.cheapest(leak.need, pattern, leak.known)] = 1.0
    return pattern


def _tidied(system: System, flows: Flows, needs: list[Need], pattern: Numbers, until: float) -> Numbers:
    """Shows again, dearest first, each quantity without which all needs are still met."""
    spare = np.flatnonzero((pattern > 0) & system.may_hide & ~system.forced)
    for place in sorted(spare, key=lambda each: (-system.counts[each], each)):
        if time.process_time() > until:
            break
        pattern[place] = 0.0
        flows.allow(*system.rooms(pattern))
        if flows.unmet(needs):
            pattern[place] = 1.0
    return pattern


class _Ways:
    """The programme that pays for every quantity that moves and is not hidden yet."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.model = new_solver(presolve="off", solver="simplex")
        for room in (system.rise, system.fall):
            for most in room:
                self.model.addCol(0.0, 0.0, float(most), 0, [], [])
        for line in system.lines:
            both = np.concatenate([line.places, line.places + system.size]).astype(np.int32)
            self.model.addRow(0.0, 0.0, len(both), both, np.concatenate([line.signs, -line.signs]))

    def cheapest(self, need: Need, pattern: Numbers, known: int | None = None) -> Flags:
        """What must be hidden for the need, at the least count; what is ``known`` cannot move."""
        size = self.system.size
        prices = np.where(pattern > 0, _MOVED, self.system.counts + 1)
        columns = np.arange(2 * size, dtype=np.int32)
        self.model.changeColsCost(2 * size, columns, np.concatenate([prices, prices]))
        column, back = (need.place, need.place + size)[:: need.way]
        self.model.changeColBounds(column, need.amount, need.amount)
        self.model.changeColBounds(back, 0.0, 0.0)
        if known is not None:
            self.model.changeColBounds(known, 0.0, 0.0)
            self.model.changeColBounds(known + size, 0.0, 0.0)
        self.model.run()
        solved = self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        moves = np.array(self.model.getSolution().col_value)
        for place in (need.place, *([] if known is None else [known])):
            self._set_free(place)
        if not solved:
            raise Unprotectable("No protection was found in the time there is. Merge rows or columns.")
        return np.abs(moves[:size] - moves[size:]) > _MOVED

    def _set_free(self, place: int) -> None:
        system = self.system
        self.model.changeColBounds(place, 0.0, float(system.rise[place]))
        self.model.changeColBounds(place + system.size, 0.0, float(system.fall[place]))
