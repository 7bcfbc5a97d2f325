"""Horizontal bars in rank order, each named and numbered, with a mark for a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.artefacts.charts.lettering import text_width, wrap
from cdop.artefacts.charts.scale import Number, Scale, scale_for, written
from cdop.artefacts.charts.svg import BLUE, INK, QUIET, WHITE, WIDE, Drawing

THICK = 20


@dataclass(frozen=True)
class Bar:
    """One row. `value` None draws no bar and writes `mark` (“[c]”) in its place; `comparison` is a number
    in the same unit from another period or area."""

    label: str
    value: Number | None
    comparison: Number | None = None
    mark: str = "[x]"


def ranked_bars(
    *,
    title: str,
    description: str,
    rows: Sequence[Bar],
    unit: str,
    comparison: str = "",
    note: str = "",
    width: int = WIDE,
    in_order: bool = False,
) -> str:
    """SVG of the rows from most to least, hidden ones last, ties in the order handed in; `in_order` keeps that

    order for all of them.

    `unit` names the axis (“Deaths reviewed, 2022-23”); `comparison` says what the thin marks are
    (“Mean of the three years before”); `note` gives source and period.
    """
    ordered = rows if in_order else sorted(rows, key=lambda row: (row.value is None, -(row.value or 0)))
    drawing = Drawing(title, description, width)
    return _Ranked(drawing, ordered, unit, comparison, note).draw()


class _Ranked:
    """Lays out one chart from the top down."""

    def __init__(self, drawing: Drawing, rows: Sequence[Bar], unit: str, comparison: str, note: str) -> None:
        self.drawing = drawing
        self.rows = rows
        self.unit = unit
        self.comparison = comparison if any(row.comparison is not None for row in rows) else ""
        self.note = note
        self.labels_above = drawing.is_narrow
        self.left = 0.0 if self.labels_above else self._label_room() + 12
        self.scale = self._scale()

    def _label_room(self) -> float:
        widest = max((text_width(row.label, self.drawing.size) for row in self.rows), default=0)
        return min(widest, self.drawing.width * 0.38)

    def _scale(self) -> Scale:
        values = [value for row in self.rows for value in (row.value, row.comparison) if value is not None]
        longest = max(
            (text_width(written(value), self.drawing.size, bold=True) for value in values), default=0
        )
        right = self.drawing.width - max(longest + 10, 20)
        return scale_for(values, self.left, right, most=4 if self.labels_above else 6)

    def draw(self) -> str:
        drawing = self.drawing
        top = self._name_comparison() if self.comparison else 4.0
        tops, bottom = self._places(top)
        for tick in self.scale.ticks:
            drawing.line((self.scale(tick), top), (self.scale(tick), bottom))
        for row, y in zip(self.rows, tops, strict=True):
            self._row(row, y)
        drawing.line((self.scale(0), top), (self.scale(0), bottom), stroke=QUIET)
        drawing.height = self._foot(bottom)
        return drawing.text()

    def _name_comparison(self) -> float:
        """Say above the bars what the thin mark is, beside a sample of it; return the place beneath."""
        drawing, y = self.drawing, 4 + self.drawing.size
        x = self.left if not self.labels_above else 4.0
        drawing.line((x, y - drawing.size + 1), (x, y + 4), stroke=INK, thickness=3)
        end = drawing.paragraph(x + 10, y, self.comparison, drawing.width - x - 12)
        return end + 14

    def _label_lines(self, row: Bar) -> list[str]:
        room = self.drawing.width if self.labels_above else self.left - 12
        return wrap(row.label, self.drawing.size, room, most=3)

    def _places(self, top: float) -> tuple[list[float], float]:
        """The top of each row, and the bottom of the last."""
        tops, y = [], top
        for row in self.rows:
            tops.append(y)
            lines = len(self._label_lines(row)) * self.drawing.line_height
            y += lines + THICK + 14 if self.labels_above else max(lines, THICK) + 12
        return tops, y

    def _row(self, row: Bar, top: float) -> None:
        drawing, lines = self.drawing, self._label_lines(row)
        height = len(lines) * drawing.line_height
        if self.labels_above:
            bar_top, text_top, x, anchor = top + height + 4, top, 0.0, "start"
        else:
            middle = top + (max(height, THICK) + 12) / 2
            bar_top, text_top, x, anchor = middle - THICK / 2, middle - height / 2, self.left - 12, "end"
        for index, line in enumerate(lines):
            baseline = text_top + index * drawing.line_height + drawing.size
            drawing.words(x, baseline, line, anchor=anchor, halo=self.labels_above)
        self._bar(row, bar_top)

    def _bar(self, row: Bar, top: float) -> None:
        drawing, zero = self.drawing, self.scale(0)
        baseline = top + THICK / 2 + drawing.size * 0.36
        end = zero
        if row.value is not None:
            end = self.scale(row.value)
            drawing.rectangle(min(zero, end), top, abs(end - zero), THICK, BLUE)
        word = row.mark if row.value is None else written(row.value)
        x = max(zero, end) + 6
        if row.comparison is not None:
            mark = self.scale(row.comparison)
            drawing.line((mark, top - 4), (mark, top + THICK + 4), stroke=WHITE, thickness=7)
            drawing.line((mark, top - 4), (mark, top + THICK + 4), stroke=INK, thickness=3)
            if x - 10 < mark < x + text_width(word, drawing.size, bold=True) + 6:
                x = mark + 8
        drawing.words(x, baseline, word, bold=row.value is not None, halo=True)

    def _foot(self, bottom: float) -> float:
        """Ticks, the axis name and the note under the bars; return the height of the drawing."""
        drawing = self.drawing
        y = bottom + drawing.size + 4
        for tick in self.scale.ticks:
            anchor = "start" if self.labels_above and tick == self.scale.bottom else "middle"
            drawing.words(self.scale(tick), y, written(tick), anchor=anchor, fill=QUIET, size=drawing.small)
        x = self.left
        y = drawing.paragraph(x, y + drawing.line_height + 2, self.unit, drawing.width - x, fill=INK)
        if self.note:
            y = drawing.paragraph(0, y + drawing.line_height + 6, self.note, drawing.width)
        return y + 8
