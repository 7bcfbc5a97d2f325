"""The worklist in words: what waits, by urgency, and one line for each case. No queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cdop.access.actors import Actor
from cdop.access.permissions import Permission as P
from cdop.artefacts.document import Column as SheetColumn
from cdop.artefacts.document import TableBlock
from cdop.cases.models import Case, Draft
from cdop.cases.presenters.words import age_at_death, area_words, due_words, next_step, state_words
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day, moment
from cdop.dataset.codelists import HoldReason
from cdop.dataset.forms import section
from cdop.jobs.models import Job
from cdop.jobs.registry import find
from cdop.timing.models import Hold
from cdop.timing.queries import NextDue
from cdop.worklist.filters import near, past
from cdop.worklist.listing import Listing
from cdop.worklist.searching import Found

NOT_KNOWN = "Not known"
COLUMNS = (
    Column("Reference", sort="reference"),
    Column("Age at death", sort="age"),
    Column("Since death", unit="days", is_number=True, sort="days"),
    Column("Stage and next step", sort="stage"),
    Column("Due", sort="due"),
    Column("Waiting for"),
    Column("Area"),
)


@dataclass(frozen=True)
class Need:
    """One line of what waits: how many, of what, where to see exactly those; `more` a few words beside it."""

    number: int
    words: str
    url: str
    more: str = ""
    tone: str = ""


def needs(told: Listing, *, by: Actor, on: date) -> list[Need]:
    """What waits for somebody, the most urgent first; what there is none of is left out."""
    return [need for need in _all_needs(told, by, on) if need.number]


def _all_needs(told: Listing, by: Actor, on: date) -> list[Need]:
    waiting, here = told.waiting, reverse("worklist:today")
    late = "late"
    cases = [
        Need(
            waiting.from_outside,
            "told from outside, to be checked",
            reverse("notifications:unchecked"),
            tone=late,
        ),
        Need(waiting.to_check, "to be checked", f"{here}?stage=received"),
        Need(len(past(told.dues)), "past a time limit", f"{here}?stage=open&limit=late", tone=late),
        Need(waiting.overdue, "next step overdue", f"{here}?stage=open&due=overdue", tone=late),
        Need(waiting.due_soon, "next step due within 7 days", f"{here}?stage=open&due=soon"),
        Need(len(near(told.dues, on)), "a limit within 7 days", f"{here}?stage=open&limit=soon"),
        Need(waiting.ready, "ready to be listed for panel", f"{here}?stage=ready_for_panel"),
        Need(waiting.awaiting_sign_off, "waiting for sign-off", f"{here}?stage=awaiting_sign_off"),
        Need(waiting.holds, "on hold past the expected end", reverse("worklist:holds")),
        Need(
            waiting.signals,
            "signals of more deaths than expected",
            reverse("monitoring:over_time"),
            tone=late,
        ),
    ]
    return [*cases, *(_of_the_office(told, on) if by.may(P.CASE_EDIT) else ())]


def _of_the_office(told: Listing, on: date) -> list[Need]:
    """What only those who record cases can see to."""
    waiting = told.waiting
    oldest = waiting.oldest_request
    asked = reverse("agencies:requests")
    return [
        Need(
            waiting.requests,
            "answers overdue from agencies",
            f"{asked}?late=overdue",
            more=f"the oldest by {count((on - oldest).days, 'day')}" if oldest else "",
            tone="late",
        ),
        Need(waiting.pairs, "possible duplicates", reverse("matching:pairs")),
        Need(waiting.transfers, "transfers to decide", reverse("transfers:transfers")),
        Need(waiting.sent_back, "offers another panel sent back", reverse("transfers:transfers")),
        Need(waiting.rows, "imported rows to decide", reverse("imports:batches")),
        Need(
            waiting.letters, "letters that may not have gone", f"{reverse('agencies:letters')}", tone="late"
        ),
        Need(waiting.jobs, "pieces of work that failed", reverse("worklist:failed"), tone="late"),
        Need(waiting.drafts, "sections you began and did not save", reverse("worklist:drafts")),
    ]


def table(rows: Sequence[Case], told: Listing, *, caption: str, on: date) -> Table:
    """One line a case. No name, no NHS number, no date of birth or death."""
    return Table(caption, COLUMNS, [_row(case, told, on) for case in rows])


def caption(first: int, last: int, total: int) -> str:
    """`Cases 26 to 50 of 725`; `1 case`."""
    return f"Cases {first:,} to {last:,} of {total:,}" if total > last - first + 1 else count(total, "case")


def _row(case: Case, told: Listing, on: date) -> tuple[object, ...]:
    words, tone = state_words(case)
    link = reverse("cases:case", args=[case.reference])
    return (
        Cell(case.reference, url=link, is_day=True, under=case.source_reference),
        age_at_death(case) or NOT_KNOWN,
        (on - case.died_on).days if case.died_on else NOT_KNOWN,
        Cell(words, tone=tone, under=next_step(case)),
        _due(case, told.dues.get(case.pk), on),
        Cell(_waiting_for(case)),
        area_words(case, told.names) or NOT_KNOWN,
    )


def _due(case: Case, limit: NextDue | None, on: date) -> Cell:
    """When the next step is due; under it a time limit that is past or near."""
    due_on: date | None = case.due_on  # type: ignore[attr-defined]
    is_late = due_on is not None and due_on < on
    return Cell(due_words(due_on, on), tone="late" if is_late else "", under=limit_words(limit, on))


def limit_words(limit: NextDue | None, on: date) -> str:
    """`Past: Review meeting, since 3 May 2026`; nothing while a limit is more than a week away."""
    if limit is None or (not limit.is_late and (limit.on - on).days >= 7):
        return ""
    past_or_by = "Past" if limit.is_late else "By"
    return f"{past_or_by} {day(limit.on)}: {limit.code.label}"


def _waiting_for(case: Case) -> str:
    waiting: int = case.requests_open  # type: ignore[attr-defined]
    late: int = case.requests_overdue  # type: ignore[attr-defined]
    if not waiting:
        return ""
    return count(waiting, "agency", "agencies") + (f", {late} late" if late else "")


def sheet(rows: Sequence[Case], told: Listing, *, on: date) -> TableBlock:
    """The same lines for a file, with each word of a cell in a column of its own."""
    columns = (
        SheetColumn("Reference"),
        SheetColumn("Your reference"),
        SheetColumn("Age at death"),
        SheetColumn("Since death", numeric=True, unit="days"),
        SheetColumn("Stage"),
        SheetColumn("Next step"),
        SheetColumn("Next step due"),
        SheetColumn("Time limit"),
        SheetColumn("Agencies awaited", numeric=True),
        SheetColumn("Agencies late", numeric=True),
        SheetColumn("Area"),
    )
    return TableBlock("cases", "Cases", columns, tuple(_line(case, told, on) for case in rows))


def _line(case: Case, told: Listing, on: date) -> tuple[str | int | None, ...]:
    due_on: date | None = case.due_on  # type: ignore[attr-defined]
    return (
        case.reference,
        case.source_reference,
        age_at_death(case) or NOT_KNOWN,
        (on - case.died_on).days if case.died_on else None,
        state_words(case)[0],
        next_step(case),
        day(due_on) if due_on else "",
        limit_words(told.dues.get(case.pk), on),
        case.requests_open,  # type: ignore[attr-defined]
        case.requests_overdue,  # type: ignore[attr-defined]
        area_words(case, told.names) or NOT_KNOWN,
    )


_FOUND = (Column("Reference"), Column("Age at death"), Column("Stage"), Column("Found by"))
_HOLDS = (Column("Case"), Column("Waiting for"), Column("Since"), Column("Expected end"))
_JOBS = (Column("Work"), Column("Ended"), Column("What happened"))
_DRAFTS = (Column("Section"), Column("Case"), Column("Kept"))


def _link(case: Case) -> Cell:
    return Cell(case.reference, url=reverse("cases:case", args=[case.reference]), is_day=True)


def found_table(found: Sequence[Found], *, on: date) -> Table:
    """Cases that a search found, and by what; no name."""
    rows = []
    for one in found:
        words, tone = state_words(one.case)
        why = ", ".join(one.why)
        rows.append((_link(one.case), age_at_death(one.case) or NOT_KNOWN, Cell(words, tone=tone), why))
    return Table("Cases found", _FOUND, rows)


def holds(rows: Sequence[Hold], *, on: date) -> Table:
    return Table("Cases on hold", _HOLDS, [_hold(row, on) for row in rows])


def _hold(row: Hold, on: date) -> tuple[object, ...]:
    ends = row.expected_end
    is_past = ends is not None and ends < on
    words = day(ends) if ends else NOT_KNOWN
    return (
        _link(row.case),
        HoldReason(row.reason).label,
        Cell(day(row.started_on), is_day=True),
        Cell(
            f"{words}, {count((on - ends).days, 'day')} ago" if ends and is_past else words,
            tone="late" if is_past else "",
        ),
    )


def jobs(rows: Sequence[Job]) -> Table:
    return Table("Work that failed", _JOBS, [_job(row) for row in rows])


def _job(row: Job) -> tuple[object, ...]:
    ended = moment(row.finished_at) if row.finished_at else ""
    return Cell(find(row.kind).title, url=reverse("jobs:job", args=[row.id])), ended, row.last_error


def drafts(rows: Sequence[Draft]) -> Table:
    return Table("Sections you did not save", _DRAFTS, [_draft(row) for row in rows])


def _draft(row: Draft) -> tuple[object, ...]:
    back = reverse("cases:section", args=[row.case.reference, row.slug])
    return Cell(section(row.slug).title, url=back), _link(row.case), moment(row.saved_at)
