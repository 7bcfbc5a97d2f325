"""What happened to one case and when, as far as time limits ask. Values only: no question, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from cdop.cases.states import NOT_COUNTED, State
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.intervals import Span, days_covered


class Event(StrEnum):
    """What a time limit is counted from or met by. Some are named as the `DayKind` by which they are recorded."""

    DIED = "died"
    AWARE = "aware"
    RECEIVED = "received"
    NOTICE_SENT = "notification"
    ANALYSIS_SENT = "analysis"
    REGISTERED = "registered"
    REGISTRAR_TOLD = "registrar_told"
    CORONER_DECIDED = "coroner_decided"
    CORONER_TOLD = "coroner_told"
    JAR_PLANNED = "jar_planned"
    JAR_VISITED = "jar_visited"
    INCIDENT_KNOWN = "incident_known"
    INCIDENT_NOTIFIED = "incident_notified"
    RAPID_REVIEWED = "rapid_reviewed"
    INQUEST_ENDED = "inquest_ended"
    NO_MEETING = "no_meeting"
    MEETING_UNKNOWN = "meeting_unknown"
    MEETING = "meeting"
    MEETING_SETTLED = "meeting_settled"
    """The last review meeting, or the day on which it was recorded that none was held."""
    REVIEWED = "reviewed"
    YEAR_END = "year_end"
    """31 March of the year in which the panel reviewed."""


@dataclass(frozen=True)
class Happened:
    """A day, with the moment where it is known."""

    on: date
    at: datetime | None = None

    @classmethod
    def moment(cls, at: datetime) -> Happened:
        return cls(timezone.localdate(at), at)


@dataclass(frozen=True)
class Held:
    """A hold as time limits see it. It covers the day it started and runs to the day it ended, not including it."""

    reason: HoldReason
    blocks: Blocks
    started_on: date
    ended_on: date | None = None
    expected_end: date | None = None

    def is_open(self, on: date) -> bool:
        return self.started_on <= on and (self.ended_on is None or self.ended_on > on)

    def span(self, today: date) -> Span:
        return Span(self.started_on, self.ended_on or today)


@dataclass(frozen=True)
class Elapsed:
    """The days from the death to the review, or so far; and how many of them the case was on hold."""

    span: Span
    held: int
    is_over: bool

    @property
    def days(self) -> int:
        return self.span.days

    @property
    def without_holds(self) -> int:
        return self.days - self.held


@dataclass(frozen=True)
class CaseTimes:
    """Everything about one case that time limits ask."""

    reference: str
    state: str
    happened: Mapping[Event, Happened] = field(default_factory=dict)
    holds: tuple[Held, ...] = ()
    jar: str = ""
    """Whether a joint agency response was triggered: a code of Ynk, or blank."""
    visit: str = ""
    """Whether its joint visit was made: a code of YnkNa, or blank."""
    coroner: str = ""
    """Whether the death was referred to the coroner: a code of Ynk, or blank."""

    @property
    def is_counted(self) -> bool:
        return self.state not in NOT_COUNTED

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    def on(self, event: Event) -> date | None:
        found = self.happened.get(event)
        return found.on if found else None

    def was_held_for(self, reason: HoldReason) -> bool:
        return any(hold.reason is reason for hold in self.holds)

    def elapsed(self, today: date) -> Elapsed | None:
        """None while the day of death is not known."""
        died = self.on(Event.DIED)
        if died is None:
            return None
        reviewed = self.on(Event.REVIEWED)
        span = Span(died, max(died, reviewed or today))
        return Elapsed(span, days_covered((h.span(today) for h in self.holds), span), reviewed is not None)
