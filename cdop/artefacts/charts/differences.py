"""A triangle of pairs: how many more, or fewer, than expected. A sign, a shade and a frame in each cell."""

from collections.abc import Sequence

from cdop.artefacts.charts.heatmap import Triangle
from cdop.artefacts.charts.scale import Number, written
from cdop.artefacts.charts.svg import INK, WHITE, WIDE, Drawing

# Three shades each way, light to dark. What is fewer has a frame as well, so that grey tells them apart.
MORE = (("#dbe8f6", INK), ("#8fb4de", INK), ("#1f5fa8", WHITE))
FEWER = (("#fdf3e1", INK), ("#f5d9a8", INK), ("#e5b04f", INK))
NEITHER = ("#f3f5f6", INK)
_WHOLE_FROM = 10  # what stands behind the point finds no room in a cell, and says nothing


def difference_map(
    *,
    title: str,
    description: str,
    labels: Sequence[str],
    values: Sequence[Sequence[Number]],
    unit: str,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of a lower triangle, as `heatmap`, of numbers above and below nought.

    Raises ValueError when the shape is not a triangle.
    """
    if len(labels) < 2 or [len(row) for row in values] != list(range(len(labels))):
        raise ValueError("A map of differences needs two labels or more, and i values in row i.")
    return _Differences(Drawing(title, description, width), labels, values, unit, note).draw()


class _Differences(Triangle):
    """The layout of the triangle, with signs."""

    def __init__(
        self,
        drawing: Drawing,
        labels: Sequence[str],
        values: Sequence[Sequence[Number]],
        unit: str,
        note: str,
    ) -> None:
        super().__init__(drawing, labels, values, unit, note)
        self.most = max((abs(value) for row in values for value in row), default=0)

    def _cell(self, x: float, top: float, height: float, value: Number | str) -> None:
        drawing, number = self.drawing, float(value)
        fill, ink = self._shade(number)
        if number < 0:
            drawing.rectangle(x + 1, top + 1, self.cell - 2, height - 2, INK)
            drawing.rectangle(x + 3, top + 3, self.cell - 6, height - 6, fill)
        else:
            drawing.rectangle(x + 1, top + 1, self.cell - 2, height - 2, fill)
        middle = top + height / 2 + drawing.small * 0.36
        word = signed(round(number) if abs(number) >= _WHOLE_FROM else number)
        drawing.words(x + self.cell / 2, middle, word, anchor="middle", fill=ink, size=drawing.small)

    def _shade(self, value: Number) -> tuple[str, str]:
        """Shade and ink, in three equal steps from nought to the largest difference either way."""
        if not value or not self.most:
            return NEITHER
        shades = MORE if value > 0 else FEWER
        return shades[min(int(abs(value) / self.most * len(shades)), len(shades) - 1)]


def signed(value: Number) -> str:
    """“+4.2”, “−1.3”, “0”: whole numbers without a nought behind the point."""
    whole = int(value) if value == int(value) else value
    return f"+{written(whole)}" if whole > 0 else written(whole)
