"""What a pattern gives away to somebody who knows one unsafe count exactly, as needs not met."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .flows import Flow, Flows
from .system import Need, Numbers, System

_NOUGHT = 1e-9
_ENOUGH = 1e-6
_AT_ONCE = 200


@dataclass(frozen=True)
class Leak:
    """``known`` gives ``need.place`` away. ``rooms``: what hiding each quantity would bring towards ``need``."""

    known: int
    need: Need
    rooms: Numbers


def leaks_to_insiders(system: System, flows: Flows, hidden: Numbers, width: int) -> Iterator[Leak]:
    """For each unsafe count known in turn: the unsafe counts that could then move by less than ``width``."""
    falls, rises = system.rooms(hidden)
    unsafe = [int(place) for place in np.flatnonzero(system.unsafe)]
    seen = _Seen(flows, falls, rises, unsafe)
    found = 0
    for known in unsafe:
        for place in seen.uncertain(known, unsafe, width):
            up, down = seen.flows_without(known, place)
            if up.moves[place] - down.moves[place] >= width - _ENOUGH:
                continue
            rooms = _rooms(system, up) + _rooms(system, down)
            rooms[known] = 0.0
            yield Leak(known, Need(place, 1, width), rooms)
            found += 1
            if found >= _AT_ONCE:
                return


def _rooms(system: System, flow: Flow) -> Numbers:
    return np.where(flow.prices > 0, flow.prices * system.rise, -flow.prices * system.fall)


class _Seen:
    """The moves met so far: one that leaves the known count alone clears all the others it touches."""

    def __init__(self, flows: Flows, falls: Numbers, rises: Numbers, places: list[int]) -> None:
        self.flows, self.falls, self.rises = flows, falls, rises
        flows.allow(falls, rises)
        self.moves = [flows.furthest(place, way).moves for place in places for way in (1, -1)]

    def uncertain(self, known: int, places: list[int], width: int) -> list[int]:
        """The quantities whose room, with the known one fixed, has not been seen yet."""
        still = [moves for moves in self.moves if abs(moves[known]) < _NOUGHT]
        if not still:
            return [place for place in places if place != known]
        spread = np.maximum(np.max(still, axis=0), 0) - np.minimum(np.min(still, axis=0), 0)
        return [place for place in places if place != known and spread[place] < width - _ENOUGH]

    def flows_without(self, known: int, place: int) -> tuple[Flow, Flow]:
        falls, rises = self.falls.copy(), self.rises.copy()
        falls[known] = rises[known] = 0.0
        self.flows.allow(falls, rises)
        up, down = self.flows.furthest(place, 1), self.flows.furthest(place, -1)
        self.moves += [up.moves, down.moves]
        return up, down
