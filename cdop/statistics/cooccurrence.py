"""Factors that come together in one death more, or less, often than if they had nothing to do with each other."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from .estimate import Estimate, Undefined
from .multiple import adjust
from .tables import Margins, odds_ratio_mid

FEWEST_DEATHS = 150  # below this pooled number no test finds anything that is there
FEWEST_TOGETHER = 3  # deaths with both; ask for 5 where the flag is published
FALSE_SHARE = 0.10  # of the flags that may be chance findings


@dataclass(frozen=True)
class FactorCount:
    """Deaths with this number of factors, seen and expected; the last row means "or more"."""

    number: int
    is_or_more: bool
    observed: int
    expected: float


@dataclass(frozen=True)
class Pair:
    """Two factors: deaths with both, seen and expected, and the odds ratio with its mid-p limits.

    ``p_value`` is Fisher's, ``mid_p`` its mid-p form, ``q_value`` Fisher's adjusted (Benjamini and Hochberg) over
    all pairs looked at. All four are None where too few deaths were pooled; the odds ratio also where a factor is in
    no death or in all. ``is_flagged``: q below the stated share and enough deaths with both. Not a multiplier of risk:
    every child counted here died.
    """

    first: str
    second: str
    observed: int
    expected: float
    odds_ratio: Estimate | None = None
    p_value: float | None = None
    mid_p: float | None = None
    q_value: float | None = None
    is_flagged: bool = False

    @property
    def is_more(self) -> bool:
        """Whether they come together more often than expected."""
        return self.observed > self.expected


def independence(
    deaths: Sequence[Collection[str]], factors: Collection[str] | None = None, most: int = 3
) -> tuple[FactorCount, ...]:
    """Deaths with 0, 1, 2 ... ``most`` or more factors, against what unrelated factors would give.

    Expected: the number of deaths times the Poisson-binomial chance, each factor coming by its own share of the
    deaths. ``deaths`` holds the factors of each death; ``factors`` limits what is counted. More deaths with none and
    with many than expected mean that factors cluster. Errors: ``Undefined`` without deaths, or ``most`` below 1.
    """
    found, names = _cases(deaths, factors)
    if most < 1:
        raise Undefined("The last row must be of one factor or more.")
    seen = Counter(min(len(case), most) for case in found)
    chances = _poisson_binomial([sum(name in case for case in found) / len(found) for name in names])
    expected = [len(found) * chance for chance in (*chances, *[0.0] * most)]
    return tuple(
        FactorCount(k, k == most, seen[k], sum(expected[k:]) if k == most else expected[k])
        for k in range(most + 1)
    )


def pairs(
    deaths: Sequence[Collection[str]],
    factors: Collection[str] | None = None,
    fewest_deaths: int = FEWEST_DEATHS,
    fewest_together: int = FEWEST_TOGETHER,
    false_share: float = FALSE_SHARE,
    confidence: float = 0.95,
    ratios: int | None = None,
) -> tuple[Pair, ...]:
    """Every pair of factors, the surest first, with ties by how often they were seen and by name.

    Expected together: deaths x share of one x share of the other. Each pair is a two-by-two table of the deaths
    (``two_by_two``). q-values count all pairs, also those never seen together and those that cannot be tested, so
    that of the flags no more than ``false_share`` are chance findings on average. Below ``fewest_deaths`` pooled
    deaths, counts and expected numbers only. ``ratios`` limits the odds ratios, which take most of the time, to so
    many of the surest pairs, all that are flagged, and so many of the most frequent.
    Errors: ``Undefined`` without deaths.
    """
    found, names = _cases(deaths, factors)
    single = Counter(name for case in found for name in case)
    double = Counter(pair for case in found for pair in combinations(sorted(case), 2))
    total = len(found)
    rows = [
        Pair(one, two, double[one, two], single[one] * single[two] / total)
        for one, two in combinations(names, 2)
    ]
    if total >= fewest_deaths and rows:
        rows = [_tested(row, single, total) for row in rows]
        rows = [
            replace(row, q_value=q, is_flagged=q < false_share and row.observed >= fewest_together)
            for row, q in zip(rows, adjust([row.p_value for row in rows]), strict=True)
        ]
        wanted = rows if ratios is None else _foremost(rows, ratios)
        rows = [_with_ratio(row, single, total, confidence) if row in wanted else row for row in rows]
    return tuple(sorted(rows, key=_surest_first))


def _cases(
    deaths: Sequence[Collection[str]], factors: Collection[str] | None
) -> tuple[list[frozenset[str]], list[str]]:
    if not deaths:
        raise Undefined("There are no deaths to look at.")
    every = frozenset(name for case in deaths for name in case) if factors is None else frozenset(factors)
    return [every.intersection(case) for case in deaths], sorted(every)


def _poisson_binomial(shares: list[float]) -> list[float]:
    """The chance of each number of factors when every one comes by itself."""
    chances = [1.0]
    for share in shares:
        without, having = [*chances, 0.0], [0.0, *chances]
        chances = [a * (1 - share) + b * share for a, b in zip(without, having, strict=True)]
    return chances


def _tested(row: Pair, single: Counter[str], total: int) -> Pair:
    if not _says_something(row, single, total):
        return replace(row, p_value=1.0, mid_p=1.0)
    seen = Margins(*_cells(row, single, total))
    return replace(row, p_value=seen.fisher(), mid_p=seen.mid_p())


def _with_ratio(row: Pair, single: Counter[str], total: int, confidence: float) -> Pair:
    if not _says_something(row, single, total):
        return row
    return replace(row, odds_ratio=odds_ratio_mid(*_cells(row, single, total), confidence)[2])


def _says_something(row: Pair, single: Counter[str], total: int) -> bool:
    """Whether both factors are in some deaths and not in all."""
    counts = single[row.first], single[row.second]
    return min(counts) > 0 and max(counts) < total


def _cells(row: Pair, single: Counter[str], total: int) -> tuple[int, int, int, int]:
    one, two, both = single[row.first], single[row.second], row.observed
    return both, one - both, two - both, total - one - two + both


def _foremost(rows: Sequence[Pair], number: int) -> set[Pair]:
    """The surest and the most frequent, so many of either, and all that are flagged."""
    flagged = [row for row in rows if row.is_flagged]
    frequent = sorted(rows, key=lambda row: (-row.observed, *_surest_first(row)))[:number]
    return {*flagged, *sorted(rows, key=_surest_first)[:number], *frequent}


def _surest_first(row: Pair) -> tuple[float, float, int, str, str]:
    q, p = (1.0 if number is None else number for number in (row.q_value, row.p_value))
    return (q, p, -row.observed, row.first, row.second)
