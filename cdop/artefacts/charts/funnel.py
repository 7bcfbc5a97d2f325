"""A funnel: values of places over their size, within limits that narrow as places grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdop.artefacts.charts.dots import mark
from cdop.artefacts.charts.lettering import text_width
from cdop.artefacts.charts.plot import spread
from cdop.artefacts.charts.scale import Number, scale_for, written
from cdop.artefacts.charts.svg import GRID, INK, QUIET, WIDE, Drawing

TALL = 340


@dataclass(frozen=True)
class Place:
    """One place: its size (births), its value; a `label` is written beside those that matter."""

    size: Number
    value: Number
    label: str = ""


@dataclass(frozen=True)
class Limits:
    """The limits for one size, both pairs."""

    size: Number
    lower_95: Number
    upper_95: Number
    lower_998: Number
    upper_998: Number


def funnel(
    *,
    title: str,
    description: str,
    places: Sequence[Place],
    limits: Sequence[Limits],
    average: Number,
    average_name: str,
    unit: str,
    size_unit: str,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of all places, those with a label as diamonds with their names; `limits` in order of size, two or more."""
    if not places or len(limits) < 2:
        raise ValueError("A funnel needs a place or more, and limits for two sizes or more.")
    drawn = _Funnel(Drawing(title, description, width), places, limits, average)
    return drawn.draw(average_name, unit, size_unit, note)


class _Funnel:
    """Lays out one funnel: heads, grid, limits, places, names, foot."""

    def __init__(
        self, drawing: Drawing, places: Sequence[Place], limits: Sequence[Limits], average: Number
    ) -> None:
        self.drawing, self.places, self.limits, self.average = drawing, places, limits, average
        highest = max(place.value for place in places) * 1.1
        self.most = max(highest, average * 2)
        values = [self.most, 0.0]
        self.left = max(text_width(written(t), drawing.small) for t in scale_for(values, 0, 1).ticks) + 10
        self.x = scale_for([*(p.size for p in places)], self.left, drawing.width - 16, most=4)
        self.values = values

    def draw(self, average_name: str, unit: str, size_unit: str, note: str) -> str:
        drawing = self.drawing
        y = drawing.paragraph(0, float(drawing.size), unit, drawing.width, fill=INK) + 6
        y = self._key(y + drawing.size, average_name)
        self.top, self.bottom = y, y + TALL
        self.y = scale_for(self.values, self.bottom, self.top, most=5)
        self._grid()
        self._lines()
        for place in sorted(self.places, key=lambda p: bool(p.label)):
            if place.label:
                mark(drawing, "diamond", self.x(place.size), self.y(place.value))
            else:
                drawing.circle(self.x(place.size), self.y(place.value), 3, QUIET)
        self._names()
        y = drawing.paragraph(
            self.left,
            self.bottom + 2 * drawing.line_height + 4,
            size_unit,
            drawing.width - self.left,
            fill=INK,
        )
        if note:
            y = drawing.paragraph(0, y + drawing.line_height + 4, note, drawing.width)
        drawing.height = y + 8
        return drawing.text()

    def _key(self, y: float, average_name: str) -> float:
        """What the lines are, each beside a piece of it."""
        drawing = self.drawing
        for dashes, thickness, words in (
            ("7 4", 2.0, average_name),
            ("", 1.5, "99.8% of areas would lie between these by chance alone"),
            ("2 3", 1.5, "95% of areas would lie between these"),
        ):
            drawing.line((0, y - 5), (26, y - 5), stroke=INK, thickness=thickness, dashes=dashes)
            y = drawing.paragraph(34, y, words, drawing.width - 36, fill=INK) + drawing.line_height + 2
        return y - drawing.size + 8

    def _grid(self) -> None:
        drawing = self.drawing
        for tick in self.y.ticks:
            drawing.line((self.left, self.y(tick)), (self.x.end, self.y(tick)), stroke=GRID)
            middle = self.y(tick) + drawing.size * 0.36
            drawing.words(self.left - 8, middle, written(tick), anchor="end", fill=QUIET, size=drawing.small)
        for tick in self.x.ticks:
            at = self.bottom + drawing.size + 4
            last = tick == self.x.ticks[-1]
            anchor = "end" if last else "middle"
            drawing.words(self.x(tick), at, written(tick), anchor=anchor, fill=QUIET, size=drawing.small)
        drawing.line((self.left, self.y(0)), (self.x.end, self.y(0)), stroke=QUIET, thickness=1.5)

    def _lines(self) -> None:
        """Limits above the plot's top are left out rather than drawn over the heads."""
        drawing = self.drawing
        for name, dashes in (("lower_998", ""), ("upper_998", ""), ("lower_95", "2 3"), ("upper_95", "2 3")):
            points = [
                (self.x(each.size), self.y(getattr(each, name)))
                for each in self.limits
                if getattr(each, name) <= self.y.top
            ]
            for start, end in pairwise(points):
                drawing.line(start, end, stroke=INK, thickness=1.5, dashes=dashes)
        level = self.y(self.average)
        drawing.line((self.left, level), (self.x.end, level), stroke=INK, thickness=2, dashes="7 4")

    def _names(self) -> None:
        """Beside each diamond, on the side with room, pushed apart where names would overlap."""
        drawing, height = self.drawing, self.drawing.line_height
        named = sorted((p for p in self.places if p.label), key=lambda p: -p.value)
        tops = spread([self.y(p.value) - height / 2 for p in named], [height] * len(named))
        for place, top in zip(named, tops, strict=True):
            x = self.x(place.size)
            fits = x + 14 + text_width(place.label, drawing.size, bold=True) < drawing.width
            at = x + 12 if fits else x - 12
            baseline = top + height * 0.72
            anchor = "start" if fits else "end"
            drawing.words(at, baseline, place.label, anchor=anchor, bold=True, halo=True)
