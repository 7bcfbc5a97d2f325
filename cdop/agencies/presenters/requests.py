"""Requests in words: who has answered, who is late and by how many days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from cdop.agencies import questions, rules
from cdop.agencies.models import Request, RequestStep, What
from cdop.agencies.persons import Person
from cdop.agencies.queries import ChaseCounts
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import count, day, moment
from cdop.dataset.codelists.agencies import AgencyType
from cdop.dataset.codelists.agencies import RequestStatus as S

SOON_DAYS = 7
_TONES = {
    S.DRAFT: "open",
    S.SENT: "waiting",
    S.VIEWED: "waiting",
    S.PART_COMPLETE: "waiting",
    S.RETURNED: "done",
    S.NIL_RETURN: "done",
    S.WAIVED: "plain",
    S.REFUSED: "plain",
}
COLUMNS = (
    Column("Agency"),
    Column("State"),
    Column("Sent"),
    Column("Chased"),
    Column("Wanted by"),
    Column("Answered"),
)


@dataclass(frozen=True)
class Lateness:
    """How a request stands to its day: words ("12 days late"), and the tone of the tag."""

    words: str
    tone: str


def state(request: Request) -> Cell:
    found = rules.state_of(request)
    under = "Escalated" if request.escalated_on and rules.is_open(request) else ""
    return Cell(found.label, tone=_TONES[found], under=under)


def lateness(request: Request, *, on: date) -> Lateness | None:
    """Only of a request whose answer is awaited."""
    if not rules.is_open(request) or request.due_on is None:
        return None
    late = (on - request.due_on).days
    if late > 0:
        return Lateness(f"{count(late, 'day')} late", "late")
    if late == 0:
        return Lateness("Due today", "soon")
    return Lateness(f"In {count(-late, 'day')}", "soon" if -late < SOON_DAYS else "")


def summary(requests: Sequence[Request], *, on: date) -> str:
    """`5 of 8 agencies have answered. 2 are late, the latest by 12 days.`"""
    if not requests:
        return ""
    back = sum(request.state in rules.BACK for request in requests)
    late = [(on - r.due_on).days for r in requests if rules.is_open(r) and r.due_on and r.due_on < on]
    have = "has" if back == 1 and len(requests) == 1 else "have"
    said = f"{back} of {count(len(requests), 'agency', 'agencies')} {have} answered."
    if len(late) == 1:
        said += f" 1 is late, by {count(late[0], 'day')}."
    elif late:
        said += f" {len(late)} are late, the latest by {count(max(late), 'day')}."
    drafts = sum(request.state == S.DRAFT for request in requests)
    return said + (f" {count(drafts, 'request was', 'requests were')} not sent yet." if drafts else "")


def table(requests: Sequence[Request], *, on: date) -> Table:
    """The requests of one case, those that are late first."""
    ordered = sorted(requests, key=lambda r: (not rules.is_open(r), r.due_on or date.max, r.agency.name))
    return Table("Agencies asked about this death", COLUMNS, [_row(r, on) for r in ordered])


def _row(request: Request, on: date) -> tuple[object, ...]:
    return (
        Cell(request.agency.name, url=reverse("agencies:request", args=[request.pk]), under=kind(request)),
        state(request),
        _day(request.sent_at),
        chased(request),
        due(request, on=on),
        _day(request.returned_at),
    )


def kind(request: Request) -> str:
    """The kind of agency, unless its name says so already."""
    label = AgencyType.label_of(request.agency.type)
    return "" if label == request.agency.name else label


def due(request: Request, *, on: date) -> Cell:
    if request.due_on is None:
        return Cell("")
    found = lateness(request, on=on)
    if found and found.tone == "late":
        return Cell(found.words, tone="late", is_day=True, under=day(request.due_on))
    return Cell(day(request.due_on), is_day=True, under=found.words if found else "")


def chased(request: Request) -> Cell:
    """How often it was chased since it was asked, and when last."""
    times: int = request.chased  # type: ignore[attr-defined]
    last = request.chased_at  # type: ignore[attr-defined]
    if not times:
        return Cell("Not yet" if rules.is_open(request) else "")
    return Cell(count(times, "time"), under=day(last), is_day=True)


def _day(value: object) -> Cell:
    return Cell(day(value), is_day=True) if value else Cell("")  # type: ignore[arg-type]


def facts(request: Request, person: Person | None, *, on: date) -> list[Line]:
    """One request in lines."""
    asked = questions.asked_words(request.sections, request.supplementary)
    lines = [
        Line("Asked for", ", ".join(asked)),
        Line("Who answers", f"{person.words} ({person.email})" if person else "Nobody yet"),
        Line("Sent", moment(request.sent_at) if request.sent_at else "Not yet"),
    ]
    if request.due_on:
        found = lateness(request, on=on)
        lines.append(Line("Wanted by", day(request.due_on) + (f" ({_lower(found.words)})" if found else "")))
    if request.returned_at:
        lines.append(Line("Answered", moment(request.returned_at)))
    if request.waived_reason:
        lines.append(Line("Why it is not needed", request.waived_reason))
    if request.note:
        lines.append(Line("Note for the office", request.note))
    return lines


def steps(found: Sequence[RequestStep], people: Mapping[UUID, Person]) -> Table:
    """Everything that happened, newest first."""
    columns = [
        Column("When"),
        Column("What happened"),
        Column("By"),
        Column("To or by whom there"),
        Column("Words"),
    ]
    rows = [
        (
            Cell(moment(step.recorded_at), is_day=True),
            What(step.what).label,
            step.recorded_by_name,
            _who(step, people),
            step.words,
        )
        for step in reversed(found)
    ]
    return Table("What happened to this request", columns, rows)


def _who(step: RequestStep, people: Mapping[UUID, Person]) -> str:
    person = people.get(step.contact_id) if step.contact_id else None
    return person.words if person else ""


def needs(counts: ChaseCounts) -> list[tuple[int, str, str]]:
    """(how many, words, address) of what waits for somebody."""
    return [
        (counts.overdue, "overdue", "?late=overdue"),
        (counts.due_soon, "wanted within 7 days", "?late=soon"),
        (counts.escalated, "escalated", "?late=escalated"),
        (counts.drafts, "never sent", f"?state={S.DRAFT.code}"),
        (counts.letters, "letters in trouble", f"{reverse('agencies:letters')}?state=troubled"),
    ]


def chased_words(reminded: int, refused: Sequence[tuple[Request, str]]) -> list[str]:
    """What a bulk reminder did, in sentences; the same reason is said once."""
    said = [f"{count(reminded, 'agency was', 'agencies were')} reminded."] if reminded else []
    reasons = list(dict.fromkeys(sentence for _, sentence in refused))
    if refused:
        left = count(len(refused), "request was left as it is", "requests were left as they are")
        said.append(f"{left}. {' '.join(reasons)}")
    return said


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
