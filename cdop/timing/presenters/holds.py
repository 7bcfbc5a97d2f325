"""The holds of a case as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import count, day
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.models import Hold


def holds_table(holds: Sequence[Hold], reference: str, *, on: date, may_edit: bool) -> Table:
    """Why, what waits, from when to when, and what needs somebody's attention."""
    heads = ("Hold", "Stands", "Keeps waiting", "From", "To", "Note")
    rows = [_row(hold, reference, on, may_edit) for hold in holds]
    return Table("Holds", [Column(head) for head in heads], rows)


def _row(hold: Hold, reference: str, on: date, may_edit: bool) -> tuple[object, ...]:
    url = reverse("timing:hold", args=[reference, hold.pk]) if may_edit else ""
    words, tone, under = _standing(hold, on)
    return (
        Cell(HoldReason(hold.reason).label, url=url, hidden_text="– change" if url else ""),
        Cell(words, tone=tone, under=under),
        Blocks(hold.blocks).label,
        Cell(day(hold.started_on), is_day=True),
        Cell(day(hold.ended_on), is_day=True) if hold.ended_on else Cell("Open", under=_expected(hold)),
        hold.note,
    )


def _expected(hold: Hold) -> str:
    return f"expected {day(hold.expected_end)}" if hold.expected_end else "no end expected yet"


def _standing(hold: Hold, on: date) -> tuple[str, str, str]:
    if hold.ended_on:
        return "Ended", "plain", count((hold.ended_on - hold.started_on).days, "day")
    so_far = f"{count((on - hold.started_on).days, 'day')} so far"
    if hold.expected_end and hold.expected_end < on:
        late = count((on - hold.expected_end).days, "day")
        return "Ask again", "late", f"{late} past its expected end; {so_far}"
    return "Open", "waiting", so_far


def hold_lines(hold: Hold) -> list[Line]:
    """A hold as it is saved now, to be compared with what somebody typed. Whom to ask is not opened for that."""
    return [
        Line("Reason", HoldReason(hold.reason).label),
        Line("What it keeps waiting", Blocks(hold.blocks).label),
        Line("Began", hold.started_on),
        Line("Expected to end", hold.expected_end),
        Line("Ended", hold.ended_on),
        Line("Note", hold.note),
    ]
