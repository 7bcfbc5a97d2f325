"""The frame of a chart whose places run on one after another: key above, grid, a few names below, note."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts.charts.lettering import text_width
from cdop.artefacts.charts.scale import Number, scale_for, written
from cdop.artefacts.charts.svg import INK, QUIET, WHITE, Drawing

HEIGHT = 240
Key = tuple[str, str]
"""What is explained, and its words: "level" for the dashed line, else the shape of a point."""


class Strip:
    """Places from 0 to `length` along the bottom, numbers from 0 upwards. Draw the data, then `finish`."""

    def __init__(
        self, drawing: Drawing, *, length: Number, values: Sequence[Number], unit: str, keys: Sequence[Key]
    ) -> None:
        if length <= 0:
            raise ValueError("A chart of what runs on needs a length above 0.")
        self.drawing = drawing
        ticks = scale_for([*values], 0, 1, most=5).ticks
        self.left = max(text_width(written(tick), drawing.small) for tick in ticks) + 10
        self.right = drawing.width - 10
        self.length = length
        y = drawing.paragraph(0, float(drawing.size), unit, drawing.width, fill=INK) + 6
        self.top = self._keys(y + drawing.size, keys)
        self.bottom = self.top + HEIGHT
        self.y = scale_for([*values], self.bottom, self.top, most=5)
        self._grid()

    def x(self, place: Number) -> float:
        return self.left + 6 + place / self.length * (self.right - self.left - 12)

    def _keys(self, y: float, keys: Sequence[Key]) -> float:
        drawing = self.drawing
        for kind, words in keys:
            if kind == "level":
                drawing.line((0, y - 5), (26, y - 5), stroke=INK, thickness=2, dashes="7 4")
            else:
                point(drawing, kind, 12, y - 5)
            y = drawing.paragraph(34, y, words, drawing.width - 36, fill=INK) + drawing.line_height + 2
        return y - drawing.size + 8

    def _grid(self) -> None:
        drawing = self.drawing
        for tick in self.y.ticks:
            drawing.line((self.left, self.y(tick)), (self.right, self.y(tick)))
            middle = self.y(tick) + drawing.size * 0.36
            drawing.words(self.left - 8, middle, written(tick), anchor="end", fill=QUIET, size=drawing.small)
        drawing.line((self.left, self.y(0)), (self.right, self.y(0)), stroke=QUIET, thickness=1.5)

    def level(self, value: Number) -> None:
        """The dashed line across, clear of what lies under it."""
        y = self.y(value)
        self.drawing.line((self.left, y), (self.right, y), stroke=WHITE, thickness=5)
        self.drawing.line((self.left, y), (self.right, y), stroke=INK, thickness=2, dashes="7 4")

    def finish(self, names: Sequence[tuple[Number, str]], note: str) -> str:
        """Write the names under their places, as many as have room, and the note; return the SVG."""
        drawing, y, taken = self.drawing, self.bottom + self.drawing.size + 6, -1.0
        for place, name in names:
            width = text_width(name, drawing.small)
            start = min(max(self.x(place) - width / 2, 0.0), drawing.width - width)
            if start > taken:
                drawing.line((self.x(place), self.bottom), (self.x(place), self.bottom + 5), stroke=QUIET)
                drawing.words(start, y, name, fill=QUIET, size=drawing.small)
                taken = start + width + 8
        if note:
            y = drawing.paragraph(0, y + drawing.line_height + 4, note, drawing.width)
        drawing.height = y + 8
        return drawing.text()


def point(drawing: Drawing, shape: str, x: float, y: float) -> None:
    """A small dot, ring or diamond, told apart without colour."""
    if shape == "diamond":
        drawing.shape([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], WHITE)
        drawing.shape([(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)], INK)
        return
    drawing.circle(x, y, 4, INK if shape == "ring" else QUIET)
    if shape == "ring":
        drawing.circle(x, y, 2.4, WHITE)
