"""The papers of a case as a table. No queries."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.attachments.checking import TYPES
from cdop.attachments.kinds import PaperKind, ScanState
from cdop.attachments.queries import Paper
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day

_COLUMNS = (Column("File"), Column("What it is"), Column("Added"), Column("Size", unit="kB", is_number=True))


def papers(held: Sequence[Paper], *, may_open: bool, may_withdraw: bool) -> Table:
    """One line a paper; a withdrawn one says so and opens no more."""
    rows = [_row(paper, may_open=may_open) for paper in held]
    if not may_withdraw:
        return Table("Files of this case", _COLUMNS, rows)
    ways = [_way_out(paper) for paper in held]
    columns = (*_COLUMNS, Column("Withdraw"))
    return Table("Files of this case", columns, [(*row, way) for row, way in zip(rows, ways, strict=True)])


def _row(paper: Paper, *, may_open: bool) -> tuple[object, ...]:
    held = paper.attachment
    words = TYPES[held.suffix].words
    may = may_open or not held.is_identifiable
    title = paper.title or "Your role does not open it"
    url = reverse("attachments:download", args=[held.id]) if may and held.is_handed_out else ""
    return (
        Cell(title, url=url, under=_state(paper)),
        Cell(PaperKind(held.kind).label, under=words if held.is_identifiable else f"{words}, names nobody"),
        Cell(day(held.added_at.date()), is_day=True, under=held.added_by_name),
        max(1, round(held.size / 1024)),
    )


def _state(paper: Paper) -> str:
    held = paper.attachment
    if held.withdrawn_at is not None:
        return f"Withdrawn on {day(held.withdrawn_at.date())}: {held.withdrawn_reason}"
    return "" if held.scan == ScanState.CLEAN else ScanState(held.scan).label


def _way_out(paper: Paper) -> Cell:
    held = paper.attachment
    if held.withdrawn_at is not None:
        return Cell("")
    return Cell("Withdraw", url=reverse("attachments:withdraw", args=[held.id]), hidden_text=paper.title)
