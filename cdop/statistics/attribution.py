"""What share of deaths an exposure accounts for, and what share a smaller exposure would spare."""

from collections.abc import Callable
from dataclasses import dataclass

from .estimate import Estimate, Undefined, above_zero, at_least_zero, tail

POPULATION, CASES = "population", "cases"


@dataclass(frozen=True)
class Risk:
    """A published relative risk with its limits; for a rare death an odds ratio is near enough."""

    value: float
    lower: float
    upper: float
    confidence: float = 0.95

    def __post_init__(self) -> None:
        above_zero(self.value, "The relative risk")
        above_zero(self.lower, "The lower limit of the relative risk")
        above_zero(self.upper, "The upper limit of the relative risk")
        tail(self.confidence)
        if not self.lower <= self.value <= self.upper:
            raise Undefined("The relative risk does not lie between its limits.")


def attributable_fraction(
    prevalence: float | None, risk: Risk, among: str = POPULATION, multiplier: float = 100
) -> Estimate:
    """The population attributable fraction, in per cent unless another multiplier is given.

    ``prevalence`` is a share from 0 to 1: among all births ("population"), p (RR - 1) / (1 + p (RR - 1)), Levin
    1953; or among the deaths ("cases"), p (1 - 1 / RR), Miettinen 1974, which is the right one for an adjusted risk.
    The limits are those of the risk alone; the prevalence is taken as known (``simulate`` varies both). Below 0 for
    an exposure that protects. Fractions of several exposures must not be added up.
    Errors: ``Undefined`` if the prevalence is unknown or no share.
    """
    share = _share(prevalence, "The prevalence")
    if among not in (POPULATION, CASES):
        raise Undefined(f'The prevalence is among "{POPULATION}" or among "{CASES}".')
    if among == CASES:
        return _over(lambda rr: share * (1 - 1 / rr), risk, multiplier, "share of deaths, Miettinen")
    return _over(lambda rr: fraction(share, 0.0, rr), risk, multiplier, "share of all births, Levin")


def impact_fraction(
    prevalence: float | None, target: float | None, risk: Risk, multiplier: float = 100
) -> Estimate:
    """The potential impact fraction: the share of deaths spared if the prevalence fell to ``target``, in per cent.

    (p - p*) (RR - 1) / (1 + p (RR - 1)), shares from 0 to 1; below 0 if the target is above the prevalence of a
    harmful exposure. Limits and errors as for ``attributable_fraction``. Source: Morgenstern and Bursic 1982.
    """
    now, then = _share(prevalence, "The prevalence"), _share(target, "The target")
    return _over(lambda rr: fraction(now, then, rr), risk, multiplier, "potential impact fraction")


def fraction(prevalence: float, target: float, risk: float) -> float:
    """The bare formula, as a share."""
    return (prevalence - target) * (risk - 1) / (1 + prevalence * (risk - 1))


def _share(number: float | None, what: str) -> float:
    given = at_least_zero(number, what)
    if given > 1:
        raise Undefined(f"{what} {given:g} is above 1; write a share, such as 0.15 for 15 %.")
    return given


def _over(formula: Callable[[float], float], risk: Risk, multiplier: float, how: str) -> Estimate:
    """The formula at the risk and its limits; it runs one way in the risk, up or down."""
    scale = above_zero(multiplier, "The multiplier")
    ends = sorted((formula(risk.lower) * scale, formula(risk.upper) * scale))
    return Estimate(
        value=formula(risk.value) * scale,
        lower=ends[0],
        upper=ends[1],
        numerator=None,
        denominator=None,
        multiplier=multiplier,
        confidence=risk.confidence,
        method=how,
        note="Limits of the relative risk only; the prevalence is taken as known.",
    )
