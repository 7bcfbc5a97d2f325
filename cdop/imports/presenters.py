"""Words and shapes of the pages of imports. Asks no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cdop.core import words
from cdop.core.shapes import Cell, Column, Table
from cdop.imports.checking import Checked
from cdop.imports.extract import CASE_COLUMNS, element
from cdop.imports.lines import Line
from cdop.imports.models import Batch, Row, RowState
from cdop.imports.queries import SHOWN
from cdop.jobs.presenters import Progress

TONES = {
    RowState.ACCEPTED: "done",
    RowState.HELD: "late",
    RowState.DUPLICATE: "soon",
    RowState.OUT_OF_SCOPE: "plain",
}
LABELS = {
    "accepted": "accepted",
    "needs_you": "need you",
    "duplicates": "possible duplicates",
    "confirmed": "kept as duplicates",
    "out_of_scope": "out of scope",
}
_COLUMNS = (
    Column("Reference"),
    Column("Line", is_number=True),
    Column("State"),
    Column("What to know"),
)
_COMPARED_ONLY_IN_ROW = ("learning",)


@dataclass(frozen=True)
class Count:
    """How many rows there are of a kind, with the address that shows them."""

    number: int
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Compared:
    """One question, answered by the row and by the case."""

    label: str
    row: str
    case: str
    differs: bool


def counts(batch: Batch, shown: str) -> list[Count]:
    """ "Read 747", then each kind that has rows, in the order of the report."""
    read = Count(batch.read, "read", "?", not shown)  # type: ignore[attr-defined]
    kinds = [(name, getattr(batch, name)) for name in SHOWN]
    return [read] + [
        Count(number, LABELS[name], f"?show={name}", shown == name)
        for name, number in kinds
        if number or name != "confirmed"
    ]


def batches_table(batches: Iterable[Batch]) -> Table:
    columns = [
        Column("Import"),
        Column("File"),
        Column("Brought in"),
        Column("By"),
        Column("Read", is_number=True),
    ]
    columns += [Column(LABELS[name].capitalize(), is_number=True) for name in SHOWN]
    rows = [
        (
            Cell(f"Import {batch.pk}", url=reverse("imports:batch", args=[batch.pk])),
            batch.cases_name,
            words.moment(batch.imported_at),
            batch.imported_by_name,
            batch.read,  # type: ignore[attr-defined]
            *(getattr(batch, name) for name in SHOWN),
        )
        for batch in batches
    ]
    return Table("Earlier imports", columns, rows)


def rows_table(rows: Iterable[Row], caption: str) -> Table:
    columns = [
        Column("Reference"),
        Column("Line", is_number=True),
        Column("State"),
        Column("What to know"),
        Column("Case"),
    ]
    return Table(caption, columns, [_row(row) for row in rows])


def _row(row: Row) -> tuple[object, ...]:
    mend = reverse("imports:row", args=[row.batch_id, row.line]) if row.needs_someone else ""
    case = row.case
    return (
        Cell(row.case_ref or "None", url=mend, hidden_text="decide about this row" if mend else ""),
        row.line,
        Cell(state_words(row), tone=tone(row)),
        " ".join(problem["message"] for problem in row.problems),
        Cell(case.reference, url=reverse("cases:case", args=[case.reference])) if case else "",
    )


def state_words(row: Row) -> str:
    if row.state == RowState.DUPLICATE and row.settled_at:
        return "Kept as duplicate"
    return RowState(row.state).label


def tone(row: Row) -> str:
    return TONES[RowState(row.state)]


def steps(batch: Batch, work: Progress) -> list[tuple[str, str]]:
    """How far the import is, in words and in rows."""
    so_far = ("Rows brought in so far", f"{batch.read:,}")  # type: ignore[attr-defined]
    return [(work.title, work.words)] + ([] if work.is_over else [so_far])


def told(lines: Iterable[Line]) -> list[Line]:
    """Rows of a trial that have something to know, those that would wait for someone first; not what is there
    already."""
    news = [line for line in lines if line.checked.problems and not line.earlier]
    return sorted(news, key=lambda line: line.state not in (RowState.HELD, RowState.DUPLICATE))


def trial_table(lines: Sequence[Line], most: int) -> Table:
    """The first `most` rows of `told`."""
    return Table(
        "Rows with something to know",
        _COLUMNS,
        [
            (
                line.case_ref[:40] or "None",
                line.raw.line,
                Cell(line.state.label, tone=TONES[line.state]),
                " ".join(problem.message for problem in line.checked.problems),
            )
            for line in told(lines)[:most]
        ],
    )


def compare(text: Mapping[str, str], checked: Checked, case: Mapping[str, Any]) -> list[Compared]:
    """The row and the case side by side, question by question."""
    return [
        _compared(column, text.get(column, ""), checked.values.get(column), case.get(column))
        for column in CASE_COLUMNS
        if column not in _COMPARED_ONLY_IN_ROW
    ]


def _compared(column: str, text: str, value: Any, other: Any) -> Compared:
    mine = _shown(column, value) or text.strip()
    theirs = _shown(column, other)
    return Compared(element(column).label, mine, theirs, mine != theirs)


def _shown(column: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    codes = element(column).codes
    if codes is not None:
        given = value if isinstance(value, list) else [value]
        return "; ".join(codes.label_of(code) if codes.has(code) else str(code) for code in given)
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if element(column).kind.is_number:
        return f"{float(value):g}"
    return str(value).strip()
