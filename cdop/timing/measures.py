"""How timely a panel's work was: each measure as a share, with what is unknown told apart. Pure.

The lengths are those of the definitions, not the panel's own: a measure that moves with a setting compares nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import quantiles

from cdop.dataset.codelists import DeadlineCode, DeadlineUnit, HoldReason, Severity
from cdop.timing.deadlines import due_after
from cdop.timing.limits import Length
from cdop.timing.times import CaseTimes, Event, Happened

Start = Callable[[CaseTimes], Happened | None]


@dataclass(frozen=True)
class Measure:
    """A definition: of the cases `counted`, how many had `done` within `length` of `start`."""

    key: str
    label: str
    start: Start
    done: Event
    length: Length
    counted: Callable[[CaseTimes], bool] = lambda times: True


@dataclass(frozen=True)
class Share:
    """The outcome of a measure. In time and late make the denominator; the rest is told apart, never dropped.

    `unknown`: a day is missing, so that nothing can be said. `running`: not done, and not yet due.
    """

    key: str
    label: str
    in_time: int = 0
    late: tuple[str, ...] = ()
    unknown: int = 0
    running: int = 0
    left_out: int = 0
    """Cases of which the measure is not asked."""

    @property
    def of(self) -> int:
        return self.in_time + len(self.late)


@dataclass(frozen=True)
class Days:
    """Lower quartile, median and upper quartile of a number of days; None of each with fewer than two cases."""

    number: int = 0
    quartiles: tuple[float, float, float] | None = None

    @property
    def median(self) -> float | None:
        return self.quartiles[1] if self.quartiles else None


@dataclass(frozen=True)
class Timeliness:
    """Every measure of a set of cases, and the days from death to review with holds and without."""

    cases: int
    shares: tuple[Share, ...] = ()
    reviewed: int = 0
    days: Days = field(default_factory=Days)
    days_without_holds: Days = field(default_factory=Days)


def _length(offset: int, unit: DeadlineUnit) -> Length:
    return Length(offset, unit, Severity.AIM)


def _from(event: Event) -> Start:
    return lambda times: times.happened.get(event)


def _meeting_or_inquest(times: CaseTimes) -> Happened | None:
    known = [times.happened[e] for e in (Event.MEETING_SETTLED, Event.INQUEST_ENDED) if e in times.happened]
    return max(known, key=lambda one: one.on, default=None)


U, E = DeadlineUnit, Event
MEASURES = (
    Measure(
        "notified_24h", "Panel notified within 24 hours", _from(E.DIED), E.RECEIVED, _length(24, U.HOURS)
    ),
    Measure(
        "notified_48h", "Panel notified within 48 hours", _from(E.DIED), E.RECEIVED, _length(48, U.HOURS)
    ),
    Measure(
        DeadlineCode.NOTIFY_NCMD.code,
        "National database notified within 48 hours of the death",
        _from(E.DIED),
        E.NOTICE_SENT,
        _length(48, U.HOURS),
    ),
    Measure(
        DeadlineCode.CDRM.code,
        "Review meeting within three months of the death",
        _from(E.DIED),
        E.MEETING,
        _length(3, U.MONTHS),
        counted=lambda times: E.NO_MEETING not in times.happened,
    ),
    Measure(
        DeadlineCode.CDOP_AFTER_CDRM.code,
        "Panel within six weeks of the review meeting or the inquest",
        _meeting_or_inquest,
        E.REVIEWED,
        _length(6, U.WEEKS),
        counted=lambda times: E.REVIEWED in times.happened and not times.was_held_for(HoldReason.THEMED),
    ),
    Measure(
        DeadlineCode.KPI_6M.code,
        "Reviewed within six months of the death",
        _from(E.DIED),
        E.REVIEWED,
        _length(6, U.MONTHS),
    ),
    Measure(
        DeadlineCode.KPI_12M.code,
        "Reviewed within twelve months of the death",
        _from(E.DIED),
        E.REVIEWED,
        _length(12, U.MONTHS),
    ),
)


def measure(cases: Iterable[CaseTimes], now: datetime, today: date) -> Timeliness:
    """Every measure over these cases; those that count for no death of the panel are passed over."""
    counted = [times for times in cases if times.is_counted]
    spent = [e for times in counted if (e := times.elapsed(today)) and e.is_over]
    return Timeliness(
        cases=len(counted),
        shares=tuple(share(each, counted, now) for each in MEASURES),
        reviewed=len(spent),
        days=_days([one.days for one in spent]),
        days_without_holds=_days([one.without_holds for one in spent]),
    )


def share(asked: Measure, cases: Sequence[CaseTimes], now: datetime) -> Share:
    """One measure over these cases."""
    verdicts = [(times.reference, _verdict(asked, times, now)) for times in cases]
    said = [verdict for _, verdict in verdicts]
    return Share(
        asked.key,
        asked.label,
        said.count("in time"),
        tuple(sorted(reference for reference, verdict in verdicts if verdict == "late")),
        said.count("unknown"),
        said.count("running"),
        said.count("left out"),
    )


def _verdict(asked: Measure, times: CaseTimes, now: datetime) -> str:
    if not asked.counted(times):
        return "left out"
    start, done = asked.start(times), times.happened.get(asked.done)
    if start is None:
        return "unknown"
    due = due_after(start, asked.length)
    if done:
        return "late" if due.is_missed_by(done) else "in time"
    if times.is_closed:
        return "unknown"  # it came to an end here or in an earlier register, and the day was not kept
    return "late" if due.is_past(now) else "running"


def returned_in_time(requests: Iterable[tuple[str, date, date | None]], today: date) -> Share:
    """Agencies' forms: (reference of the case, due on, returned on or None) of each that was not waived."""
    asked = list(requests)
    late = [ref for ref, due, back in asked if (back and back > due) or (back is None and today > due)]
    return Share(
        DeadlineCode.FORM_RETURN.code,
        "Agencies’ forms returned in time",
        in_time=sum(back is not None and back <= due for _, due, back in asked),
        late=tuple(sorted(late)),
        running=sum(back is None and today <= due for _, due, back in asked),
    )


def _days(numbers: Sequence[int]) -> Days:
    if len(numbers) < 2:
        return Days(len(numbers))
    low, middle, high = quantiles(numbers, n=4, method="inclusive")
    return Days(len(numbers), (low, middle, high))
