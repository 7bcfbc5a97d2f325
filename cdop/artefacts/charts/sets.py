"""Which things were found together: a row of dots for each group, a bar for how often, a mark for what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.artefacts.charts.lettering import text_width
from cdop.artefacts.charts.scale import Number, scale_for, written
from cdop.artefacts.charts.svg import BLUE, GRID, INK, QUIET, WHITE, WIDE, Drawing

ROW = 30
THICK = 16
MOST_SETS, MOST_ROWS = 8, 12


@dataclass(frozen=True)
class SetRow:
    """One group: the places of its members among the sets, from 0, and two numbers in the same unit."""

    members: tuple[int, ...]
    value: Number
    expected: Number


def set_rows(
    *,
    title: str,
    description: str,
    sets: Sequence[str],
    rows: Sequence[SetRow],
    unit: str,
    expected: str,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of at most eight sets, named above by number, and at most twelve rows in the order handed in.

    `unit` names the bars, `expected` says what the thin marks are.
    Raises ValueError for more, for none, or for a row that names a set there is not.
    """
    if not 2 <= len(sets) <= MOST_SETS or not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"A chart of sets has 2 to {MOST_SETS} sets and 1 to {MOST_ROWS} rows.")
    if any(not row.members or not set(row.members) <= set(range(len(sets))) for row in rows):
        raise ValueError("A row of a chart of sets names one or more of its sets.")
    return _Sets(Drawing(title, description, width), sets, rows, unit, expected, note).draw()


class _Sets:
    """Lays out one chart from the top down: names, what the marks are, rows, axis, note."""

    def __init__(
        self,
        drawing: Drawing,
        sets: Sequence[str],
        rows: Sequence[SetRow],
        unit: str,
        expected: str,
        note: str,
    ) -> None:
        self.drawing, self.sets, self.rows = drawing, sets, rows
        self.unit, self.expected, self.note = unit, expected, note
        self.step = 20.0 if drawing.is_narrow else 28.0
        self.left = self.step * len(sets) + 12
        values = [number for row in rows for number in (row.value, row.expected)]
        longest = max(text_width(written(row.value), drawing.size, bold=True) for row in rows)
        right = drawing.width - longest - 14
        self.scale = scale_for(values, self.left, right, most=3 if drawing.is_narrow else 6)

    def draw(self) -> str:
        drawing = self.drawing
        top = self._names()
        self._numbers(top - 6)
        bottom = top + ROW * len(self.rows)
        for tick in self.scale.ticks:
            drawing.line((self.scale(tick), top), (self.scale(tick), bottom))
        for index, row in enumerate(self.rows):
            self._row(row, top + (index + 0.5) * ROW)
        drawing.line((self.scale(0), top), (self.scale(0), bottom), stroke=QUIET)
        drawing.height = self._foot(bottom)
        return drawing.text()

    def _names(self) -> float:
        """The sets by number, then what the thin mark is; return the place of the first row."""
        drawing, y = self.drawing, float(self.drawing.size)
        for number, name in enumerate(self.sets, start=1):
            drawing.words(0, y, f"{number}.", bold=True)
            y = drawing.paragraph(24, y, name, drawing.width - 26, fill=INK) + drawing.line_height
        y += 8
        drawing.line((4, y - drawing.size + 1), (4, y + 4), stroke=INK, thickness=3)
        return drawing.paragraph(14, y, self.expected, drawing.width - 16) + 34

    def _numbers(self, y: float) -> None:
        """Each column of dots is headed by its set's number."""
        for place in range(len(self.sets)):
            self.drawing.words(self._column(place), y, str(place + 1), anchor="middle", bold=True)

    def _column(self, place: int) -> float:
        return self.step * (place + 0.5)

    def _row(self, row: SetRow, middle: float) -> None:
        drawing = self.drawing
        drawing.line((0, middle + ROW / 2), (self.left - 12, middle + ROW / 2))
        for place in set(range(len(self.sets))) - set(row.members):
            drawing.circle(self._column(place), middle, 4, GRID)
            drawing.circle(self._column(place), middle, 2.5, WHITE)
        first, last = self._column(min(row.members)), self._column(max(row.members))
        drawing.line((first, middle), (last, middle), stroke=INK, thickness=3)
        for place in row.members:
            drawing.circle(self._column(place), middle, 6.5, INK)
        self._bar(row, middle)

    def _bar(self, row: SetRow, middle: float) -> None:
        drawing, zero, end = self.drawing, self.scale(0), self.scale(row.value)
        drawing.rectangle(zero, middle - THICK / 2, end - zero, THICK, BLUE)
        mark, x, word = self.scale(row.expected), end + 6, written(row.value)
        for stroke, thickness in ((WHITE, 7.0), (INK, 3.0)):
            drawing.line((mark, middle - 12), (mark, middle + 12), stroke=stroke, thickness=thickness)
        if x - 10 < mark < x + text_width(word, drawing.size, bold=True) + 6:
            x = mark + 8
        drawing.words(x, middle + drawing.size * 0.36, word, bold=True, halo=True)

    def _foot(self, bottom: float) -> float:
        drawing, y = self.drawing, bottom + self.drawing.size + 4
        for tick in self.scale.ticks:
            drawing.words(self.scale(tick), y, written(tick), anchor="middle", fill=QUIET, size=drawing.small)
        x = 0.0 if drawing.is_narrow else self.left
        y = drawing.paragraph(x, y + drawing.line_height + 2, self.unit, drawing.width - x, fill=INK)
        if self.note:
            y = drawing.paragraph(0, y + drawing.line_height + 6, self.note, drawing.width)
        return y + 8
