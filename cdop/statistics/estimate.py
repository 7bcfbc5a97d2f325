"""The one shape of every answer, the one refusal, and the questions asked of every number before it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from numbers import Integral, Real
from statistics import NormalDist

_NORMAL = NormalDist()


class Undefined(ValueError):
    """There is no such number. The message is a sentence for people: what is wrong and, where it helps, what to do."""


@dataclass(frozen=True)
class Estimate:
    """A number with its interval, and what it was made from.

    ``value``, ``lower`` and ``upper`` are already multiplied by ``multiplier`` (1,000: "per 1,000"; 1: a ratio).
    ``confidence`` is a share (0.95, 0.998). ``numerator`` and ``denominator`` are None where there is no single one.
    ``lower`` may be minus infinity and ``upper`` infinity where the data set no limit. ``p_value`` is None where
    nothing was tested. Whoever shows an estimate of few events must protect it first: an interval gives the count away.
    """

    value: float
    lower: float
    upper: float
    numerator: float | None
    denominator: float | None
    multiplier: float
    confidence: float
    method: str
    note: str = ""
    p_value: float | None = None

    def contains(self, number: float) -> bool:
        """Whether the interval, ends included, holds the number."""
        return self.lower <= number <= self.upper


def known(number: float | None, what: str) -> float:
    """The number, where it is one; ``what`` begins the sentence: "The count"."""
    if number is None:
        raise Undefined(f"{what} is not known.")
    if isinstance(number, bool) or not isinstance(number, Real | Decimal) or not isfinite(number):
        raise Undefined(f"{what} is not a number.")
    return int(number) if isinstance(number, Integral) else float(number)


def at_least_zero(number: float | None, what: str) -> float:
    given = known(number, what)
    if given < 0:
        raise Undefined(f"{what} is below 0.")
    return given


def above_zero(number: float | None, what: str) -> float:
    """A denominator and the like: nothing can be divided by 0."""
    given = at_least_zero(number, what)
    if given == 0:
        raise Undefined(f"{what} is 0, so nothing can be divided by it.")
    return given


def whole(number: float | None, what: str) -> int:
    """A count for an exact test, which knows no half deaths."""
    given = at_least_zero(number, what)
    if given != int(given):
        raise Undefined(f"{what} is not a whole number, which an exact test needs.")
    return int(given)


def same_length(*lists: Sequence[float | None], what: str = "The lists") -> int:
    """How long they all are."""
    if len({len(each) for each in lists}) != 1:
        raise Undefined(f"{what} are not of the same length.")
    return len(lists[0])


def tail(confidence: float) -> float:
    """The share left out at each end: 0.025 for 0.95. Confidence below one half makes no sense as an interval."""
    if not 0.5 <= known(confidence, "The confidence") < 1:
        raise Undefined(f"The confidence {confidence:g} is not from 0.5 to below 1; write 0.95 for 95 %.")
    return (1 - confidence) / 2


@lru_cache(maxsize=64)
def deviate(confidence: float) -> float:
    """The two-sided standard normal deviate: 1.96 for 0.95."""
    return _NORMAL.inv_cdf(1 - tail(confidence))
