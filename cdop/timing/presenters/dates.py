"""The dates of a case: each limit and how it stands, the days recorded, the days that went by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import count, day, moment
from cdop.dataset.codelists import NoticeKind
from cdop.timing.deadlines import Deadline, Due, Verdict
from cdop.timing.models import NationalNotice
from cdop.timing.presenters.limits import from_start, whose
from cdop.timing.rules import BY_HAND
from cdop.timing.times import CaseTimes, Elapsed, Event, Happened

NOT_THESE = (Verdict.NOT_APPLICABLE,)


def limits_table(deadlines: Sequence[Deadline], now: datetime) -> Table:
    """Those that apply: what, how it stands, due, done, from when, and whose rule it is."""
    columns = [
        Column("Time limit"),
        Column("Stands"),
        Column("Due"),
        Column("Done"),
        Column("Counted from"),
        Column("Whose rule"),
    ]
    rows = [_row(each, now) for each in deadlines if each.verdict not in NOT_THESE]
    note = (
        "Limits of hours run from the time of death where it is recorded, else from the end of that day. "
        "Where only the day of doing is known, the day decides."
    )
    return Table("Time limits of this case", columns, rows, notes=(note,))


def exempt(deadlines: Sequence[Deadline]) -> list[tuple[str, str]]:
    """Those that do not apply, and why."""
    return [(each.limit.code.label, each.why) for each in deadlines if each.verdict in NOT_THESE]


def _row(each: Deadline, now: datetime) -> tuple[object, ...]:
    length = from_start(each.rule.length, each.limit.from_words)
    words, tone = _stands(each)
    return (
        Cell(each.limit.code.label, under=length),
        Cell(words, tone=tone, under=each.why or _distance(each, now)),
        _due(each.due),
        _happened(each.done, "Not yet" if each.verdict.is_waiting else "Not recorded"),
        _happened(each.start, "Not recorded"),
        Cell(whose(each.rule), under=each.rule.length.severity.label),
    )


def _stands(each: Deadline) -> tuple[str, str]:
    """The verdict and its tone; a measure that was missed is past, and calls nobody."""
    if each.limit.is_measure and each.verdict is Verdict.OVERDUE:
        return "Past", "plain"
    return each.verdict.words, each.verdict.tone


def _happened(what: Happened | None, nothing: str) -> Cell:
    if what is None:
        return Cell(nothing)
    return Cell(day(what.on), is_day=True, under=f"{timezone.localtime(what.at):%H:%M}" if what.at else "")


def _due(due: Due | None) -> Cell:
    if due is None:
        return Cell("–", hidden_text="no day")
    return Cell(day(due.on), is_day=True, under=f"{timezone.localtime(due.at):%H:%M}" if due.at else "")


def _distance(each: Deadline, now: datetime) -> str:
    """`3 days late`, `today`, `in 12 days`; how late it was done."""
    if each.due is None:
        return ""
    until = each.done.on if each.done else timezone.localdate(now)
    days = (until - each.due.on).days
    if each.verdict in (Verdict.OVERDUE, Verdict.BREACHED):
        return f"{count(days, 'day')} late" if days else "late by hours"
    if each.verdict is Verdict.MET:
        return f"{count(-days, 'day')} before it was due" if days else "on the day it was due"
    return f"in {count(-days, 'day')}" if days else "today"


def elapsed_words(elapsed: Elapsed | None) -> str:
    """The days since the death, with holds and without, in a sentence or two."""
    if elapsed is None:
        return "The day of death is not recorded, so no days can be counted."
    gone = count(elapsed.days, "day")
    have = "has" if elapsed.days == 1 else "have"
    so_far = f"{gone} {have} gone by since the death."
    first = f"The panel reviewed the death after {gone}." if elapsed.is_over else so_far
    if not elapsed.held:
        return f"{first} None of them was on hold."
    was = "was" if elapsed.held == 1 else "were"
    return (
        f"{first} {count(elapsed.held, 'day')} of them {was} on hold, which leaves {elapsed.without_holds:,}."
    )


def days(times: CaseTimes, reference: str, *, may_edit: bool) -> list[Line]:
    """The days that are recorded on this page, each with the way to record or correct it."""
    lines = []
    for kind in BY_HAND:
        on: date | None = times.on(Event(kind.code))
        url = reverse("timing:day", args=[reference, kind.code])
        actions = [("Change" if on else "Record", url)] if may_edit else []
        lines.append(Line(kind.label, on, actions))
    return lines


@dataclass(frozen=True)
class Sending:
    """One sending to the national database, in words, with its number for withdrawing it."""

    number: int
    words: str


def notices(rows: Sequence[NationalNotice]) -> list[Sending]:
    return [Sending(row.pk, _sending(row)) for row in rows]


def _sending(row: NationalNotice) -> str:
    when = day(row.sent_on)
    if row.sent_time:
        when = moment(timezone.make_aware(datetime.combine(row.sent_on, row.sent_time)))
    number = f", number {row.national_id}" if row.national_id else ""
    return f"{NoticeKind(row.what).label} sent on {when}{number}"
