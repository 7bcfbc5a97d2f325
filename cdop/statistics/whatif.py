"""How many deaths fewer, if exposures were rarer: drawn many times, since everything in it is uncertain."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, prod
from random import Random

from .attribution import Risk, fraction
from .estimate import Estimate, Undefined, above_zero, at_least_zero, deviate, tail, whole

PRIOR = 0.5  # Jeffreys: half an event, half a person on either side


@dataclass(frozen=True)
class Exposure:
    """``exposed`` of ``total`` counted here, the share aimed at (0 to 1), and the published risk."""

    name: str
    exposed: int
    total: int
    target: float
    risk: Risk

    def __post_init__(self) -> None:
        if whole(self.exposed, "The number exposed") > above_zero(self.total, "The total"):
            raise Undefined(f"{self.name}: more are exposed than there are.")
        if at_least_zero(self.target, "The target") > 1:
            raise Undefined(f"{self.name}: the target is above 1; write a share, such as 0.1 for 10 %.")


@dataclass(frozen=True)
class WhatIf:
    """The answer of ``simulate``. Shares are in per cent of the deaths; ``fewer`` is in deaths per so many years.

    ``each`` takes every exposure alone, by name. ``together`` takes them as independent; ``nested`` as if the same
    families had all of them, so that only the largest counts. The truth lies mostly between, and never in the sum.
    """

    fewer: Estimate
    together: Estimate
    nested: Estimate
    each: dict[str, Estimate]
    seed: int
    draws: int


def simulate(
    deaths: float | None,
    years: float | None,
    exposures: Sequence[Exposure],
    seed: int,
    draws: int = 20_000,
    per_years: float = 10,
    confidence: float = 0.95,
) -> WhatIf:
    """Deaths fewer in ``per_years`` years if every exposure fell to its target, by Monte Carlo.

    Each draw takes prevalences from beta(x + 1/2, n - x + 1/2), relative risks from the lognormal whose quantiles
    are the published limits, and the yearly deaths from gamma(deaths + 1/2) / ``years``; shares spared are potential
    impact fractions, together 1 - product(1 - each), so never above 100 %. Values are medians of the draws, limits
    their quantiles. The same ``seed`` gives the same answer: store it with the result. Below 0 where the target is
    above what is. Confounding, and risks measured elsewhere, are not in the interval: say so.
    Errors: ``Undefined`` without an exposure, with two of one name, or numbers that are none.
    """
    seen, span = whole(deaths, "The number of deaths"), above_zero(years, "The number of years")
    scale, out = above_zero(per_years, "The number of years to speak of"), tail(confidence)
    if not exposures or len({each.name for each in exposures}) < len(exposures):
        raise Undefined("Give one exposure or more, each with a name of its own.")
    if draws < 1000:
        raise Undefined("Fewer than 1,000 draws give no steady limits.")
    draw = Random(seed)  # noqa: S311 - a simulation that must repeat, no secret
    columns = [_spared(each, draw, draws) for each in exposures]
    together = [1 - prod(1 - share for share in row) for row in zip(*columns, strict=True)]
    nested = [max(row) for row in zip(*columns, strict=True)]
    yearly = [draw.gammavariate(seen + PRIOR, 1 / span) for _ in range(draws)]
    fewer = [rate * share * scale for rate, share in zip(yearly, together, strict=True)]
    return WhatIf(
        fewer=_summed_up(fewer, out, confidence, scale, seen, span),
        together=_in_per_cent(together, out, confidence),
        nested=_in_per_cent(nested, out, confidence),
        each={
            each.name: _in_per_cent(column, out, confidence)
            for each, column in zip(exposures, columns, strict=True)
        },
        seed=seed,
        draws=draws,
    )


def _spared(exposure: Exposure, draw: Random, draws: int) -> list[float]:
    """Draws of the share of deaths spared."""
    having, lacking = exposure.exposed + PRIOR, exposure.total - exposure.exposed + PRIOR
    risk, target = exposure.risk, exposure.target
    middle, spread = log(risk.value), (log(risk.upper) - log(risk.lower)) / (2 * deviate(risk.confidence))
    return [
        fraction(draw.betavariate(having, lacking), target, exp(draw.gauss(middle, spread)))
        for _ in range(draws)
    ]


def _in_per_cent(shares: list[float], out: float, confidence: float) -> Estimate:
    return _summed_up([100 * share for share in shares], out, confidence, 100, None, None)


def _summed_up(
    numbers: list[float],
    out: float,
    confidence: float,
    multiplier: float,
    numerator: float | None,
    over: float | None,
) -> Estimate:
    rising = sorted(numbers)
    return Estimate(
        value=_quantile(rising, 0.5),
        lower=_quantile(rising, out),
        upper=_quantile(rising, 1 - out),
        numerator=numerator,
        denominator=over,
        multiplier=multiplier,
        confidence=confidence,
        method=f"Monte Carlo, {len(rising)} draws",
    )


def _quantile(rising: list[float], share: float) -> float:
    place = share * (len(rising) - 1)
    low = int(place)
    high = min(low + 1, len(rising) - 1)
    return rising[low] + (rising[high] - rising[low]) * (place - low)
