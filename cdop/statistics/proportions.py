"""Proportions and what two of them differ by: Wilson, Clopper and Pearson, Newcombe."""

from math import hypot, sqrt

from .estimate import Estimate, Undefined, above_zero, at_least_zero, deviate, tail, whole
from .special import binomial_from, binomial_up_to, root

WILSON, NEWCOMBE = "Wilson's score method", "Newcombe's method"


def proportion(
    count: float | None, denominator: float | None, multiplier: float = 100, confidence: float = 0.95
) -> Estimate:
    """A proportion: multiplier x count / denominator, in per cent unless another multiplier is given.

    Interval by Wilson's score method (JASA 1927; 22: 209), whose ends are exactly 0 for none and ``multiplier`` for
    all. Counts need not be whole (smoking at delivery is published as an estimate).
    Errors: ``Undefined`` if a number is unknown or below 0, the denominator is 0, or the count above it.
    """
    part, people = _part_of(count, denominator)
    lower, upper = _wilson(part, people, deviate(confidence))
    scale = above_zero(multiplier, "The multiplier")
    return Estimate(
        value=part / people * scale,
        lower=lower * scale,
        upper=upper * scale,
        numerator=part,
        denominator=people,
        multiplier=multiplier,
        confidence=confidence,
        method=WILSON,
    )


def proportion_difference(
    count: float | None,
    denominator: float | None,
    other_count: float | None,
    other_denominator: float | None,
    multiplier: float = 100,
    confidence: float = 0.95,
) -> Estimate:
    """The first proportion less the second, in percentage points unless another multiplier is given.

    Interval by Newcombe's hybrid score method (Statistics in Medicine 1998; 17: 873, method 10), from the two
    Wilson intervals. There is no single numerator or denominator. Errors: ``Undefined`` as for ``proportion``.
    """
    first, second = _part_of(count, denominator), _part_of(other_count, other_denominator)
    z, scale = deviate(confidence), above_zero(multiplier, "The multiplier")
    (low1, high1), (low2, high2) = _wilson(*first, z), _wilson(*second, z)
    p1, p2 = first[0] / first[1], second[0] / second[1]
    return Estimate(
        value=(p1 - p2) * scale,
        lower=(p1 - p2 - hypot(p1 - low1, high2 - p2)) * scale,
        upper=(p1 - p2 + hypot(high1 - p1, p2 - low2)) * scale,
        numerator=None,
        denominator=None,
        multiplier=multiplier,
        confidence=confidence,
        method=NEWCOMBE,
    )


def excess(
    count: float | None,
    denominator: float | None,
    other_count: float | None,
    other_denominator: float | None,
    confidence: float = 0.95,
) -> Estimate:
    """How many fewer there would be here at the other's proportion: denominator x difference, in people.

    "125 fewer mothers would smoke." Interval by Newcombe's method. Below 0: there are fewer here already.
    Errors: ``Undefined`` as for ``proportion``.
    """
    _, people = _part_of(count, denominator)
    return proportion_difference(
        count, denominator, other_count, other_denominator, multiplier=people, confidence=confidence
    )


def binomial_limits(count: float, trials: float, confidence: float = 0.95) -> tuple[float, float]:
    """Exact limits of a chance when ``count`` of ``trials`` were seen (Clopper and Pearson, Biometrika 1934; 26: 404).

    Errors: ``Undefined`` unless both are whole and the count is not above the trials.
    """
    seen, of = whole(count, "The count"), whole(trials, "The number of trials")
    _part_of(seen, of)
    out = tail(confidence)
    share = seen / of
    lower = root(lambda p: binomial_from(seen, of, p) - out, 0.0, share) if seen else 0.0
    upper = root(lambda p: binomial_up_to(seen, of, p) - out, share, 1.0) if seen < of else 1.0
    return lower, upper


def _part_of(count: float | None, denominator: float | None) -> tuple[float, float]:
    part, people = at_least_zero(count, "The count"), above_zero(denominator, "The denominator")
    if part > people:
        raise Undefined(
            f"The count {part:g} is above its denominator {people:g}, so it is no proportion of it."
        )
    return part, people


def _wilson(part: float, people: float, z: float) -> tuple[float, float]:
    rest = people - part
    middle, width = 2 * part + z * z, z * sqrt(z * z + 4 * part * rest / people)
    over = 2 * (people + z * z)
    return (middle - width) / over if part else 0.0, (middle + width) / over if rest else 1.0
