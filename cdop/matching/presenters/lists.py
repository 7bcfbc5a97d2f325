"""Lists of deaths and their rows, in tables and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import day, moment
from cdop.matching.checking import FIELDS, LABELS, Checked, is_adult
from cdop.matching.finding import Suggestion
from cdop.matching.models import DeathList, ListRow, ListSource, RowState
from cdop.matching.presenters.pairs import Number, sentence

TONES = {
    RowState.FOUND: "done",
    RowState.POSSIBLE: "soon",
    RowState.NOT_NOTIFIED: "late",
    RowState.NOTIFIED: "done",
    RowState.NOT_OURS: "plain",
    RowState.HELD: "late",
}


@dataclass(frozen=True)
class Like:
    """A record that is like a row: what it suggests, and why."""

    reference: str
    suggests: str
    why: str
    may_be: bool


def lists_table(lists: Iterable[DeathList]) -> Table:
    columns = [Column("List"), Column("From"), Column("Period"), Column("Brought in"), Column("By")]
    columns += [Column("Rows", is_number=True), *(Column(state.label, is_number=True) for state in RowState)]
    rows = [
        (
            Cell(f"List {each.number}", url=reverse("matching:list", args=[each.pk])),
            ListSource(each.source).label,
            period(each),
            moment(each.loaded_at),
            each.loaded_by_name,
            each.read,  # type: ignore[attr-defined]
            *(getattr(each, state.code) for state in RowState),
        )
        for each in lists
    ]
    return Table("Lists brought in", columns, rows)


def period(each: DeathList) -> str:
    return f"{day(each.period_from)} to {day(each.period_to)}"


def numbers(listed: DeathList, shown: str) -> list[Number]:
    """ "Rows 40", then each state that has rows."""
    found = [Number(listed.read, "rows", "?", not shown)]  # type: ignore[attr-defined]
    for state in RowState:
        number = getattr(listed, state.code)
        if number or shown == state.code:
            found.append(Number(number, state.label.lower(), f"?show={state.code}", shown == state.code))
    return found


def rows_table(listed: DeathList, rows: Iterable[ListRow], caption: str) -> Table:
    """Rows without what they say: who they name is seen on the row's own page."""
    columns = [Column("Line"), Column("State"), Column("What to know"), Column("Case")]
    return Table(caption, columns, [_row(listed, row) for row in rows])


def _row(listed: DeathList, row: ListRow) -> tuple[object, ...]:
    url = reverse("matching:row", args=[listed.pk, row.line])
    words = "decide about this row" if row.is_waiting else "open"
    case = row.case
    return (
        Cell(f"Line {row.line}", url=url, hidden_text=words),
        Cell(RowState(row.state).label, tone=TONES[RowState(row.state)]),
        told(row),
        Cell(case.reference, url=reverse("cases:case", args=[case.reference])) if case else "",
    )


def told(row: ListRow) -> str:
    """What is to be known about a row without a name."""
    if row.problems and row.state == RowState.HELD:
        return " ".join(row.problems)
    if row.state == RowState.NOT_OURS:
        return row.reason
    return " ".join(
        f"{each.reference}: {each.suggests[:1].lower()}{each.suggests[1:]}." for each in likes(row)
    )


def likes(row: ListRow) -> list[Like]:
    return [
        Like(
            each["case"],
            Suggestion(each["suggestion"]).label,
            f"{sentence(each['reasons'])} (score {each['score']})",
            each["suggestion"] == Suggestion.SAME_CHILD,
        )
        for each in row.like
    ]


def lines(checked: Checked) -> list[Line]:
    """The row as it is read."""
    return [Line(LABELS[name], _value(checked.values.get(name))) for name in FIELDS]


def warning(checked: Checked) -> str:
    if is_adult(checked.values):
        return (
            "By these dates the person was 18 or over at death, so the death is outside child death review."
        )
    return ""


def _value(value: Any) -> Any:
    return value.replace("_", " ").capitalize() if value in ("male", "female", "indeterminate") else value
