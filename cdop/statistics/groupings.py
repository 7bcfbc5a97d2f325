"""Groups of factors found in one death: three at a time, and just these and no other. Counts and expected numbers."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

from .estimate import Undefined


@dataclass(frozen=True)
class Group:
    """Factors by name, the deaths that have them, and how many would if none had to do with any other."""

    factors: tuple[str, ...]
    observed: int
    expected: float


def triples(
    deaths: Sequence[Collection[str]], factors: Collection[str], fewest_together: int = 3
) -> tuple[Group, ...]:
    """Any three of the ``factors`` found in so many deaths or more, whatever else was found; most first.

    Expected: deaths x the three shares. No test: there are far more groups of three than deaths to tell them apart.
    Errors: ``Undefined`` without deaths.
    """
    shares, cases = _shares(deaths, factors)
    seen = Counter(group for case in cases for group in combinations(sorted(case), 3))
    rows = [
        Group(group, count, len(cases) * prod(shares[name] for name in group))
        for group, count in seen.items()
        if count >= fewest_together
    ]
    return tuple(sorted(rows, key=lambda row: (-row.observed, row.factors)))


def exact_groups(deaths: Sequence[Collection[str]], factors: Collection[str]) -> tuple[Group, ...]:
    """Each set of the ``factors`` that is all a death has of them, none included; most first. The counts add up.

    Expected: deaths x the shares of those it has x what the shares of the others leave.
    Errors: ``Undefined`` without deaths.
    """
    shares, cases = _shares(deaths, factors)
    seen = Counter(tuple(sorted(case)) for case in cases)
    rows = [
        Group(
            group,
            count,
            len(cases) * prod(share if name in group else 1 - share for name, share in shares.items()),
        )
        for group, count in seen.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.observed, row.factors)))


def _shares(
    deaths: Sequence[Collection[str]], factors: Collection[str]
) -> tuple[dict[str, float], list[frozenset[str]]]:
    if not deaths:
        raise Undefined("There are no deaths to look at.")
    wanted = frozenset(factors)
    cases = [wanted.intersection(case) for case in deaths]
    single = Counter(name for case in cases for name in case)
    return {name: single[name] / len(cases) for name in sorted(wanted)}, cases
