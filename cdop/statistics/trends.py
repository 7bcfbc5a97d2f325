"""Whether a rate or a proportion rises or falls over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, log, sqrt

from .estimate import Estimate, Undefined, above_zero, at_least_zero, deviate, known, same_length, whole
from .special import chi_squared_above

FEW_POINTS = 5
TOO_FEW = "Five points or fewer are too few to speak of a trend."
UNEVEN = "The counts vary more from point to point than chance explains, so the interval is too narrow."


@dataclass(frozen=True)
class Trend:
    """``change`` is the rate's factor per step of time: 0.95 is 5 % less each year.

    ``p_value`` is of the likelihood ratio, ``wald_p`` of the change's own error. ``dispersion`` is Pearson's X2 over
    ``freedom``; about 1 if the counts vary as chance does. ``note`` says what keeps this from being a trend.
    """

    change: Estimate
    p_value: float
    wald_p: float
    deviance: float
    pearson: float
    freedom: int
    dispersion: float
    dispersion_p: float
    note: str = ""


@dataclass(frozen=True)
class ProportionTrend:
    """The Cochran-Armitage test: chi-squared with one degree of freedom, and its p-value."""

    statistic: float
    p_value: float


@dataclass(frozen=True)
class _Fit:
    slope: float
    error: float
    expected: list[float]


def trend(
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    times: Sequence[float | None] | None = None,
    confidence: float = 0.95,
) -> Trend:
    """Poisson log-linear trend: log(expected count) = a + b time + log(denominator), by maximum likelihood.

    ``times`` are 0, 1, 2 ... unless given. The change per step is exp(b), Wald limits exp(b -+ z se). Source:
    McCullagh and Nelder 1989. Errors: ``Undefined`` for fewer than three points, counts that are not whole, unknown
    numbers, no event at all, or events at the first or the last time only, where no steepness is steep enough.
    """
    places = _places(times, same_length(counts, denominators, what="Counts and denominators"))
    events = [whole(each, "A count") for each in counts]
    people = [above_zero(each, "A denominator") for each in denominators]
    _check_events(places, events)
    model, total, base = _fitted(places, events, people), sum(events), sum(people)
    deviance, z = _deviance(events, model.expected), deviate(confidence)
    pearson = sum((o - m) ** 2 / m for o, m in zip(events, model.expected, strict=True))
    p_value = chi_squared_above(_deviance(events, [total * n / base for n in people]) - deviance, 1)
    freedom = len(events) - 2
    change = Estimate(
        value=exp(model.slope),
        lower=exp(model.slope - z * model.error),
        upper=exp(model.slope + z * model.error),
        numerator=total,
        denominator=base,
        multiplier=1,
        confidence=confidence,
        method="Poisson log-linear trend, Wald limits",
        p_value=p_value,
    )
    uneven = chi_squared_above(pearson, freedom)
    few = TOO_FEW if len(events) <= FEW_POINTS else ""
    return Trend(
        change=change,
        p_value=p_value,
        wald_p=erfc(abs(model.slope) / model.error / sqrt(2)),
        deviance=deviance,
        pearson=pearson,
        freedom=freedom,
        dispersion=pearson / freedom,
        dispersion_p=uneven,
        note=" ".join(filter(None, (few, UNEVEN if uneven < 0.05 else ""))),
    )


def trend_of_proportions(
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    times: Sequence[float | None] | None = None,
) -> ProportionTrend:
    """Cochran-Armitage test for a straight trend of proportions (R's prop.trend.test).

    T^2 / var T with T = sum t (x - n p), var T = p (1 - p) (sum n t^2 - (sum n t)^2 / sum n), p over all.
    Errors: ``Undefined`` as for ``proportion``, for fewer than three points, and where all or none have it.
    """
    places = _places(times, same_length(counts, denominators, what="Counts and denominators"))
    parts = [at_least_zero(each, "A count") for each in counts]
    people = [above_zero(each, "A denominator") for each in denominators]
    if any(x > n for x, n in zip(parts, people, strict=True)):
        raise Undefined("A count is above its denominator, so it is no proportion of it.")
    share = sum(parts) / sum(people)
    if share in (0, 1):
        raise Undefined("All or none have it at every time, so nothing can rise or fall.")
    score = sum(t * (x - n * share) for t, x, n in zip(places, parts, people, strict=True))
    moment = sum(n * t for t, n in zip(places, people, strict=True))
    spread = sum(n * t * t for t, n in zip(places, people, strict=True)) - moment**2 / sum(people)
    statistic = score**2 / (share * (1 - share) * spread)
    return ProportionTrend(statistic, chi_squared_above(statistic, 1))


def _places(times: Sequence[float | None] | None, number: int) -> list[float]:
    if number < 3:
        raise Undefined("A trend needs three points or more.")
    if times is None:
        return [float(place) for place in range(number)]
    if len(times) != number:
        raise Undefined("Times and counts are not of the same length.")
    found = [known(each, "A time") for each in times]
    if min(found) == max(found):
        raise Undefined("All points are of one time.")
    return found


def _check_events(places: list[float], events: list[int]) -> None:
    when = {place for place, count in zip(places, events, strict=True) if count}
    if not when:
        raise Undefined("There was no event at any time, so there is no trend.")
    if when in ({min(places)}, {max(places)}):
        raise Undefined("All events were at one end of the time, so the trend has no finite steepness.")


def _fitted(places: list[float], events: list[int], people: list[float]) -> _Fit:
    """Given all events, the slope is where the expected mean time is the one seen; Newton's steps, none too long."""
    total = sum(events)
    seen = sum(t * o for t, o in zip(places, events, strict=True)) / total
    slope, step = 0.0, 0.0
    for _ in range(100):
        weights = _shares(places, people, slope)
        mean = sum(t * w for t, w in zip(places, weights, strict=True))
        variance = sum((t - mean) ** 2 * w for t, w in zip(places, weights, strict=True))
        longest = 2 / (max(places) - min(places))
        step = max(-longest, min(longest, (seen - mean) / variance))
        slope += step
        if abs(step) <= 1e-15 * max(1.0, abs(slope)):
            break
    return _Fit(slope, 1 / sqrt(total * variance), [total * w for w in _shares(places, people, slope)])


def _shares(places: list[float], people: list[float], slope: float) -> list[float]:
    """The share of all events expected at each time."""
    logs = [log(n) + slope * t for t, n in zip(places, people, strict=True)]
    top = max(logs)
    parts = [exp(each - top) for each in logs]
    total = sum(parts)
    return [part / total for part in parts]


def _deviance(events: list[int], expected: list[float]) -> float:
    return 2 * sum((o * log(o / m) if o else 0.0) - (o - m) for o, m in zip(events, expected, strict=True))
