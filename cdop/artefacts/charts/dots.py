"""Values with their intervals in rank order, a dot each, against a line for the comparator."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.artefacts.charts.lettering import text_width, wrap
from cdop.artefacts.charts.plot import Comparator
from cdop.artefacts.charts.scale import Number, scale_for, written
from cdop.artefacts.charts.svg import BLUE, INK, QUIET, WHITE, WIDE, Drawing

ROW = 26
SHAPES = ("circle", "ring", "diamond")


@dataclass(frozen=True)
class Dot:
    """One row. `shape` tells its kind without colour: a circle, a ring or a diamond; `is_own` is set in bold."""

    label: str
    value: Number
    lower: Number | None = None
    upper: Number | None = None
    shape: str = "circle"
    is_own: bool = False


def ranked_dots(
    *,
    title: str,
    description: str,
    rows: Sequence[Dot],
    unit: str,
    shapes: Sequence[tuple[str, str]] = (),
    comparator: Comparator | None = None,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of the rows in the order handed in; `shapes` says what each shape that occurs means."""
    if not rows:
        raise ValueError("A chart of dots needs one row or more.")
    for row in rows:
        if row.shape not in SHAPES or (row.lower is None) != (row.upper is None):
            raise ValueError(f"The row “{row.label}” has a shape that is not known, or one limit only.")
    return _Dots(Drawing(title, description, width), rows, unit, shapes, comparator, note).draw()


class _Dots:
    """Lays out one chart from the top down: what shapes mean, rows, axis, note."""

    def __init__(
        self,
        drawing: Drawing,
        rows: Sequence[Dot],
        unit: str,
        shapes: Sequence[tuple[str, str]],
        comparator: Comparator | None,
        note: str,
    ) -> None:
        self.drawing, self.rows, self.unit = drawing, rows, unit
        self.shapes, self.comparator, self.note = shapes, comparator, note
        self.above = drawing.is_narrow
        widest = max(text_width(row.label, drawing.size, bold=row.is_own) for row in rows)
        self.left = 8.0 if self.above else min(widest, drawing.width * 0.4) + 16
        numbers = [n for row in rows for n in (row.value, row.lower, row.upper) if n is not None]
        shown = [*numbers, *([comparator.value] if comparator else [])]
        self.scale = scale_for(shown, self.left, drawing.width - 14, most=4 if self.above else 6)

    def draw(self) -> str:
        drawing = self.drawing
        top = self._heads()
        bottom = top + sum(self._height(row) for row in self.rows)
        for tick in self.scale.ticks:
            drawing.line((self.scale(tick), top), (self.scale(tick), bottom))
        if self.comparator is not None:
            x = self.scale(self.comparator.value)
            drawing.line((x, top), (x, bottom), stroke=INK, thickness=2, dashes="7 4")
        y = top
        for row in self.rows:
            self._row(row, y)
            y += self._height(row)
        drawing.height = self._foot(bottom)
        return drawing.text()

    def _heads(self) -> float:
        """Above the rows: the comparator's name beside a piece of its line, and what each shape means."""
        drawing, y = self.drawing, 4 + float(self.drawing.size)
        if self.comparator is not None:
            drawing.line((0, y - 5), (26, y - 5), stroke=INK, thickness=2, dashes="7 4")
            y = drawing.paragraph(34, y, self.comparator.name, drawing.width - 36, fill=INK)
            y += drawing.line_height + 2
        for shape, meaning in self.shapes:
            if any(row.shape == shape for row in self.rows):
                mark(drawing, shape, 12, y - 5)
                y = drawing.paragraph(34, y, meaning, drawing.width - 36, fill=INK) + drawing.line_height + 2
        return y - drawing.size + 6

    def _lines(self, row: Dot) -> list[str]:
        room = self.drawing.width if self.above else self.left - 14
        return wrap(row.label, self.drawing.size, room, most=2, bold=row.is_own)

    def _height(self, row: Dot) -> float:
        lines = len(self._lines(row)) * self.drawing.line_height
        return lines + ROW if self.above else max(lines + 6, ROW)

    def _row(self, row: Dot, top: float) -> None:
        drawing, lines, height = self.drawing, self._lines(row), self._height(row)
        if self.above:
            first, middle, x, anchor = top + drawing.size, top + height - ROW / 2, 0.0, "start"
        else:
            middle = top + height / 2
            first = middle - len(lines) * drawing.line_height / 2 + drawing.size
            x, anchor = self.left - 14, "end"
        for depth, line in enumerate(lines):
            baseline = first + depth * drawing.line_height
            drawing.words(x, baseline, line, anchor=anchor, bold=row.is_own, halo=self.above)
        if row.lower is not None and row.upper is not None:
            self._interval(self.scale(row.lower), self.scale(row.upper), middle)
        mark(drawing, row.shape, self.scale(row.value), middle)

    def _interval(self, start: float, end: float, y: float) -> None:
        self.drawing.line((start, y), (end, y), stroke=BLUE, thickness=2)
        for x in (start, end):
            self.drawing.line((x, y - 4), (x, y + 4), stroke=BLUE, thickness=2)

    def _foot(self, bottom: float) -> float:
        drawing, y = self.drawing, bottom + self.drawing.size + 4
        for tick in self.scale.ticks:
            anchor = "start" if self.above and tick == self.scale.bottom else "middle"
            drawing.words(self.scale(tick), y, written(tick), anchor=anchor, fill=QUIET, size=drawing.small)
        x = 0.0 if self.above else self.left
        y = drawing.paragraph(x, y + drawing.line_height + 2, self.unit, drawing.width - x, fill=INK)
        if self.note:
            y = drawing.paragraph(0, y + drawing.line_height + 6, self.note, drawing.width)
        return y + 8


def mark(drawing: Drawing, shape: str, x: float, y: float) -> None:
    """A circle, a ring or a diamond with a white edge, told apart in grey as well."""
    if shape == "diamond":
        drawing.shape([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], WHITE)
        drawing.shape([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], INK)
        return
    drawing.circle(x, y, 7, WHITE)
    drawing.circle(x, y, 5.5, BLUE)
    if shape == "ring":
        drawing.circle(x, y, 3, WHITE)
