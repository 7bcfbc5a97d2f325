"""A figure as it may be shown, made from counts or taken as published. Pure: knows no database."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cdop.indicators.definitions import Indicator
from cdop.reference.codes import Status
from cdop.reference.periods import Period
from cdop.reference.queries import PublishedValue
from cdop.statistics import Estimate, Undefined, compare, event_limits, proportion, rate

UNRELIABLE = "u"
AS_PUBLISHED = "as published"


@dataclass(frozen=True)
class Reading:
    """A figure of an area and period.

    `value` is what may be shown: None for too few events or no figure at all, and `note` says which. `estimate`
    is what comparisons rest on; a figure published without an interval has none. `mark` is "u" for a rate on few
    events. `edition` is where it comes from; blank for a figure that nobody published.
    """

    gss_code: str
    period: Period
    value: float | None = None
    estimate: Estimate | None = None
    numerator: float | None = None
    denominator: float | None = None
    mark: str = ""
    note: str = ""
    edition: str = ""
    trend: str = ""

    @property
    def is_known(self) -> bool:
        return self.value is not None or self.estimate is not None

    @property
    def limits(self) -> tuple[float, float] | None:
        """The interval, where the value itself may be shown."""
        if self.value is None or self.estimate is None:
            return None
        return self.estimate.lower, self.estimate.upper


def measured(
    indicator: Indicator, gss: str, when: Period, count: float, denominator: float, edition: str = ""
) -> Reading:
    """The rate or proportion of counts, with its interval and the indicator's rule for small counts.

    Also for a panel's own cases over births or population; such a figure names no edition.
    """
    made = Reading(gss, when, numerator=count, denominator=denominator, edition=edition)
    how = proportion if indicator.is_proportion else rate
    try:
        estimate = how(count, denominator, indicator.multiplier)
    except Undefined as undefined:
        return replace(made, note=str(undefined))
    return _shown(indicator, replace(made, value=estimate.value, estimate=estimate))


def from_rate(
    indicator: Indicator, gss: str, when: Period, count: float, value: float, edition: str
) -> Reading:
    """A publisher's rate of a year whose denominator is not published: the interval follows from the count."""
    lower, upper, method = event_limits(count)
    scale = value / count if count else None
    made = Reading(gss, when, value=value, numerator=count, edition=edition)
    if scale is not None:
        told = f"{AS_PUBLISHED}; limits by {method}"
        estimate = Estimate(
            value, lower * scale, upper * scale, count, None, indicator.multiplier, 0.95, told
        )
        made = replace(made, estimate=estimate)
    return _shown(indicator, made)


def from_published(indicator: Indicator, when: Period, row: PublishedValue) -> Reading:
    """A published figure as it stands; its interval is worked out only where none is printed but counts are."""
    made = Reading(
        row.gss_code,
        when,
        value=row.value,
        numerator=row.count,
        denominator=row.denominator,
        mark=UNRELIABLE if row.is_unreliable else "",
        edition=row.edition,
        trend=row.trend,
    )
    if row.value is None:
        withheld = row.status == Status.SUPPRESSED
        return replace(made, note="Withheld by the publisher." if withheld else "Not published.")
    if row.lower is None or row.upper is None:
        return _shown(indicator, _with_limits(indicator, made))
    estimate = Estimate(
        row.value,
        row.lower,
        row.upper,
        row.count,
        row.denominator,
        indicator.multiplier,
        0.95,
        AS_PUBLISHED,
    )
    return _shown(indicator, replace(made, estimate=estimate))


def _with_limits(indicator: Indicator, made: Reading) -> Reading:
    if made.numerator is None or made.denominator is None:
        return made
    how = proportion if indicator.is_proportion else rate
    try:
        found = how(made.numerator, made.denominator, indicator.multiplier)
    except Undefined:
        return made
    return replace(made, estimate=replace(found, value=made.value or 0.0))


def _shown(indicator: Indicator, made: Reading) -> Reading:
    rule, count = indicator.small, made.numerator
    if rule is None or count is None:
        return made
    if count < rule.fewest:
        told = f"Fewer than {rule.fewest} deaths: no rate is given."
        return replace(made, value=None, note=told)
    return replace(made, mark=UNRELIABLE) if count < rule.reliable_from else made


@dataclass(frozen=True)
class Compared:
    """A figure against a benchmark. `verdict` is blank where none can be drawn, and `why` says so."""

    reading: Reading
    benchmark: Reading | None
    verdict: str = ""
    why: str = ""


def compared(indicator: Indicator, reading: Reading, benchmark: Reading | None) -> Compared:
    """In the field's rule: the benchmark's value against the area's interval, ends included."""
    if reading.estimate is None:
        why = "No interval is published." if reading.is_known else reading.note
        return Compared(reading, benchmark, why=why)
    value = None
    if benchmark is not None:
        value = benchmark.estimate.value if benchmark.estimate else benchmark.value
    if value is None:
        return Compared(reading, benchmark, why="No figure of the benchmark is published for this period.")
    return Compared(reading, benchmark, compare(reading.estimate, value, indicator.polarity))
