"""The ledger of what has been told, made small: no fact twice, and only those that bear on a release."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .facts import Fact
from .shape import CellKey, Equation


def merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of the facts about one and the same sum the nearest; two, if one says the least and another the most.

    The figure to be shown again is that of the last release that gives one.
    """
    alike: dict[frozenset[tuple[CellKey, int]], list[Fact]] = {}
    for fact in facts:
        alike.setdefault(frozenset(fact.coefficients.items()), []).append(fact)
    return tuple(fact for group in alike.values() for fact in _nearest(group))


def _nearest(group: Sequence[Fact]) -> list[Fact]:
    if len(group) == 1:
        return list(group)
    least = max(fact.lower for fact in group)
    most = min((fact.upper for fact in group if fact.upper is not None), default=None)
    kept = [fact for fact in group if (fact.lower, fact.upper) == (least, most)][:1]
    if not kept:
        kept = [next(f for f in group if f.lower == least), next(f for f in group if f.upper == most)]
    again = next((fact.again for fact in reversed(group) if fact.again is not None), None)
    return [replace(kept[0], again=again), *kept[1:]]


def bearing_on(keys: Iterable[CellKey], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that these quantities reach, in as many steps as it takes; of the others, none could matter."""
    holding: dict[CellKey, list[int]] = {}
    for number, fact in enumerate(facts):
        for key in fact.coefficients:
            holding.setdefault(key, []).append(number)
    seen = set(keys)
    waiting, reached = list(seen), [False] * len(facts)
    while waiting:
        for number in holding.get(waiting.pop(), ()):
            if not reached[number]:
                reached[number] = True
                new = facts[number].coefficients.keys() - seen
                seen |= new
                waiting.extend(new)
    return tuple(fact for number, fact in enumerate(facts) if reached[number])


def finest(
    keys: Iterable[CellKey], equations: Iterable[Equation[CellKey]], facts: Sequence[Fact]
) -> dict[CellKey, frozenset[CellKey]]:
    """The finest cells that each quantity is made of, by the sums of a release and the ledger's links."""
    parts: dict[CellKey, Sequence[CellKey]] = {}
    for equation in equations:
        parts.setdefault(equation.whole, equation.parts)
    for fact in facts:
        if fact.links is not None:
            parts.setdefault(fact.links, [key for key, by in fact.coefficients.items() if by > 0])
    made: dict[CellKey, frozenset[CellKey]] = {}

    def cells(key: CellKey) -> frozenset[CellKey]:
        if key not in made:
            made[key] = frozenset((key,)) if key not in parts else frozenset().union(*map(cells, parts[key]))
        return made[key]

    for key in keys:
        cells(key)
    for fact in facts:
        for key in fact.coefficients:
            cells(key)
    return made
