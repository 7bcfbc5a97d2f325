"""Rates: events over those at risk, crude, directly standardised, and the indirectly standardised ratio."""

from collections.abc import Sequence
from math import sqrt

from .estimate import Estimate, Undefined, above_zero, at_least_zero, same_length
from .poisson import event_limits

FEWEST_TO_STANDARDISE = 10  # events; below this the method is not reliable (Morris and others 2018)


def rate(
    count: float | None, denominator: float | None, multiplier: float = 1000, confidence: float = 0.95
) -> Estimate:
    """A crude rate: multiplier x count / denominator, in events per ``multiplier`` of the denominator's unit.

    Interval: limits of the count over the denominator, exact Poisson below 10 events and Byar's from 10; no events
    give (0, 3.689 / denominator) at 95 %. Source: APHO Technical Briefing 3 (2008); Fingertips technical guidance.
    A count above its denominator is allowed: events may recur, and births and deaths are of different people.
    Errors: ``Undefined`` if a number is unknown or below 0, or the denominator is 0.
    """
    events = at_least_zero(count, "The count")
    people = above_zero(denominator, "The denominator")
    scale = above_zero(multiplier, "The multiplier") / people
    lower, upper, method = event_limits(events, confidence)
    return Estimate(
        value=events * scale,
        lower=lower * scale,
        upper=upper * scale,
        numerator=events,
        denominator=people,
        multiplier=multiplier,
        confidence=confidence,
        method=method,
    )


def standardised_rate(
    counts: Sequence[float | None],
    populations: Sequence[float | None],
    standard: Sequence[float | None],
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """A directly standardised rate: multiplier x sum(w O/n) / sum(w), in events per ``multiplier`` standard persons.

    One entry a group (age band) in each list; ``standard`` are the weights w, in any unit. Interval of Dobson and
    others (Statistics in Medicine 1991; 10: 457): rate + sqrt(var rate / O) x (limit of O - O), with Byar's limits
    of all events O and var rate = sum(w^2 O/n^2) / (sum w)^2. Say which standard was used; children need one of
    their own, since the European one is of all ages. Errors: ``Undefined`` as for ``rate``, and below ten events.
    """
    same_length(counts, populations, standard, what="Counts, populations and standard")
    events = [at_least_zero(each, "A count") for each in counts]
    people = [above_zero(each, "A population") for each in populations]
    weights = [at_least_zero(each, "A weight of the standard") for each in standard]
    weight, total = above_zero(sum(weights), "The standard"), sum(events)
    if total < FEWEST_TO_STANDARDISE:
        raise Undefined(
            f"Fewer than {FEWEST_TO_STANDARDISE} events are too few to standardise; give the crude rate."
        )
    per_person = [w / n / weight for w, n in zip(weights, people, strict=True)]
    value = sum(o * w for o, w in zip(events, per_person, strict=True))
    spread = sqrt(sum(o * w * w for o, w in zip(events, per_person, strict=True)) / total)
    lower, upper, _ = event_limits(total, confidence)
    scale = above_zero(multiplier, "The multiplier")
    return Estimate(
        value=value * scale,
        lower=max(0.0, (value + spread * (lower - total)) * scale),
        upper=(value + spread * (upper - total)) * scale,
        numerator=total,
        denominator=sum(people),
        multiplier=multiplier,
        confidence=confidence,
        method="Dobson's method",
    )


def standardised_ratio(
    count: float | None,
    populations: Sequence[float | None],
    standard_counts: Sequence[float | None],
    standard_populations: Sequence[float | None],
    multiplier: float = 100,
    confidence: float = 0.95,
) -> Estimate:
    """An indirectly standardised ratio: multiplier x events seen / events expected; 100 means as many as expected.

    Expected events E are sum(n x standard count / standard population) over the groups. Interval: limits of the
    count over E, exact below 10 events and Byar's from 10. The ``denominator`` of the answer is E, in events.
    Source: APHO Technical Briefing 3. Two such ratios of different areas must not be compared with each other.
    Errors: ``Undefined`` as for ``rate``, and when nothing was expected.
    """
    same_length(populations, standard_counts, standard_populations, what="Populations and the standard")
    events = at_least_zero(count, "The count")
    expected = sum(
        at_least_zero(n, "A population")
        * at_least_zero(o, "A standard count")
        / above_zero(m, "A standard population")
        for n, o, m in zip(populations, standard_counts, standard_populations, strict=True)
    )
    scale = above_zero(multiplier, "The multiplier") / above_zero(expected, "The expected number of events")
    lower, upper, method = event_limits(events, confidence)
    return Estimate(
        value=events * scale,
        lower=lower * scale,
        upper=upper * scale,
        numerator=events,
        denominator=expected,
        multiplier=multiplier,
        confidence=confidence,
        method=method,
    )
