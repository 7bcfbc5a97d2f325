"""Which factors were found together: pairs, threes, and the groups of the most frequent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cdop.statistics import Group, Pair, exact_groups, pairs, triples
from cdop.statistics.cooccurrence import FEWEST_DEATHS, FEWEST_TOGETHER

MOST_PAIRS, MOST_TRIPLES, MOST_SETS = 25, 12, 8


@dataclass(frozen=True)
class Together:
    """`most`: the factors most often found, at most eight; `groups`: which of them, and no other of them, a death

    has. `pairs` are those flagged and then the most frequent, `looked_at` counts all; `triples` only where pairs

    are tested.
    """

    deaths: int
    looked_at: int
    flagged: int
    pairs: tuple[Pair, ...]
    triples: tuple[Group, ...]
    most: tuple[str, ...]
    groups: tuple[Group, ...]
    differences: tuple[tuple[float, ...], ...]

    @property
    def is_tested(self) -> bool:
        return self.deaths >= FEWEST_DEATHS


def together(deaths: Sequence[frozenset[str]]) -> Together | None:
    """None with fewer than two factors to look at.

    Looked at are factors of three deaths or more: no pair with a rarer one could ever be flagged. How often each
    was found says nothing of whether two come together, so the choice does not lead to false flags.
    """
    single = Counter(code for found in deaths for code in found)
    factors = sorted(code for code, count in single.items() if count >= FEWEST_TOGETHER)
    if len(factors) < 2:
        return None
    found = pairs(deaths, factors, ratios=MOST_PAIRS)
    flagged = sum(pair.is_flagged for pair in found)
    first = sorted(found, key=lambda pair: (not pair.is_flagged, -pair.observed))
    most = sorted(factors, key=lambda code: (-single[code], code))[:MOST_SETS]
    enough = len(deaths) >= FEWEST_DEATHS
    return Together(
        deaths=len(deaths),
        looked_at=len(found),
        flagged=flagged,
        pairs=tuple(first[: max(MOST_PAIRS, flagged)]),
        triples=triples(deaths, factors)[:MOST_TRIPLES] if enough else (),
        most=tuple(most),
        groups=exact_groups(deaths, most),
        differences=_differences(deaths, most, single),
    )


def _differences(
    deaths: Sequence[frozenset[str]], factors: Sequence[str], single: Counter[str]
) -> tuple[tuple[float, ...], ...]:
    """Observed less expected, a row for each factor with those before it."""

    def difference(one: str, other: str) -> float:
        both = sum(one in found and other in found for found in deaths)
        return round(both - single[one] * single[other] / len(deaths), 1)

    return tuple(tuple(difference(one, other) for other in factors[:n]) for n, one in enumerate(factors))
