"""Straight lines: the weighted one through groups, and the correlation of two lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

from .estimate import Estimate, Undefined, deviate, known, same_length


@dataclass(frozen=True)
class Line:
    """A fitted line by its heights at 0 and 1, with their variances and covariance."""

    first: float
    last: float
    first_variance: float
    last_variance: float
    covariance: float


def fit(
    places: Sequence[float], heights: Sequence[float], errors: Sequence[float], weights: Sequence[float]
) -> Line:
    """Weighted least squares. Both heights are weighted sums of the ``heights``, so their errors add up exactly."""
    total = sum(weights)
    shares = [w / total for w in weights]
    middle = sum(a * x for a, x in zip(shares, places, strict=True))
    spread = sum(a * (x - middle) ** 2 for a, x in zip(shares, places, strict=True))
    slopes = [a * (x - middle) / spread for a, x in zip(shares, places, strict=True)]
    firsts = [a - middle * c for a, c in zip(shares, slopes, strict=True)]
    lasts = [d + c for d, c in zip(firsts, slopes, strict=True)]
    return Line(
        first=sum(d * y for d, y in zip(firsts, heights, strict=True)),
        last=sum(e * y for e, y in zip(lasts, heights, strict=True)),
        first_variance=sum((d * s) ** 2 for d, s in zip(firsts, errors, strict=True)),
        last_variance=sum((e * s) ** 2 for e, s in zip(lasts, errors, strict=True)),
        covariance=sum(d * e * s * s for d, e, s in zip(firsts, lasts, errors, strict=True)),
    )


def correlation(xs: Sequence[float | None], ys: Sequence[float | None], confidence: float = 0.95) -> Estimate:
    """Pearson's correlation of two lists of the same length, from -1 to 1, without unit.

    Interval by Fisher's z: tanh(atanh r -+ z / sqrt(n - 3)); from -1 to 1 for three pairs. Rates of few groups hide
    how many events they rest on: a correlation over deciles describes a picture, it proves nothing.
    Errors: ``Undefined`` for fewer than three pairs, unknown numbers, or a list without variation.
    """
    pairs = same_length(xs, ys, what="The two lists")
    if pairs < 3:
        raise Undefined("A correlation needs three pairs or more.")
    here, there = _centred(xs), _centred(ys)
    across = sum(x * y for x, y in zip(here, there, strict=True))
    r = max(-1.0, min(1.0, across / sqrt(sum(x * x for x in here) * sum(y * y for y in there))))
    lower, upper = r, r
    if abs(r) < 1:
        reach = deviate(confidence) / sqrt(pairs - 3) if pairs > 3 else float("inf")
        lower, upper = tanh(atanh(r) - reach), tanh(atanh(r) + reach)
    return Estimate(
        value=r,
        lower=lower,
        upper=upper,
        numerator=None,
        denominator=pairs,
        multiplier=1,
        confidence=confidence,
        method="Pearson's correlation, Fisher's z",
    )


def _centred(numbers: Sequence[float | None]) -> list[float]:
    given = [known(each, "A number") for each in numbers]
    middle = sum(given) / len(given)
    found = [each - middle for each in given]
    if min(given) == max(given):
        raise Undefined("All numbers of a list are the same, so there is nothing to go with.")
    return found
