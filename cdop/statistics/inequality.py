"""How steeply a value runs with deprivation: slope and relative index of inequality."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp, inf, log, sqrt

from .estimate import Estimate, Undefined, above_zero, at_least_zero, deviate, known, same_length
from .lines import Line, fit
from .trends import trend

FEWEST_GROUPS, MOST_GROUPS = 5, 100
FEWEST_EVENTS = 20  # of all groups together; below this a slope says nothing


@dataclass(frozen=True)
class SlopeIndex:
    """The line through the groups: how far it rises (``slope``) and what its ends' ratio is (``relative``).

    ``relative`` is None where a ratio makes no sense, and ``note`` says why. ``first`` and ``last`` are the ends.
    """

    slope: Estimate
    relative: Estimate | None
    first: float
    last: float
    note: str = ""


@dataclass(frozen=True)
class Scale:
    """Where the line is straight: the way there, the way back, and the steepness of the way back."""

    name: str
    there: Callable[[float], float]
    back: Callable[[float], float]
    steepness: Callable[[float], float]


_PLAIN = Scale("weighted least squares", lambda v: v, lambda y: y, lambda y: 1.0)
_LOG = Scale("weighted least squares of logarithms", log, exp, exp)
_LOGIT = Scale(
    "weighted least squares of log odds",
    lambda v: log(v / (1 - v)),
    lambda y: 1 / (1 + exp(-y)),
    lambda y: exp(-abs(y)) / (1 + exp(-abs(y))) ** 2,
)
_SCALES = {None: _PLAIN, "log": _LOG, "logit": _LOGIT}


def slope_index(
    values: Sequence[float | None],
    standard_errors: Sequence[float | None],
    populations: Sequence[float | None],
    confidence: float = 0.95,
    transform: str | None = None,
    multiplier: float = 1,
) -> SlopeIndex:
    """Slope index (SII) and relative index (RII) of inequality over 5 to 100 groups, in the order given.

    Each group stands at the middle of its share of the population, x from 0 (start of the first group) to 1 (end of
    the last). A line y = a + b x is fitted by least squares weighted by population (Low and Low, J Public Health
    2004; 26: 388). Slope = fitted at 1 less fitted at 0, in the unit of the values; relative = fitted at 1 over
    fitted at 0. To have "most deprived over least deprived" give the least deprived group first.
    ``transform`` "log" or "logit" (values as shares of ``multiplier``) fits there and goes back at both ends.
    ``standard_errors`` are of the values as given. The limits are reckoned, not drawn, so they repeat: slope by the
    error of the weighted sum, relative by Fieller; after a transform by the delta method (relative on logarithms).
    Errors: ``Undefined`` for too few or many groups, unknown numbers, empty groups, and where a transform needs
    values above 0 (and below ``multiplier``).
    """
    number = same_length(values, standard_errors, populations, what="Values, standard errors and populations")
    _check_groups(number)
    if transform not in _SCALES:
        raise Undefined(f'The transform "{transform}" is not known; it is "log", "logit" or none.')
    scale, z = _SCALES[transform], deviate(confidence)
    per = above_zero(multiplier, "The multiplier")
    unit = per if transform else 1.0
    shares = [known(each, "A value") / unit for each in values]
    errors = [at_least_zero(each, "A standard error") / unit for each in standard_errors]
    people = [above_zero(each, "A population") for each in populations]
    if transform and not all(v > 0 and (transform == "log" or v < 1) for v in shares):
        raise Undefined(
            f'A value is at the edge of what "{transform}" can take, such as 0; use no transform.'
        )
    heights = [scale.there(v) for v in shares]
    spreads = [e / scale.steepness(y) for e, y in zip(errors, heights, strict=True)]
    line = fit(_middles(people), heights, spreads, people)
    first, last = scale.back(line.first) * unit, scale.back(line.last) * unit
    relative, note = _relative(line, scale, z, confidence)
    return SlopeIndex(_slope(line, scale, z, confidence, unit, multiplier), relative, first, last, note)


def slope_index_of_rates(
    counts: Sequence[float | None],
    populations: Sequence[float | None],
    multiplier: float = 1000,
    confidence: float = 0.95,
) -> SlopeIndex:
    """``slope_index`` of crude rates per ``multiplier``, untransformed, so that groups without an event can stay.

    Standard errors are sqrt(count) / population, so a group without an event counts as if its 0 were certain; with
    several of them ask ``relative_index_of_rates``. Errors: as there, and ``Undefined`` below 20 events in all.
    """
    same_length(counts, populations, what="Counts and populations")
    events = [at_least_zero(each, "A count") for each in counts]
    people = [above_zero(each, "A population") for each in populations]
    _check_events(events)
    values = [o / n * multiplier for o, n in zip(events, people, strict=True)]
    errors = [sqrt(o) / n * multiplier for o, n in zip(events, people, strict=True)]
    return slope_index(values, errors, people, confidence, multiplier=multiplier)


def relative_index_of_rates(
    counts: Sequence[float | None], populations: Sequence[float | None], confidence: float = 0.95
) -> Estimate:
    """The relative index from a Poisson log-linear model on the middles of the groups: exp(b), always above 0.

    The rate at the end of the last group over that at the start of the first, groups as in ``slope_index``; groups
    without an event can stay. Counts must be whole. ``p_value`` is of the likelihood ratio. Errors: ``Undefined`` as
    for ``trend`` and for ``slope_index_of_rates``.
    """
    number = same_length(counts, populations, what="Counts and populations")
    _check_groups(number)
    events = [at_least_zero(each, "A count") for each in counts]
    people = [above_zero(each, "A population") for each in populations]
    _check_events(events)
    found = trend(events, people, _middles(people), confidence).change
    return replace(found, method="Poisson log-linear model on the middles of the groups, Wald limits")


def _check_groups(number: int) -> None:
    if not FEWEST_GROUPS <= number <= MOST_GROUPS:
        raise Undefined(f"A slope needs {FEWEST_GROUPS} to {MOST_GROUPS} groups; there are {number}.")


def _check_events(events: list[float]) -> None:
    if sum(events) < FEWEST_EVENTS:
        raise Undefined(f"Fewer than {FEWEST_EVENTS} events in all are too few for a slope.")


def _middles(people: list[float]) -> list[float]:
    """The middle of each group's share of all, from 0 to 1."""
    total = sum(people)
    return [(end - n / 2) / total for n, end in zip(people, accumulate(people), strict=True)]


