"""A release together with all earlier ones: what their differences give away, and which of them does it.

Each release may be safe by itself and not with another: months that add up to a published year, districts
and wards that nearly coincide. Knows no way of protecting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .attack import Attacker, Interval
from .facts import Fact
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
    for key, interval in attacker.intervals(unsafe).items():
        if not is_left_open(publication.figures.get(key), interval, counts[key], rule):
            what = publication.place(key)
            breaches.append(Breach(what, interval, _published(attacker.resting_on(key))))
    return tuple(breaches)


def nested_breaches(
    publication: Publication, counts: Mapping[CellKey, int], rule: Rule, earlier: Sequence[Fact]
) -> Iterator[Breach]:
    """Pairs of which one lies within the other, and whose difference is an unsafe count given away."""
    made_of = finest(publication, earlier)
    named = list(dict.fromkeys(key for cells in made_of.values() for key in cells))
    bit = {key: 1 << place for place, key in enumerate(named)}
    masks = [(key, sum(bit[cell] for cell in cells)) for key, cells in made_of.items()]
    news = [
        (key, mask, *_ends(publication.figures[key])) for key, mask in masks if key in publication.figures
    ]
    of = dict(masks)
    for fact in earlier:
        if not fact.is_sum or fact.upper is None:
            continue
        old = sum(of.get(cell, 0) for cell in fact.coefficients)
        for key, mask, low, high in news:
            if mask == old or high is None or (mask & old) not in (mask, old):
                continue
            rest = mask ^ old
            inside = mask & old == mask
            gap = Interval(
                max(0, fact.lower - high if inside else low - fact.upper),
                fact.upper - low if inside else high - fact.lower,
            )
            cells = [named[place] for place in range(rest.bit_length()) if rest >> place & 1]
            if not all(cell in counts for cell in cells):
                continue
            count = sum(counts[cell] for cell in cells)
            if rule.is_unsafe(count) and not is_left_open(None, gap, count, rule):
                yield Breach(
                    f"The difference between {publication.place(key)} and {fact.place}", gap, (fact,)
                )


def finest(publication: Publication, earlier: Sequence[Fact]) -> dict[CellKey, frozenset[CellKey]]:
    """The finest cells that each quantity is made of, by the sums of the publication and the ledger's links."""
    parts: dict[CellKey, Sequence[CellKey]] = {}
    for equation in publication.equations:
        parts.setdefault(equation.whole, equation.parts)
    for fact in earlier:
        if fact.links is not None:
            parts.setdefault(fact.links, [key for key, by in fact.coefficients.items() if by > 0])
    made: dict[CellKey, frozenset[CellKey]] = {}

    def cells(key: CellKey) -> frozenset[CellKey]:
        if key not in made:
            made[key] = frozenset((key,)) if key not in parts else frozenset().union(*map(cells, parts[key]))
        return made[key]

    for key in publication.figures:
        cells(key)
    for fact in earlier:
        for key in fact.coefficients:
            cells(key)
    return made


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
