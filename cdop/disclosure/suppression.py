"""Complementary suppression: hides the least there is to hide, so that no unsafe count can be worked out.

Method: the cell suppression problem of Fischetti and Salazar (2000) in Benders' form. A master programme
chooses what to hide, flows find what still leaks, each leak becomes a cut. Protects; must not know how a
reader would attack.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .flows import Flow, Flows
from .insiders import leaks_to_insiders
from .linking import Linked
from .master import Choice, Master, NothingToHide
from .refusals import Unprotectable
from .repair import repaired, sealed
from .rule import Rule
from .shape import CellKey
from .system import ENDLESS, Flags, Need, Numbers, System
from .ties import NO_TIES, Ties

OPTIMAL, TIME_LIMIT = "optimal", "time limit"
_NEAR = 8.0  # room thought of while choices are still in fractions: makes cuts that matter
_SPILL = 1e-3  # a little room for all that is shown, so that of many true cuts the sharpest is found
_SHARP = 1e-3
_AT_ONCE = 60  # cuts a round
_WIDEST, _FEW = 8, 150  # of which so many are widened, where no more quantities are open than this
_FRACTIONS = 0.5  # of the time at most, for the rounds in fractions
_REPAIR = 0.15  # of the time at least, kept for the repair
_SEALING = 0.5  # as much again at most, to seal a repaired pattern from insiders


@dataclass(frozen=True)
class Suppression:
    """``hidden``: unsafe and complementary quantities. ``status``: "optimal" or "time limit". ``cost``: the
    sum of all counts hidden, and ``bound`` the least it could be. Both come from true counts: never publish
    them."""

    hidden: frozenset[CellKey]
    status: str
    cost: int
    bound: int


def suppress_together(linked: Linked, rule: Rule, ties: Ties = NO_TIES) -> Suppression:
    """The cheapest pattern over all tables together; equal ones are decided by the order of cells.

    When time runs out, the pattern so far is repaired: safe, but not proved the cheapest. ``Unprotectable``
    names the cell where hiding everything that may be hidden would not do. Sums that ``ties`` tell exactly
    are known already; where no pattern protects from these, the one that would without them.
    """
    if not ties.exact:
        ties = NO_TIES
    search = _Search(linked, rule, ties)
    try:
        hidden, status, bound = search.run()
    except NothingToHide as leak:
        if ties != NO_TIES:
            return suppress_together(linked, rule)
        raise _cannot(linked, search.system.keys[leak.need.place]) from None
    keys = frozenset(key for place, key in enumerate(search.system.keys) if hidden[place] > 0)
    cost = sum(linked.counts[key] for key in keys)
    return Suppression(keys, status, cost, cost if status == OPTIMAL else min(bound, cost))


def _cannot(linked: Linked, key: CellKey) -> Unprotectable:
    return Unprotectable(
        f"{linked.places[key]} cannot be protected: hiding everything around it would still give it away. "
        "Merge this row or column with a neighbour, or pool more years."
    )


class _Search:
    def __init__(self, linked: Linked, rule: Rule, ties: Ties) -> None:
        self.started, self.limit, self.rule = time.process_time(), rule.time_limit, rule
        self.system = System(linked, rule, ties)
        self.needs = [*self.system.needs(), *self.system.finer_needs()]
        self.flows = Flows(self.system)
        self.master = Master(self.system)

    def run(self) -> tuple[Numbers, str, int]:
        """The pattern, how far it is proved the cheapest, and the least loss there could be."""
        if not self.needs:
            return self.master.always.astype(float), OPTIMAL, 0
        self._refuse_the_hopeless()
        self.master.cut_lines(self.needs)
        self.choice = self.master.relaxed()
        self.bound = self.choice.bound
        self._rounds_in_fractions()
        if self._rounds_in_whole_numbers():
            return self.choice.hidden, OPTIMAL, self._least
        hidden = repaired(self.system, self.flows, self.needs, self.choice.hidden, self._left())
        if width := self.rule.insider_width:
            hidden = sealed(self.system, self.flows, hidden, width, _SEALING * self.limit)
        return hidden, TIME_LIMIT, self._least

    @property
    def _least(self) -> int:
        return math.ceil(self.bound - _SHARP)

    def _left(self) -> float:
        return self.limit - (time.process_time() - self.started)

    def _refuse_the_hopeless(self) -> None:
        """What was given away before, of a finer cell, no pattern can take back: the attack will say so."""
        self.flows.allow(*self.system.rooms(np.ones(self.system.size)))
        unmet = {self.needs[number]: None for number in self.flows.unmet(self.needs)}
        for need in unmet:
            if need.place < self.system.free_from:
                raise NothingToHide(need)
        self.needs = [need for need in self.needs if need not in unmet]

    def _rounds_in_fractions(self) -> None:
        while self._left() > (1 - _FRACTIONS) * self.limit:
            self.flows.allow(*self.system.rooms(self.choice.hidden, _NEAR))
            unmet = [self.needs[number] for number in self.flows.unmet(self.needs)]
            if not self._sharp_cuts(self.choice, unmet, _NEAR, _AT_ONCE):
                break
            self.choice = self.master.relaxed()
            self.bound = self.choice.bound

    def _rounds_in_whole_numbers(self) -> bool:
        """True when the choice is the cheapest and leaks nothing; False when time is up."""
        while self._left() > _REPAIR * self.limit:
            self.choice = self.master.whole(self._left())
            self.bound = max(self.bound, self.choice.bound)
            if not self.choice.is_best:
                return False
            leaks, cuts = self._cuts_against(self.choice)
            if not leaks:
                return True
            if not cuts:
                return False
        return False

    def _cuts_against(self, choice: Choice) -> tuple[int, int]:
        """How many leaks a whole choice has, and how many new cuts they made."""
        self.flows.allow(*self.system.rooms(choice.hidden))
        unmet = [self.needs[number] for number in self.flows.unmet(self.needs)]
        if unmet:
            cuts = self._sharp_cuts(choice, unmet, ENDLESS, len(unmet))
            return len(unmet), cuts + self._plain_cuts(choice, unmet) + self._widest_cuts(choice, unmet)
        if not self.rule.insider_width:
            return 0, 0
        leaks = list(leaks_to_insiders(self.system, self.flows, choice.hidden, self.rule.insider_width))
        return len(leaks), sum(self.master.cut(leak.need, leak.rooms) for leak in leaks)

    def _sharp_cuts(self, choice: Choice, needs: Sequence[Need], most: float, limit: int) -> int:
        self.flows.allow(*self.system.rooms(np.minimum(choice.hidden + _SPILL, 1.0), most))
        added = 0
        for need in needs:
            rooms = self._rooms(self.flows.furthest(need.place, need.way))
            holds = float(np.minimum(rooms, need.amount) @ choice.hidden)
            if holds < need.amount - _SHARP and self.master.cut(need, rooms):
                added += 1
            if added >= limit or self._left() < 0:
                break
        return added

    def _plain_cuts(self, choice: Choice, needs: Sequence[Need]) -> int:
        """The cut that every leak proves by itself, if it has not been made yet."""
        self.flows.allow(*self.system.rooms(choice.hidden))
        flows = [self.flows.furthest(need.place, need.way) for need in needs]
        return sum(self.master.cut(need, self._rooms(flow)) for need, flow in zip(needs, flows, strict=True))

    def _widest_cuts(self, choice: Choice, needs: Sequence[Need]) -> int:
        """For each leak: hide ever more as long as it stays, cheapest first; of all the rest one must go."""
        added = 0
        if len(self.master.open) > _FEW:
            return 0
        for need in needs[:_WIDEST]:
            if self._left() < 0:
                break
            rest = self._still_needed(choice, need)
            added += self.master.cut(need, np.where(rest, need.amount, 0.0))
        return added

    def _still_needed(self, choice: Choice, need: Need) -> Flags:
        """What stays shown in a widest pattern in which the need is still not met."""
        hidden = choice.hidden.copy()
        waiting = [int(place) for place in self.master.by_cost if not hidden[place]]
        while waiting:
            self.flows.allow(*self.system.rooms(hidden))
            rooms = self._rooms(self.flows.furthest(need.place, need.way))
            idle = [place for place in waiting if rooms[place] == 0]
            hidden[idle] = 1.0
            waiting = [place for place in waiting if rooms[place] > 0]
            while waiting:
                place = waiting.pop(0)
                hidden[place] = 1.0
                self.flows.allow(*self.system.rooms(hidden))
                if not self.flows.meets(need):
                    break
                hidden[place] = 0.0
        rest = hidden == 0
        rest[~self.system.may_hide] = False
        return rest

    def _rooms(self, flow: Flow) -> Numbers:
        """What hiding each quantity would bring, at the prices of the flow."""
        return np.where(flow.prices > 0, flow.prices * self.system.rise, -flow.prices * self.system.fall)
