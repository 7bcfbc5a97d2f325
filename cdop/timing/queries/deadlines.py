"""How the time limits of cases stand.

What is due next is worked out in Python, not in SQL: limits are data of the panel (working days, months, the later
of two days), and open cases number hundreds. The cost is four queries and then arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.dataset.codelists import DeadlineCode
from cdop.timing.deadlines import Deadline, Verdict, evaluate_all, evaluate_waiting, next_due
from cdop.timing.models import Hold, NationalNotice
from cdop.timing.queries.holds import holds_of
from cdop.timing.queries.limits import rule_book
from cdop.timing.queries.notices import notices_of
from cdop.timing.queries.times import times_of_all, times_of_one
from cdop.timing.times import CaseTimes, Elapsed


@dataclass(frozen=True)
class NextDue:
    """What of a case is due first, and whether it is late."""

    code: DeadlineCode
    on: date
    verdict: Verdict
    overdue: int
    """How many limits of the case are past."""

    @property
    def is_late(self) -> bool:
        return self.verdict is Verdict.OVERDUE


@dataclass(frozen=True)
class Dates:
    """Everything about time that the page of one case shows."""

    times: CaseTimes
    deadlines: list[Deadline]
    holds: list[Hold]
    notices: list[NationalNotice]


def dates_of(case: Case, *, by: AnyActor, now: datetime | None = None) -> Dates:
    """The limits, holds and notices of a case; five queries."""
    holds, notices = holds_of(case, by=by), notices_of(case, by=by)
    times = times_of_one(case, holds)
    return Dates(times, evaluate_all(rule_book(by), times, now or timezone.now()), holds, notices)


def times_of(case: Case, *, by: AnyActor) -> CaseTimes:
    """What happened to the case and when."""
    check(by, Permission.CASE_VIEW)
    return times_of_one(case, holds_of(case, by=by))


def deadlines_of(case: Case, *, by: AnyActor, now: datetime | None = None) -> list[Deadline]:
    """Every limit of the case and how it stands."""
    return dates_of(case, by=by, now=now).deadlines


def elapsed_of(times: CaseTimes, *, on: date | None = None) -> Elapsed | None:
    """The days since the death, with holds and without, so far or until the review."""
    return times.elapsed(on or timezone.localdate())


def due_dates(cases: QuerySet[Case], *, by: AnyActor, now: datetime | None = None) -> dict[int, NextDue]:
    """What each of `cases` has due next, by the number of its row; a case with nothing due is left out.

    Meant for open cases: `due_dates(cases_of(by).open(), by=by)`.
    """
    check(by, Permission.CASE_VIEW)
    if by.panel_id is None:
        return {}
    moment, book = now or timezone.now(), rule_book(by)
    found = {}
    for pk, times in times_of_all(cases, by.panel_id).items():
        waiting = evaluate_waiting(book, times, moment)
        first = next_due(waiting)
        if first and first.due:
            late = sum(each.verdict is Verdict.OVERDUE for each in waiting)
            found[pk] = NextDue(first.limit.code, first.due.on, first.verdict, late)
    return found
