"""How one rate stands to another: the exact conditional test and its mid-p form."""

from collections.abc import Callable
from math import exp, inf

from .estimate import Estimate, Undefined, above_zero, tail, whole
from .special import binomial_at, binomial_from, binomial_up_to, root

MID_P, EXACT = "mid-p", "exact"
_SLACK = 1 + 1e-7  # ties of probabilities, as R breaks them


def rate_ratio(
    count: float | None,
    denominator: float | None,
    other_count: float | None,
    other_denominator: float | None,
    confidence: float = 0.95,
    interval: str = MID_P,
) -> Estimate:
    """The first rate over the second, without unit; 1 means the same.

    Given all events, those of the first are binomial with chance p = ratio d1 / (ratio d1 + d2). ``interval``
    "exact": Clopper and Pearson's limits of p, and R's two-sided p (all outcomes no likelier than the one seen).
    "mid-p": half of the chance of the very outcome seen is left out at either end, which is less cautious and closer
    to the confidence asked for; its p is twice the smaller tail (R epitools), at most 1.
    Infinite when the second count is 0. Source: Breslow and Day 1987, volume II; Rothman and Boice 1979.
    Errors: ``Undefined`` unless counts are whole and denominators above 0, or when nothing happened on either side.
    """
    seen, other = whole(count, "The count"), whole(other_count, "The other count")
    here = above_zero(denominator, "The denominator")
    there = above_zero(other_denominator, "The other denominator")
    if seen + other == 0:
        raise Undefined("Neither side has an event, so their rates cannot be compared.")
    low, high = _share_limits(seen, seen + other, tail(confidence), _half(interval))
    return Estimate(
        value=(seen / here) / (other / there) if other else inf,
        lower=_odds(low) * there / here,
        upper=_odds(high) * there / here,
        numerator=seen,
        denominator=other,
        multiplier=1,
        confidence=confidence,
        method=f"conditional on all events, {interval}",
        p_value=_p_value(seen, seen + other, here / (here + there), interval),
    )


def _half(interval: str) -> float:
    """How much of the chance of the very outcome seen is left out of its tail."""
    if interval not in (MID_P, EXACT):
        raise Undefined(f'The interval "{interval}" is not known; it is "{MID_P}" or "{EXACT}".')
    return 0.5 if interval == MID_P else 0.0


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else inf


def _share_limits(seen: int, of: int, out: float, half: float) -> tuple[float, float]:
    """Limits of the chance that an event is of the first side."""
    low, high = 0.0, 1.0
    if seen:
        low = _logit_root(lambda p: binomial_from(seen, of, p) - half * binomial_at(seen, of, p) - out)
    if seen < of:
        high = _logit_root(lambda p: binomial_up_to(seen, of, p) - half * binomial_at(seen, of, p) - out)
    return low, high


def _logit_root(function: Callable[[float], float]) -> float:
    """The chance at which ``function`` is 0, sought on the scale of log odds, where both ends are far enough out."""
    return _expit(root(lambda x: function(_expit(x)), -36.0, 36.0))


def _expit(x: float) -> float:
    return 1 / (1 + exp(-x))


def _p_value(seen: int, of: int, chance: float, interval: str) -> float:
    at = binomial_at(seen, of, chance)
    if interval == MID_P:
        below, above = binomial_up_to(seen, of, chance), binomial_from(seen, of, chance)
        return min(1.0, 2 * (min(below, above) - at / 2))
    return min(1.0, _no_likelier(seen, of, chance, at))


def _no_likelier(seen: int, of: int, chance: float, at: float) -> float:
    """The chance of all outcomes no likelier than the one seen: its own tail, and the far end of the other."""
    mean = of * chance
    if seen <= mean:
        first = _first(lambda k: binomial_at(k, of, chance) <= at * _SLACK, int(mean) + 1, of)
        return binomial_up_to(seen, of, chance) + binomial_from(max(first, seen + 1), of, chance)
    last = of - _first(lambda k: binomial_at(of - k, of, chance) <= at * _SLACK, of - int(mean), of)
    return binomial_from(seen, of, chance) + binomial_up_to(min(last, seen - 1), of, chance)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The smallest number from ``low`` to ``high`` from which on it holds; high + 1 if there is none."""
    high += 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
