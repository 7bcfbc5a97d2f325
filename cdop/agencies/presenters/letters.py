"""Letters in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from cdop.agencies.models import Request
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import moment
from cdop.letters.kinds import KINDS
from cdop.letters.models import Letter, LetterState
from cdop.letters.sealing import Open

_TONES = {
    LetterState.QUEUED: "waiting",
    LetterState.SENDING: "waiting",
    LetterState.SENT: "done",
    LetterState.FAILED: "late",
    LetterState.DOUBTFUL: "soon",
}


def title(letter: Letter) -> str:
    return KINDS[letter.kind].title if letter.kind in KINDS else letter.kind


def state(letter: Letter) -> Cell:
    found = LetterState(letter.state)
    return Cell(found.label, tone=_TONES[found], under=letter.last_error)


def table(letters: Sequence[Letter], requests: Mapping[str, Request], *, caption: str) -> Table:
    """Letters with what each is about, newest first. No mailbox: that stands on the letter's own page."""
    columns = [Column("Written"), Column("Letter"), Column("About"), Column("State"), Column("Sent")]
    return Table(caption, columns, [_row(letter, requests.get(letter.about)) for letter in letters])


def _row(letter: Letter, request: Request | None) -> tuple[object, ...]:
    return (
        Cell(moment(letter.written_at), url=reverse("agencies:letter", args=[letter.pk]), is_day=True),
        title(letter),
        about(request),
        state(letter),
        Cell(moment(letter.sent_at) if letter.sent_at else "", is_day=True),
    )


def about(request: Request | None) -> Cell:
    if request is None:
        return Cell("")
    url = reverse("agencies:request", args=[request.pk])
    return Cell(request.agency.name, url=url, under=f"Case {request.case.reference}")


def facts(letter: Letter, text: Open) -> list[Line]:
    """Who it went to and when; each sending that was asked for by a person counts."""
    lines = [
        Line("To", text.recipient),
        Line("Subject", text.subject),
        Line("Written", moment(letter.written_at)),
    ]
    if letter.sent_at:
        lines.append(Line("Sent", moment(letter.sent_at)))
    if letter.attempts > 1:
        lines.append(Line("Asked to be sent", f"{letter.attempts} times"))
    return lines
