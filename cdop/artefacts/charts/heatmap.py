"""A triangle of pairs: how often two things were found together, a number and a shade in each cell."""

from collections.abc import Sequence

from cdop.artefacts.charts.lettering import text_width, wrap
from cdop.artefacts.charts.scale import Number, written
from cdop.artefacts.charts.svg import INK, WHITE, WIDE, Drawing

# Five shades, light to dark, that keep their order in grey; numbers on each are at least 4.5 : 1.
SHADES = (("#e8f1fa", INK), ("#bcd4ec", INK), ("#8fb4de", INK), ("#2f6fb7", WHITE), ("#003087", WHITE))
CELL = 46


def heatmap(
    *,
    title: str,
    description: str,
    labels: Sequence[str],
    values: Sequence[Sequence[Number | str]],
    unit: str,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of a lower triangle: `values[i][j]`, j < i, belongs to `labels[i]` and `labels[j]`.

    `values[i]` therefore has i entries, each a number of 0 or more or a mark such as “[c]”. Rows and columns
    carry numbers; each label stands beside its row, so that long names need no slanted writing.
    Raises ValueError when the shape is not a triangle.
    """
    if len(labels) < 2 or [len(row) for row in values] != list(range(len(labels))):
        raise ValueError("A heatmap needs two labels or more, and i values in row i.")
    drawing = Drawing(title, description, width)
    return Triangle(drawing, labels, values, unit, note).draw()


class Triangle:
    """Lays out one triangle: name of the unit, rows with their labels, note. Shades are for others to change."""

    def __init__(
        self,
        drawing: Drawing,
        labels: Sequence[str],
        values: Sequence[Sequence[Number | str]],
        unit: str,
        note: str,
    ) -> None:
        self.drawing = drawing
        self.labels = [f"{number}. {label}" for number, label in enumerate(labels, start=1)]
        self.values = values
        self.unit = unit
        self.note = note
        self.most = max((v for row in values for v in row if not isinstance(v, str)), default=0)
        self.listed_above = drawing.is_narrow
        self.left = 24.0 if self.listed_above else self._label_room() + 12
        self.cell = min(CELL, (drawing.width - self.left) / len(labels))

    def _label_room(self) -> float:
        widest = max(text_width(label, self.drawing.size) for label in self.labels)
        return min(widest + 2, self.drawing.width * 0.46)

    def draw(self) -> str:
        drawing = self.drawing
        y = drawing.paragraph(0, drawing.size, self.unit, drawing.width, fill=INK) + 10
        if self.listed_above:
            for label in self.labels:
                y = drawing.paragraph(0, y + drawing.size, label, drawing.width, fill=INK) + 4
            y += 8
        for index in range(len(self.labels)):
            y = self._row(index, y)
        if self.note:
            y = drawing.paragraph(0, y + drawing.line_height + 4, self.note, drawing.width)
        drawing.height = y + 8
        return drawing.text()

    def _row(self, index: int, top: float) -> float:
        """One row: label, cells, and the row's number at the head of its own column."""
        drawing = self.drawing
        lines = self._label_lines(index)
        height = max(self.cell if self.listed_above else min(self.cell, 36), len(lines) * drawing.line_height)
        baseline = top + (height - len(lines) * drawing.line_height) / 2 + drawing.size
        for depth, line in enumerate(lines):
            drawing.words(self.left - 12, baseline + depth * drawing.line_height, line, anchor="end")
        for column, value in enumerate(self.values[index]):
            self._cell(self.left + column * self.cell, top, height, value)
        head_x = self.left + (index + 0.5) * self.cell
        drawing.words(
            head_x, top + height / 2 + drawing.size * 0.36, str(index + 1), anchor="middle", bold=True
        )
        return top + height

    def _label_lines(self, index: int) -> list[str]:
        if self.listed_above:
            return [str(index + 1)]
        return wrap(self.labels[index], self.drawing.size, self.left - 12, most=3)

    def _cell(self, x: float, top: float, height: float, value: Number | str) -> None:
        drawing = self.drawing
        fill, ink = (WHITE, INK) if isinstance(value, str) else self._shade(value)
        drawing.rectangle(x + 1, top + 1, self.cell - 2, height - 2, fill)
        word = value if isinstance(value, str) else written(value)
        middle = top + height / 2 + drawing.size * 0.36
        drawing.words(x + self.cell / 2, middle, word, anchor="middle", fill=ink)

    def _shade(self, value: Number) -> tuple[str, str]:
        """Shade and ink of a number, in five equal steps from nought to the largest."""
        share = max(value, 0) / self.most if self.most else 0
        return SHADES[min(int(share * len(SHADES)), len(SHADES) - 1)]
