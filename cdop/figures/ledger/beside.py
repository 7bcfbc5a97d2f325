"""A release set beside all that was told before: linear facts over the finest cells, with their true counts.

The period is one more dimension: all periods are cut at each other's ends. A cell whose count has changed since a
release (a late notification, a correction) is a cell of its own for that release; what was gained or lost between
is one more unknown, to be protected like any count.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cdop.disclosure.facts import Fact
from cdop.disclosure.shape import CellKey
from cdop.disclosure.table import Table
from cdop.figures.facts import CaseFacts
from cdop.figures.ledger import atoms
from cdop.figures.ledger.quantities import Interval, intervals, parts, quantity
from cdop.figures.ledger.told import Told, ToldFigure, Vintage

Names = Mapping[CellKey, CellKey]
Buckets = dict[Interval, frozenset[CaseFacts]]


@dataclass(frozen=True)
class Beside:
    """`facts`: what a reader has besides the new release. `counts`: the true counts of the cells they name.

    `names`: the earlier releases set beside it. `at_odds`: figures from outside that do not agree with the
    panel's own records, or cannot be held against them, and so were left out.
    """

    facts: tuple[Fact, ...] = ()
    counts: Mapping[CellKey, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    at_odds: tuple[str, ...] = ()


def beside(tables: Sequence[Table], new: Vintage, told: Sequence[Told]) -> Beside:
    """Everything told before (oldest first) set beside `tables`, the true counts of the new release."""
    return _Setting(tables, new, told).result() if told else Beside()


class _Setting:
    """One release beside the earlier ones; read once, thrown away."""

    def __init__(self, tables: Sequence[Table], new: Vintage, told: Sequence[Told]) -> None:
        self.told = told
        self.cells = {t.key(cell): quantity(t, cell, new.cohort) for t in tables for cell in t.counts}
        own = [atoms.shape_of(table.population, table.dimensions) for table in tables]
        shapes = atoms.united([*own, *(shape for each in told for shape in each.shapes)])
        lines = chain(new.facts, *(each.facts for each in told if each.facts is not None))
        self.shapes = atoms.taken_apart(shapes, lines)
        asked = [figure.quantity for each in told for figure in each.figures]
        self.cut = intervals([*self.cells.values(), *asked])
        self.now = _standing(self.cut, new, told)
        self.facts: list[Fact] = []
        self.counts: dict[CellKey, int] = {}

    def result(self) -> Beside:
        for interval, facts in self.now.items():
            self._stand(interval, facts)
        for key, wanted in self.cells.items():
            self.facts.append(Fact.of_parts(key, parts(wanted, self.cut)))
        at_odds = [
            f"{each.name}: {figure.quantity.words}"
            for number, each in enumerate(self.told, start=1)
            for figure in self._tell(each, self._changed(each, number))
        ]
        names = tuple(dict.fromkeys(each.name for each in self.told))
        return Beside(tuple(self.facts), self.counts, names, tuple(at_odds))

    def _stand(self, interval: Interval, facts: frozenset[CaseFacts]) -> None:
        """The cells of an interval as they stand, with what adds up and what lies within what."""
        tables = atoms.tables_of(self.shapes, list(facts))
        self.counts |= {interval.key(key): n for key, n in atoms.counts_of(tables).items()}
        self._link(tables, interval, {})

    def _changed(self, each: Told, number: int) -> Names:
        """The cells whose count was another when the release was made: each gets a name of its own."""
        names: dict[CellKey, CellKey] = {}
        if each.facts is None:
            return names
        for interval, then in _buckets(self.cut, Vintage(each.cohort, each.facts)).items():
            if then != self.now[interval]:
                tables = atoms.tables_of(self.shapes, list(then))
                counted = {interval.key(key): n for key, n in atoms.counts_of(tables).items()}
                names |= {c: _marked(c, "then", number) for c, n in counted.items() if n != self.counts[c]}
                self.counts |= {names[cell]: counted[cell] for cell in counted if cell in names}
                self._link(tables, interval, names)
        for now, then_cell in names.items():
            self._differ(now, then_cell, _marked(now, "change", number))
        return names

    def _differ(self, now: CellKey, then: CellKey, change: CellKey) -> None:
        """A reader may think that cases only came in, or only went: the strongest guess there is."""
        gained = self.counts[now] - self.counts[then]
        self.counts[change] = abs(gained)
        more, less = (now, then) if gained > 0 else (then, now)
        self.facts.append(Fact.of_parts(more, [less, change]))

    def _link(self, tables: Sequence[Table], interval: Interval, names: Names) -> None:
        def named(key: CellKey) -> CellKey:
            cell = interval.key(key)
            return names.get(cell, cell)

        for whole, made_of in (*atoms.sums_of(tables), *atoms.groups_of(tables)):
            self.facts.append(Fact.of_parts(named(whole), [named(part) for part in made_of]))
        for smaller, larger in atoms.orders_of(tables):
            self.facts.append(Fact({named(larger): 1, named(smaller): -1}, 0, None))

    def _tell(self, each: Told, names: Names) -> list[ToldFigure]:
        """Enter what the release showed; what cannot be true of the panel's own cases comes back."""
        left_out = []
        for figure in each.figures:
            made_of = parts(figure.quantity, self.cut)
            cells = frozenset(names.get(cell, cell) for cell in made_of)
            if not all(cell in self.counts for cell in cells) or not _holds(figure, cells, self.counts):
                left_out.append(figure)
                continue
            again = figure.again if cells == frozenset(made_of) else None
            words = figure.quantity.words
            self.facts.append(Fact.of_sum(cells, figure.lower, figure.upper, words, each.name, again=again))
        return left_out


def _holds(figure: ToldFigure, cells: frozenset[CellKey], counts: Mapping[CellKey, int]) -> bool:
    count = sum(counts[cell] for cell in cells)
    return figure.lower <= count and (figure.upper is None or count <= figure.upper)


def _marked(cell: CellKey, what: str, number: int) -> CellKey:
    return CellKey(cell.population, cell.codes | {(what, str(number))})


def _standing(cut: Sequence[Interval], new: Vintage, told: Sequence[Told]) -> Buckets:
    """The cases of each interval as they were last read: for the new release, or for the latest before it."""
    standing: Buckets = {}
    for each in told:
        if each.facts is not None:
            standing |= _buckets(cut, Vintage(each.cohort, each.facts))
    return standing | _buckets(cut, new)


def _buckets(cut: Sequence[Interval], read: Vintage) -> Buckets:
    """The cases by interval, for those intervals that were read whole."""
    whole = [each for each in cut if read.cohort.start <= each.start and each.end <= read.cohort.end]
    found: dict[Interval, set[CaseFacts]] = {each: set() for each in whole}
    starts = [each.start for each in whole]
    for line in read.facts:
        place = bisect_right(starts, line.day) - 1
        if place >= 0 and line.day <= whole[place].end:
            found[whole[place]].add(line)
    return {interval: frozenset(lines) for interval, lines in found.items()}
