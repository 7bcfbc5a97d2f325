"""When something is due and how it stands: from what happened, the rule in force and the moment now. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from django.utils import timezone

from cdop.dataset.codelists import DeadlineCode, DeadlineUnit
from cdop.timing.calendar import add_months, add_working_days
from cdop.timing.exemptions import not_applicable, not_running
from cdop.timing.limits import LIMITS, Length, Limit, shipped
from cdop.timing.times import CaseTimes, Happened

SOON = timedelta(days=7)
SOON_HOURS = timedelta(hours=24)
_DAY = 24


@lru_cache(maxsize=8)
def today_of(now: datetime) -> date:
    """The day in England at a moment; asked for each limit of each case of a long list."""
    return timezone.localdate(now)


class Verdict(Enum):
    """How a limit stands, in words, with the tone of the tag."""

    NOT_APPLICABLE = "Does not apply", ""
    NOT_STARTED = "Not running", "plain"
    DUE = "Due", "waiting"
    DUE_SOON = "Due soon", "soon"
    OVERDUE = "Overdue", "late"
    BREACHED = "Done late", "open"
    MET = "Done in time", "done"

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def tone(self) -> str:
        return self.value[1]

    @property
    def is_waiting(self) -> bool:
        return self in (Verdict.DUE, Verdict.DUE_SOON, Verdict.OVERDUE)


@dataclass(frozen=True)
class Rule:
    """The length in force: the shipped one, or (`is_own`) the panel's own `since` a day."""

    code: DeadlineCode
    length: Length
    since: date = date.min
    is_own: bool = False
    note: str = ""
    set_by: str = ""


@dataclass(frozen=True)
class RuleBook:
    """What a panel set for itself, by code, the newest first; a code without any goes by what is shipped."""

    settings: Mapping[DeadlineCode, Sequence[Rule]] = field(default_factory=dict)

    def rule(self, code: DeadlineCode, on: date) -> Rule:
        """The rule for what begins on the day `on`: the newest that was in force by then."""
        in_force = (rule for rule in self.settings.get(code, ()) if rule.since <= on)
        return next(in_force, Rule(code, shipped(code)))


@dataclass(frozen=True)
class Due:
    """The last day, with the last moment where hours are counted from a known moment."""

    on: date
    at: datetime | None = None

    def is_past(self, now: datetime) -> bool:
        return now > self.at if self.at else today_of(now) > self.on

    def is_soon(self, now: datetime) -> bool:
        if self.at:
            return now > self.at - SOON_HOURS
        return today_of(now) > self.on - SOON

    def is_missed_by(self, done: Happened) -> bool:
        """Whether it was done too late. Where only the day is known, the day decides."""
        return done.at > self.at if self.at and done.at else done.on > self.on


@dataclass(frozen=True)
class Deadline:
    """One limit of one case: from when, due when, done when, and how it stands. `why` says what is not plain."""

    limit: Limit
    rule: Rule
    verdict: Verdict
    start: Happened | None = None
    due: Due | None = None
    done: Happened | None = None
    why: str = ""


def due_after(start: Happened, length: Length) -> Due:
    """When something that began then is due.

    Hours run from the moment, whatever the clock does that night. Where only the day is known they run from
    its end: whole days of hours end with a day, so that a clock change neither gives nor takes an hour.
    """
    if length.unit is not DeadlineUnit.HOURS:
        return Due(_day_after(start.on, length))
    if start.at:
        at = start.at.astimezone(UTC) + timedelta(hours=length.offset)
        return Due(timezone.localdate(at), at)
    days, hours = divmod(length.offset, _DAY)
    if not hours:
        return Due(start.on + timedelta(days=days))
    midnight = timezone.make_aware(datetime.combine(start.on + timedelta(days=1), time()))
    at = midnight.astimezone(UTC) + timedelta(hours=length.offset)
    return Due(timezone.localdate(at), at)


def _day_after(start: date, length: Length) -> date:
    match length.unit:
        case DeadlineUnit.WORKING_DAYS:
            return add_working_days(start, length.offset)
        case DeadlineUnit.MONTHS:
            return add_months(start, length.offset)
        case DeadlineUnit.WEEKS:
            return start + timedelta(weeks=length.offset)
    return start + timedelta(days=length.offset)


def evaluate(limit: Limit, book: RuleBook, times: CaseTimes, now: datetime) -> Deadline:
    """How one limit stands for one case at the moment `now`."""
    done = times.happened.get(limit.done)
    start = _start(limit, times)
    rule = book.rule(limit.code, start.on if start else today_of(now))
    if why := not_applicable(limit.code, times):
        return Deadline(limit, rule, Verdict.NOT_APPLICABLE, start, done=done, why=why)
    if done is None and (why := not_running(limit.code, times, today_of(now))):
        return Deadline(limit, rule, Verdict.NOT_STARTED, start, why=why)
    if start is None:
        why = "The day it is counted from is not recorded." if done else ""
        return Deadline(limit, rule, Verdict.NOT_STARTED, done=done, why=why)
    due = due_after(start, rule.length)
    return Deadline(limit, rule, _verdict(due, done, now), start, due, done)


def evaluate_all(book: RuleBook, times: CaseTimes, now: datetime) -> list[Deadline]:
    """Every limit of a case, in the order of its life."""
    return [evaluate(limit, book, times, now) for limit in LIMITS.values()]


def evaluate_waiting(book: RuleBook, times: CaseTimes, now: datetime) -> list[Deadline]:
    """Those that still wait for something to be done; measures remind nobody and are passed over."""
    asked = (one for one in LIMITS.values() if not one.is_measure and one.done not in times.happened)
    return [found for one in asked if (found := evaluate(one, book, times, now)).verdict.is_waiting]


def _start(limit: Limit, times: CaseTimes) -> Happened | None:
    known = [times.happened[event] for event in limit.start if event in times.happened]
    if not known:
        return None
    return max(known, key=lambda one: one.on) if limit.is_from_latest else known[0]


def _verdict(due: Due, done: Happened | None, now: datetime) -> Verdict:
    if done:
        return Verdict.BREACHED if due.is_missed_by(done) else Verdict.MET
    if due.is_past(now):
        return Verdict.OVERDUE
    return Verdict.DUE_SOON if due.is_soon(now) else Verdict.DUE


def next_due(waiting: Sequence[Deadline]) -> Deadline | None:
    """Of what still waits (`evaluate_waiting`), what is due first."""
    dated = [(each.due.on, place, each) for place, each in enumerate(waiting) if each.due]
    return min(dated)[2] if dated else None
