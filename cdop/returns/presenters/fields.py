"""One case as a national form asks for it: a table for each part of the form."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.core.shapes import Cell, Column, Table
from cdop.returns.case_level import UNCHECKED, FieldLine, Known

PARTS = {"notification": "Notification", "reporting": "Reporting", "analysis": "Analysis"}
_COLUMNS = (
    Column("Field of the national form"),
    Column("What to enter"),
    Column("Where it comes from"),
)


def tables(lines: Sequence[FieldLine]) -> list[Table]:
    """In the order of the form; a part that the mapping adds later stands under its own name."""
    parts = dict.fromkeys(line.part for line in lines)
    return [
        Table(PARTS.get(part, part), _COLUMNS, [_row(line) for line in lines if line.part == part])
        for part in parts
    ]


def summary(lines: Sequence[FieldLine]) -> str:
    """“52 fields: 30 recorded, 20 not recorded, 2 not shown.”"""
    said = {
        known: sum(line.known is known for line in lines)
        for known in (Known.RECORDED, Known.BLANK, Known.WITHHELD)
    }
    words = [
        f"{said[Known.RECORDED]} recorded",
        f"{said[Known.BLANK]} not recorded",
        *([f"{said[Known.WITHHELD]} not shown"] if said[Known.WITHHELD] else []),
    ]
    return f"{len(lines)} fields: {', '.join(words)}."


def notice(lines: Sequence[FieldLine]) -> str:
    """That nobody has checked the mapping, as long as that is so of any field."""
    return "" if all(line.is_checked for line in lines) else UNCHECKED


def _row(line: FieldLine) -> tuple[object, ...]:
    return Cell(line.theirs, under=line.note), _entered(line), line.origin


def _entered(line: FieldLine) -> Cell:
    """What is not there stands smaller than an answer, so that it is not typed in as one."""
    if line.known is Known.RECORDED:
        return Cell(line.words)
    if line.known is Known.WITHHELD:
        return Cell("Not shown", tone="waiting")
    return Cell("", under="Not recorded")
