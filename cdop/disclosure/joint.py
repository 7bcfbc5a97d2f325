"""A release together with all earlier ones: what their differences give away, and which of them does it.

Each release may be safe by itself and not with another: months that add up to a published year, districts
and wards that nearly coincide. Knows no way of protecting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .attack import Attacker, Interval
from .facts import Fact
from .ledger import finest
from .publication import Figure, Publication
from .rule import Rule
from .shape import CellKey


@dataclass(frozen=True)
class Breach:
    """An unsafe count that earlier releases help to work out. ``facts``: the earlier ones it takes."""

    what: str
    interval: Interval
    facts: tuple[Fact, ...]

    @property
    def releases(self) -> tuple[str, ...]:
        """The earlier releases responsible, each once, in order of the ledger."""
        return tuple(dict.fromkeys(fact.release for fact in self.facts if fact.release))

    @property
    def sentence(self) -> str:
        places = list(dict.fromkeys(fact.place for fact in self.facts if fact.place))
        named = "; ".join(places[:3]) + (f" and {len(places) - 3} more figures" if len(places) > 3 else "")
        return (
            f"{self.what}: the count can be worked out to be {self.interval} together with what was published "
            f"before ({named or 'earlier releases'})."
        )


def joint_attack(
    publication: Publication, counts: Mapping[CellKey, int], rule: Rule, earlier: Sequence[Fact]
) -> tuple[Breach, ...]:
    """The unsafe counts that this publication and the ``earlier`` facts give away together.

    ``counts``: the true counts of the figures, and of the finest cells of the facts as far as they are to be
    protected. First the quick look at pairs of which one lies within the other; then the programme, for
    every unsafe count. ``Contradiction`` if no table agrees with all releases: a count was corrected between
    them, and the ledger must say so.
    """
    breaches = list(nested_breaches(publication, counts, rule, earlier))
    attacker = Attacker(publication, earlier=earlier, fitting=counts)
    unsafe = [key for key in attacker.keys if rule.is_unsafe(counts.get(key, 0))]

    def is_enough(key: CellKey, interval: Interval) -> bool:
        return is_left_open(publication.figures.get(key), interval, counts[key], rule)

    found = attacker.narrowed(unsafe, is_enough)
    for key in _told_anew(found, earlier, counts):
        what = publication.place(key)
        breaches.append(Breach(what, found[key], _published(attacker.resting_on(key))))
    return tuple(breaches)


def _told_anew(
    found: Mapping[CellKey, Interval], earlier: Sequence[Fact], counts: Mapping[CellKey, int]
) -> list[CellKey]:
    """Without those that earlier facts alone tell as closely: to say nothing now would not take them back."""
    if not found:
        return []
    alone = Attacker(Publication({}, ()), earlier=earlier, fitting=counts)
    before = alone.intervals(key for key in found if key in alone.place)
    return [key for key, now in found.items() if key not in before or not _is_as_close(before[key], now)]


def _is_as_close(before: Interval, now: Interval) -> bool:
    if before.upper is None or now.upper is None:
        return before.upper is now.upper and before.lower >= now.lower
    return before.lower >= now.lower and before.upper <= now.upper


def nested_breaches(
    publication: Publication, counts: Mapping[CellKey, int], rule: Rule, earlier: Sequence[Fact]
) -> Iterator[Breach]:
    """Pairs of which one lies within the other, and whose difference is an unsafe count given away.

    A figure that says no more than an earlier one of the same cells gives nothing away.
    """
    made_of = finest(publication.figures, publication.equations, earlier)
    news = _News({key: made_of[key] for key in publication.figures})
    told = {cells: Interval(fact.lower, fact.upper) for fact, cells in _sums(earlier, made_of)}
    for fact, old in _sums(earlier, made_of):
        if fact.upper is None:
            continue
        for key in news.nested_with(old):
            low, high = _ends(publication.figures[key])
            if high is None or _is_as_close(told.get(made_of[key], Interval(0, None)), Interval(low, high)):
                continue
            is_inside = made_of[key] < old
            gap = Interval(
                max(0, fact.lower - high if is_inside else low - fact.upper),
                fact.upper - low if is_inside else high - fact.lower,
            )
            cells = made_of[key] ^ old
            count = sum(counts.get(cell, rule.threshold) for cell in cells)
            if rule.is_unsafe(count) and not is_left_open(None, gap, count, rule):
                what = f"The difference between {publication.place(key)} and {fact.place}"
                yield Breach(what, gap, (fact,))


def _sums(
    earlier: Sequence[Fact], made_of: Mapping[CellKey, frozenset[CellKey]]
) -> Iterator[tuple[Fact, frozenset[CellKey]]]:
    """The facts that are plain sums, with their finest cells."""
    for fact in earlier:
        if fact.is_sum:
            yield fact, frozenset[CellKey]().union(*(made_of[cell] for cell in fact.coefficients))


class _News:
    """The quantities of a publication, to be found by the cells that they are made of."""

    def __init__(self, made_of: Mapping[CellKey, frozenset[CellKey]]) -> None:
        self.made_of, self.number = made_of, {key: number for number, key in enumerate(made_of)}
        self.holding: dict[CellKey, list[CellKey]] = {}
        self.beginning: dict[CellKey, list[CellKey]] = {}
        for key, cells in made_of.items():
            self.beginning.setdefault(next(iter(cells)), []).append(key)
            for cell in cells:
                self.holding.setdefault(cell, []).append(key)

    def nested_with(self, old: frozenset[CellKey]) -> list[CellKey]:
        """Those that lie within these cells, or around them; not those made of the very same."""
        inside = [key for cell in old & self.beginning.keys() for key in self.beginning[cell]]
        found = {key for key in inside if self.made_of[key] < old}
        found |= {key for key in self.holding.get(next(iter(old)), ()) if old < self.made_of[key]}
        return sorted(found, key=self.number.__getitem__)


def is_left_open(figure: Figure | None, interval: Interval, count: int, rule: Rule) -> bool:
    """Whether the interval of an unsafe count leaves open what the rule asks for.

    A figure that is shown cannot leave open more than it says itself: to that extent only is it asked. A
    count that no figure shows (a difference, a finer cell) must stay as open as the rule's interval is wide.
    """
    low, high = rule.needed(count)
    if figure is None:
        return not interval.is_narrower_than(high - low)
    if figure.value is None:
        return interval.contains(low, high)
    least, most = _ends(figure)
    wide_enough = not interval.is_narrower_than(rule.needed_width)
    return wide_enough and interval.contains(max(low, least), high if most is None else min(high, most))


def _ends(figure: Figure) -> tuple[int, int | None]:
    if figure.value is None:
        return figure.least, None
    return max(figure.least, figure.value - figure.error), figure.value + figure.error


def _published(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.links is None)
