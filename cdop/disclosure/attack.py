"""The attacker: how closely the true counts can be worked out from what is published, and nothing else.

Never calls, or learns from, the code that protects.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .facts import Fact
from .moves import Numbers, Row
from .publication import Figure, Publication
from .reader import Reader
from .refusals import Contradiction
from .shape import CellKey

_MOST_GROUPS = 16  # in which quantities are pushed, before each is pushed alone


@dataclass(frozen=True)
class Interval:
    """The least and the greatest whole number that the count can be; ``upper`` None when nothing bounds it.

    Both ends are reached by some table of whole numbers that agrees with everything published (unless the
    attack was told that fractions will do).
    """

    lower: int
    upper: int | None

    @property
    def is_exact(self) -> bool:
        return self.lower == self.upper

    def holds(self, count: int) -> bool:
        return self.lower <= count and (self.upper is None or count <= self.upper)

    def contains(self, lower: int, upper: int) -> bool:
        return self.lower <= lower and (self.upper is None or upper <= self.upper)

    def is_narrower_than(self, width: int) -> bool:
        return self.upper is not None and self.upper - self.lower < width

    def __str__(self) -> str:
        if self.upper is None:
            return f"{self.lower} or more"
        return f"{self.lower}" if self.is_exact else f"{self.lower} to {self.upper}"


def attack(
    publication: Publication,
    known: Mapping[CellKey, int] | None = None,
    targets: Iterable[CellKey] | None = None,
    earlier: Iterable[Fact] = (),
) -> dict[CellKey, Interval]:
    """The interval of every quantity (or of ``targets`` only), by linear programmes.

    ``known`` adds what an insider knows exactly, ``earlier`` what earlier releases told; their cells need
    not stand in the publication. An end that the programme reaches only with fractions is searched again
    among whole numbers. ``Contradiction`` if no table of counts agrees with it all.
    """
    attacker = Attacker(publication, known or {}, tuple(earlier))
    return attacker.intervals(attacker.keys if targets is None else targets)


class Attacker:
    """One attack, kept: its intervals, what an insider adds, which facts an end rests on.

    ``fitting`` is a table of counts known to fit, if there is one: it saves the search, and decides nothing.
    """

    def __init__(
        self,
        publication: Publication,
        known: Mapping[CellKey, int] | None = None,
        earlier: Sequence[Fact] = (),
        fitting: Mapping[CellKey, int] | None = None,
    ) -> None:
        self.publication, self.earlier, known = publication, tuple(earlier), known or {}
        named = dict.fromkeys(key for fact in self.earlier for key in fact.coefficients)
        self.keys = list(dict.fromkeys([*publication.figures, *named]))
        self.place = {key: place for place, key in enumerate(self.keys)}
        figures = [publication.figures.get(key, Figure(None)) for key in self.keys]
        bounds = [_bounds(figure, known.get(key)) for key, figure in zip(self.keys, figures, strict=True)]
        lower, upper = np.array([low for low, _ in bounds]), np.array([high for _, high in bounds])
        if np.any(lower > upper):
            worst = self.keys[int(np.argmax(lower > upper))]
            raise Contradiction(
                f"What is known of {publication.place(worst)} contradicts what is published of it."
            )
        rows = _rows(publication, self.place)
        self._facts_from = len(rows)
        rows += [_row(fact, self.place) for fact in self.earlier]
        self.reader = Reader(lower, upper, rows, _guesses(self.keys, figures, fitting))

    def intervals(self, targets: Iterable[CellKey], *, in_whole: bool = True) -> dict[CellKey, Interval]:
        """``in_whole`` False: an end that only fractions reach is left as the programme gives it, rounded

        inwards; it may then be a little wide.
        """
        chosen = list(targets)
        self.reader.sweep_in_parts(np.array([self.place[key] for key in chosen], dtype=np.int64))
        for key in chosen:
            self.reader.work_on(self.place[key], in_whole=in_whole)
        return {key: self._interval(self.place[key]) for key in chosen}

    def narrowed(
        self, targets: Iterable[CellKey], is_enough: Callable[[CellKey, Interval], bool]
    ) -> dict[CellKey, Interval]:
        """The targets whose interval is not wide enough.

        Of the others no end is searched for: some tables met on the way show that they are. Quantities that
        stand in one another's way are pushed in smaller groups, at last one by one.
        """

        def left(keys: Iterable[CellKey]) -> list[CellKey]:
            return [key for key in keys if not is_enough(key, self._interval(self.place[key]))]

        doubtful, groups = left(targets), 1
        while groups < min(len(doubtful), _MOST_GROUPS):
            for first in range(groups):
                places = [self.place[key] for key in doubtful[first::groups]]
                self.reader.sweep(np.array(places, dtype=np.int64))
            before, doubtful = len(doubtful), left(doubtful)
            if len(doubtful) > before // 2:
                groups *= 2
        for key in doubtful:
            if left([key]):
                self.reader.work_on(self.place[key])
        return {key: self._interval(self.place[key]) for key in left(doubtful)}

    def bounds(self, key: CellKey) -> Interval:
        """What a figure and its lines say by themselves: no narrower than the interval."""
        place = self.place[key]
        most = self.reader.upper[place]
        return Interval(int(self.reader.lower[place]), None if np.isinf(most) else int(most))

    def told(self, known: CellKey, targets: Iterable[CellKey], width: int) -> dict[CellKey, Interval]:
        """The targets that somebody who knows ``known`` as it is at the start can narrow below ``width``.

        Nearly all are cleared without a programme, by tables met already. ``fitting`` should be the true
        counts: it says what the insider knows.
        """
        others = [place for key in targets if (place := self.place[key]) != self.place[known]]
        doubtful = self.reader.uncleared(self.place[known], np.array(others, dtype=np.int64), width)
        ends = self.reader.told(self.place[known], doubtful) if doubtful else []
        found = {
            self.keys[place]: Interval(int(low), None if np.isinf(high) else int(high))
            for place, (low, high) in zip(doubtful, ends, strict=True)
        }
        return {key: interval for key, interval in found.items() if interval.is_narrower_than(width)}

    def resting_on(self, key: CellKey) -> tuple[Fact, ...]:
        """The earlier facts without which the interval could be wider."""
        numbers = {row for way in (-1.0, 1.0) for row in self.reader.resting_on(self.place[key], way)}
        first = self._facts_from
        return tuple(self.earlier[row - first] for row in sorted(numbers) if row >= first)

    def _interval(self, place: int) -> Interval:
        most = self.reader.most_seen[place]
        return Interval(int(self.reader.least_seen[place]), None if np.isinf(most) else int(most))


def _guesses(
    keys: Sequence[CellKey], figures: Sequence[Figure], fitting: Mapping[CellKey, int] | None
) -> list[Numbers]:
    """Tables that may well fit: the one handed over, and the figures at their word."""
    guesses = []
    if fitting is not None and all(key in fitting for key in keys):
        guesses.append(np.array([fitting[key] for key in keys], dtype=float))
    values = [figure.value for figure in figures]
    if None not in values:
        guesses.append(np.array(values, dtype=float))
    return guesses


def _rows(publication: Publication, place: Mapping[CellKey, int]) -> list[Row]:
    sums = [
        Row.of([(place[e.whole], -1), *((place[part], 1) for part in e.parts)], 0, 0)
        for e in publication.equations
    ]
    orders = [
        Row.of([(place[larger], 1), (place[smaller], -1)], 0, np.inf) for smaller, larger in publication.order
    ]
    return sums + orders


def _row(fact: Fact, place: Mapping[CellKey, int]) -> Row:
    terms = [(place[key], float(by)) for key, by in fact.coefficients.items()]
    return Row.of(terms, fact.lower, np.inf if fact.upper is None else fact.upper)


def _bounds(figure: Figure, known: int | None) -> tuple[float, float]:
    """What the figure says by itself: not below its least, and no further off than its error."""
    low, high = float(figure.least), np.inf
    if figure.value is not None:
        low, high = max(low, figure.value - figure.error), figure.value + figure.error
    if known is not None:
        low, high = max(low, known), min(high, known)
    return float(low), float(high)
