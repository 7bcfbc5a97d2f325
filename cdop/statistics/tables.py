"""Two-by-two tables: Fisher's exact test and the conditional odds ratio with its limits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, lgamma

from .estimate import Estimate, Undefined, tail, whole
from .special import outwards, root

_SLACK = 1 + 1e-7  # ties of probabilities, as R breaks them


@dataclass(frozen=True)
class TwoByTwo:
    """What a table of two yes-or-no answers says: the odds ratio, and whether chance alone explains it.

    ``odds_ratio`` has the exact limits, ``odds_ratio_mid`` the same value with mid-p limits; ``median_unbiased`` is
    the odds ratio with as much chance above the table seen as below it. 0 and infinity occur.
    """

    p_value: float
    mid_p: float
    odds_ratio: Estimate
    odds_ratio_mid: Estimate
    median_unbiased: float


def two_by_two(a: float, b: float, c: float, d: float, confidence: float = 0.95) -> TwoByTwo:
    """Fisher's exact test of [[a, b], [c, d]] and the conditional maximum likelihood odds ratio.

    Given its margins, a has the noncentral hypergeometric distribution, log weight of k: log C(a+b, k) +
    log C(c+d, a+c-k) + k log(ratio). The ratio's value makes the expected a the one seen; exact limits leave the tail
    including a at either end, mid-p limits half of the chance of a itself. ``p_value``: all tables no likelier than
    this one (R's fisher.test); ``mid_p``: twice the smaller tail less half the chance of a (R epitools), at most 1.
    Among deaths alone an odds ratio is no risk: those who did not die are not in the table.
    Errors: ``Undefined`` unless all four are whole, or when the margins leave only one table.
    """
    cells = [whole(each, f"The cell {name}") for each, name in zip((a, b, c, d), "abcd", strict=True)]
    seen = Margins(*cells)
    if seen.most == seen.fewest:
        raise Undefined(
            "A row or a column of the table is empty, so it says nothing about a tie between the two."
        )
    value = seen.likeliest()
    return TwoByTwo(
        p_value=seen.fisher(),
        mid_p=seen.mid_p(),
        odds_ratio=_odds_ratio(seen, value, confidence, 0.0, "exact"),
        odds_ratio_mid=_odds_ratio(seen, value, confidence, 0.5, "mid-p"),
        median_unbiased=_median_unbiased(seen),
    )


def odds_ratio_mid(a: int, b: int, c: int, d: int, confidence: float) -> tuple[float, float, Estimate]:
    """Fisher's p, the mid-p and the odds ratio with mid-p limits; for many tables, where ``two_by_two`` asks more."""
    seen = Margins(a, b, c, d)
    return seen.fisher(), seen.mid_p(), _odds_ratio(seen, seen.likeliest(), confidence, 0.5, "mid-p")


def _odds_ratio(seen: "Margins", value: float, confidence: float, half: float, name: str) -> Estimate:
    lower, upper = seen.limits(tail(confidence), half)
    return Estimate(
        value=value,
        lower=lower,
        upper=upper,
        numerator=None,
        denominator=None,
        multiplier=1,
        confidence=confidence,
        method=f"conditional maximum likelihood, {name}",
    )


def _median_unbiased(seen: "Margins") -> float:
    if seen.a in (seen.fewest, seen.most):
        return 0.0 if seen.a == seen.fewest else inf
    return seen.limits(0.5, 0.5)[0]


@dataclass(frozen=True)
class Margins:
    """A table seen as one of all tables with its margins; ratios are given as their logarithm."""

    a: int
    b: int
    c: int
    d: int

    @property
    def fewest(self) -> int:
        """The smallest a that the margins allow."""
        return max(0, self.a - self.d)

    @property
    def most(self) -> int:
        return min(self.a + self.b, self.a + self.c)

    @cached_property
    def weights(self) -> list[float]:
        """The logarithm of the number of ways to each a from the fewest to the most."""
        row, other, column = self.a + self.b, self.c + self.d, self.a + self.c
        return [
            -lgamma(k + 1) - lgamma(row - k + 1) - lgamma(column - k + 1) - lgamma(other - column + k + 1)
            for k in range(self.fewest, self.most + 1)
        ]

    def chances(self, log_ratio: float) -> list[float]:
        """The chance of each a from the fewest to the most."""
        logs = [weight + step * log_ratio for step, weight in enumerate(self.weights)]
        top = max(logs)
        parts = [exp(log - top) for log in logs]
        total = sum(parts)
        return [part / total for part in parts]

    def above(self, log_ratio: float, half: float = 0.0) -> float:
        """The chance of an a as large as this one or larger, without ``half`` of the chance of this one."""
        chances, here = self.chances(log_ratio), self.a - self.fewest
        return sum(chances[here:]) - half * chances[here]

    def below(self, log_ratio: float, half: float = 0.0) -> float:
        chances, here = self.chances(log_ratio), self.a - self.fewest
        return sum(chances[: here + 1]) - half * chances[here]

    def fisher(self) -> float:
        """The chance of all tables no likelier than this one."""
        chances = self.chances(0.0)
        most = chances[self.a - self.fewest] * _SLACK
        return min(1.0, sum(p for p in chances if p <= most))

    def mid_p(self) -> float:
        """Twice the smaller tail less half the chance of this table."""
        return min(1.0, 2 * min(self.above(0.0, 0.5), self.below(0.0, 0.5)))

    def likeliest(self) -> float:
        """The odds ratio under which the a seen is the one expected."""
        if self.a in (self.fewest, self.most):
            return 0.0 if self.a == self.fewest else inf
        more = self.a - self.fewest
        return self._ratio(lambda x: sum(step * p for step, p in enumerate(self.chances(x))) - more)

    def limits(self, out: float, half: float) -> tuple[float, float]:
        lower = self._ratio(lambda x: self.above(x, half) - out) if self.a > self.fewest else 0.0
        upper = self._ratio(lambda x: out - self.below(x, half)) if self.a < self.most else inf
        return lower, upper

    def _ratio(self, rising: Callable[[float], float]) -> float:
        """The odds ratio at which ``rising``, a function of its logarithm, is 0."""
        low, high = outwards(lambda x: -rising(x), -1.0, 1), outwards(rising, 1.0, 1)
        return exp(root(rising, low, high))
