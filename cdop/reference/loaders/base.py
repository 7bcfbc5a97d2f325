"""What a loader is, and how it goes through a file line by line, gathering faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cdop.reference.files import MOST_PROBLEMS, BadCell, BadFile, Line, Problem, Sheet
from cdop.reference.models import EditionRow

GSS = re.compile(r"[EKNSW][0-9]{8}")
LTLA = re.compile(r"E0[6-9][0-9]{6}")
LSOA = re.compile(r"E01[0-9]{6}")
FIRST_YEAR, LAST_YEAR = 1900, 2100

Row = tuple[Any, ...]
Made = Iterator[tuple["Target", Row]]


@dataclass(frozen=True)
class Target:
    """A table and its columns in the order of a row; the first `keys` columns are what makes a row unique."""

    model: type[EditionRow]
    fields: tuple[str, ...]
    keys: int
    may_repeat: bool = False


@dataclass(frozen=True)
class Loader:
    """A layout: the columns it must and may have, what the manifest gives, how a line becomes rows."""

    name: str
    columns: tuple[str, ...]
    make: Callable[[Line, Mapping[str, Any]], Made]
    optional: tuple[str, ...] = ()
    given: Mapping[str, type] = field(default_factory=dict)
    check: Callable[[list[Line]], BadCellAt | None] = lambda lines: None


@dataclass(frozen=True)
class BadCellAt:
    """A fault that shows only when the whole file is seen."""

    row: int
    field: str
    message: str


@dataclass
class Reading:
    """What came of a file: its count of rows, and the rows for each table."""

    count: int = 0
    tables: dict[Target, dict[Row, Row]] = field(default_factory=dict)

    def add(self, target: Target, row: Row) -> None:
        """Keep a row. Raises BadCell when its key was there before with another content."""
        table = self.tables.setdefault(target, {})
        key = row[: target.keys]
        held = table.setdefault(key, row)
        if held is not row and (held != row or not target.may_repeat):
            told = ", ".join(str(part) for part in key)
            raise BadCell("", f"there is more than one row for {told}. Keep the right one.")


def read(loader: Loader, sheet: Sheet, columns: Mapping[str, str], given: Mapping[str, Any]) -> Reading:
    """Go through the whole file. Raises BadFile with its faults, each by row and column."""
    reading = Reading()
    lines: list[Line] = []
    problems: list[Problem] = []
    try:
        for line in sheet.lines(columns):
            lines.append(line)
            try:
                for target, row in loader.make(line, given):
                    reading.add(target, row)
            except BadCell as bad:
                problems.append(Problem(sheet.file, line.number, columns.get(bad.field, ""), bad.message))
    except BadFile as bad_file:  # the file cannot be read beyond this line
        problems.extend(bad_file.problems)
    if problems:
        raise BadFile(problems[:MOST_PROBLEMS], more=max(0, len(problems) - MOST_PROBLEMS))
    if not lines:
        raise sheet.refusal("there is no row beneath the header. Fetch the file again from its source.")
    whole = loader.check(lines)
    if whole is not None:
        raise sheet.refusal(whole.message, row=whole.row, column=columns[whole.field])
    reading.count = len(lines)
    return reading
