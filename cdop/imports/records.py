"""From text to records with their lines. An open quotation mark costs its own record, never those after it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 1000
"""Lines one record may span; beyond them its quotation mark is taken to be open."""

_REFERENCE = re.compile(r"(?=\S*[0-9])\S{1,40}")
csv.field_size_limit(1 << 30)  # the size of the file is the limit


@dataclass(frozen=True)
class Record:
    """The cells of one record, the line of the file it begins on, and whether a quotation mark stayed open."""

    line: int
    cells: list[str]
    is_open: bool = False


class Records:
    """The records of a text: the first is its head, the others come from `after`."""

    def __init__(self, text: str) -> None:
        # Python's own splitting would also cut at form feeds and line separators inside a text.
        self._lines = list(io.StringIO(text, newline=""))
        self.delimiter, self._start = self._dialect()
        self.head, self._next = self._head()

    def after(self, reference_at: int) -> Iterator[Record]:
        """Every record below the head that holds anything; its reference stands in cell `reference_at`."""
        place = self._next
        while place < len(self._lines):
            cells, end = self._read(place, LONGEST)
            swallowed = self._swallowed(place, end, cells, reference_at)
            if swallowed:
                cells, end = self._read(place, swallowed - place)[0], swallowed
            if any(cell.strip() for cell in cells):
                yield Record(place + 1, cells, bool(swallowed))
            place = end

    def _dialect(self) -> tuple[str, int]:
        """The delimiter and the place of the head: below blank lines and the line `sep=;` of spreadsheets."""
        for place, line in enumerate(self._lines):
            declared = re.fullmatch(r"sep=([,;\t])\s*", line)
            if declared:
                return declared[1], place + 1
            if line.strip():
                return max(",;\t", key=line.count), place
        return ",", len(self._lines)

    def _head(self) -> tuple[list[str], int]:
        if self._start >= len(self._lines):
            return [], self._start
        return self._read(self._start, 50)

    def _read(self, place: int, most: int) -> tuple[list[str], int]:
        """The record that begins at line `place`, of at most so many lines, and the place after it."""
        window = iter(self._lines[place : place + most])
        reader = csv.reader(window, delimiter=self.delimiter)
        cells = next(reader, [])
        return cells, place + max(1, reader.line_num)

    def _swallowed(self, place: int, end: int, cells: Sequence[str], reference_at: int) -> int:
        """Where the next record begins inside one that spans several lines; 0 when it spans them rightly."""
        for inner in range(place + 1, end):
            if self._is_record(inner, reference_at):
                return inner
        return place + 1 if end - place >= LONGEST else 0

    def _is_record(self, place: int, reference_at: int) -> bool:
        """Whether a line read by itself has all columns and a reference where it belongs."""
        columns = len(self.head)
        if self._lines[place].count(self.delimiter) < min(columns, 3) - 1:
            return False
        cells, _ = self._read(place, 50)
        return len(cells) == columns > 1 and bool(_REFERENCE.fullmatch(cells[reference_at].strip()))
