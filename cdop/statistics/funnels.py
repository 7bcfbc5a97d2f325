"""Funnel limits: how far a small area may lie from the average by chance alone."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from .estimate import Estimate, Undefined, above_zero, at_least_zero, known
from .special import gamma_lower, gamma_upper, outwards, root

# What is left out at each end, of the 95 % and the 99.8 % limits ("2 and 3 standard deviations").
WARNING, ACTION = 0.025, 0.001
PLACES = ("below 99.8 %", "below 95 %", "within", "above 95 %", "above 99.8 %")


@dataclass(frozen=True)
class Funnel:
    """The limits for one size of area, in the unit of the baseline (per ``multiplier``)."""

    denominator: float
    baseline: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float
    multiplier: float
    method: str

    def place(self, estimate: Estimate | float) -> str:
        """Where an area of this size lies: one of ``PLACES``; on a limit counts as within it."""
        value = estimate.value if isinstance(estimate, Estimate) else known(estimate, "The value")
        limits = (self.lower_998, self.lower_95, self.upper_95, self.upper_998)
        if value < self.lower_95:
            return PLACES[0] if value < limits[0] else PLACES[1]
        if value > self.upper_95:
            return PLACES[4] if value > limits[3] else PLACES[3]
        return PLACES[2]


def funnel_proportion(average: float | None, denominator: float | None, multiplier: float = 100) -> Funnel:
    """Limits for a proportion in an area of ``denominator`` persons, around ``average`` (per ``multiplier``).

    p -+ z sqrt(p (1 - p) / n), kept from 0 to ``multiplier``, z at tails of 0.025 and 0.001. This is what the
    published funnels of English public health reduce to. Errors: ``Undefined`` unless 0 <= average <= multiplier
    and the denominator is above 0.
    """
    people, scale = above_zero(denominator, "The denominator"), above_zero(multiplier, "The multiplier")
    share = at_least_zero(average, "The average") / scale
    if share > 1:
        raise Undefined(f"The average {average:g} is above {multiplier:g}, so it is no proportion.")
    error = sqrt(share * (1 - share) / people)
    warning, action = (-NormalDist().inv_cdf(out) * error for out in (WARNING, ACTION))
    return Funnel(
        denominator=people,
        baseline=share * scale,
        lower_95=max(0.0, share - warning) * scale,
        upper_95=min(1.0, share + warning) * scale,
        lower_998=max(0.0, share - action) * scale,
        upper_998=min(1.0, share + action) * scale,
        multiplier=multiplier,
        method="normal approximation around the average",
    )


def funnel_rate(average: float | None, denominator: float | None, multiplier: float = 1000) -> Funnel:
    """Limits for a rate in an area of ``denominator`` (person-years, births), around ``average`` (per ``multiplier``).

    From the exact Poisson limits (Garwood 1936) turned round: the lower limit is the number of events whose upper
    exact limit is the number expected, the upper one that whose lower exact limit is; both need not be whole. So an
    area lies outside exactly when its own exact interval leaves the average out. The lower limit is 0 where even no
    event at all would not be out of the ordinary. For a ratio of seen to expected give the average 1 (or 100) and
    the events expected as denominator. Errors: ``Undefined`` if a number is unknown or not above 0.
    """
    people, scale = above_zero(denominator, "The denominator"), above_zero(multiplier, "The multiplier")
    expected = above_zero(average, "The average") * people / scale
    unit = scale / people
    return Funnel(
        denominator=people,
        baseline=expected * unit,
        lower_95=_fewest(expected, WARNING) * unit,
        upper_95=_most(expected, WARNING) * unit,
        lower_998=_fewest(expected, ACTION) * unit,
        upper_998=_most(expected, ACTION) * unit,
        multiplier=multiplier,
        method="exact Poisson",
    )


def _fewest(expected: float, out: float) -> float:
    """x with P(at most x events | expected) = out, between whole numbers by the gamma function."""
    if gamma_upper(1, expected) >= out:
        return 0.0
    return root(lambda x: gamma_upper(x + 1, expected) - out, 0.0, expected)


def _most(expected: float, out: float) -> float:
    """x with P(at least x events | expected) = out."""
    high = outwards(lambda x: out - gamma_lower(x, expected), 2 * expected + 10, 1)
    return root(lambda x: gamma_lower(x, expected) - out, 0.0, high)