def _slope(line: Line, scale: Scale, z: float, confidence: float, unit: float, multiplier: float) -> Estimate:
    steep_first, steep_last = scale.steepness(line.first), scale.steepness(line.last)
    variance = (
        steep_last**2 * line.last_variance
        + steep_first**2 * line.first_variance
        - 2 * steep_first * steep_last * line.covariance
    )
    value = (scale.back(line.last) - scale.back(line.first)) * unit
    half = z * sqrt(max(0.0, variance)) * unit
    return _estimate(value, value - half, value + half, multiplier, confidence, scale.name)


def _relative(line: Line, scale: Scale, z: float, confidence: float) -> tuple[Estimate | None, str]:
    first, last = scale.back(line.first), scale.back(line.last)
    if first <= 0 or last < 0:
        return None, "The line reaches 0 or less at one end, so the ends have no ratio."
    if scale is not _PLAIN:
        rise_first, rise_last = scale.steepness(line.first) / first, scale.steepness(line.last) / last
        variance = (
            rise_last**2 * line.last_variance
            + rise_first**2 * line.first_variance
            - 2 * rise_first * rise_last * line.covariance
        )
        reach = exp(z * sqrt(max(0.0, variance)))
        value = last / first
        return _estimate(value, value / reach, value * reach, 1, confidence, scale.name), ""
    lower, upper = _fieller(line, z)
    note = "" if upper < inf else "The first end cannot be told from 0, so the ratio has no limits."
    return _estimate(last / first, lower, upper, 1, confidence, f"{scale.name}, Fieller's limits"), note


def _fieller(line: Line, z: float) -> tuple[float, float]:
    """Every ratio r for which last - r first could be 0 (Fieller 1954); all of them if first itself could be 0."""
    square = line.first**2 - z * z * line.first_variance
    middle = line.first * line.last - z * z * line.covariance
    rest = line.last**2 - z * z * line.last_variance
    if square <= 0:
        return -inf, inf
    width = sqrt(max(0.0, middle * middle - square * rest))
    return (middle - width) / square, (middle + width) / square


def _estimate(
    value: float, lower: float, upper: float, multiplier: float, confidence: float, how: str
) -> Estimate:
    return Estimate(
        value=value,
        lower=lower,
        upper=upper,
        numerator=None,
        denominator=None,
        multiplier=multiplier,
        confidence=confidence,
        method=how,
    )
