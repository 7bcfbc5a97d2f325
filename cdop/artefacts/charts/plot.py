"""The frame of a chart over periods: axis, period names, breaks, level line, names at the right edge."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cdop.artefacts.charts.lettering import text_width, wrap
from cdop.artefacts.charts.scale import Number, scale_for, written
from cdop.artefacts.charts.svg import INK, QUIET, WHITE, Drawing

PLOT_HEIGHT = 280


@dataclass(frozen=True)
class Break:
    """A change that keeps the periods before it from being compared with `period` and those after.

    One that is only to be known of does not cut the lines.
    """

    period: str
    label: str
    cuts: bool = True


@dataclass(frozen=True)
class Comparator:
    """A level line across the plot, such as a mean, with its name."""

    name: str
    value: Number


@dataclass(frozen=True)
class EdgeName:
    """A name to be written right of the plot, as near to the height `y` as its neighbours allow."""

    text: str
    y: float
    colour: str


class Plot:
    """Places for periods and numbers, and everything around them. Draw the frame, the data, then `finish`."""

    def __init__(
        self,
        drawing: Drawing,
        *,
        periods: Sequence[str],
        values: Sequence[Number],
        unit: str,
        breaks: Sequence[Break],
        comparator: Comparator | None,
        names: Sequence[str],
    ) -> None:
        for gap in breaks:
            if gap.period not in periods[1:]:
                raise ValueError(f"The break before “{gap.period}” is not between two periods of the chart.")
        self.drawing = drawing
        self.periods = periods
        self.breaks = breaks
        self.comparator = comparator
        shown = [*values, *([comparator.value] if comparator else [])]
        ticks = scale_for(shown, 0, 1, most=5).ticks
        self.left = max(text_width(written(tick), drawing.small) for tick in ticks) + 10
        at_edge = [*names, comparator.name] if comparator and not drawing.is_narrow else list(names)
        self.name_room = self._name_room(at_edge)
        self.right = drawing.width - self.name_room - 8
        self.unit_lines = wrap(unit, drawing.size, drawing.width)
        self.break_lines = [self._break_lines(gap) for gap in breaks]
        heads = len(self.unit_lines) + sum(len(lines) for _, _, lines in self.break_lines)
        if comparator and drawing.is_narrow:
            heads += len(self._level_name(comparator))
        self.top = 16 + heads * drawing.line_height
        self.bottom = self.top + PLOT_HEIGHT
        self.y = scale_for(shown, self.bottom, self.top, most=5)

    def _name_room(self, names: Sequence[str]) -> float:
        """As wide as the widest name up to a quarter of the chart, never narrower than its longest word."""
        size = self.drawing.size
        widest = max((text_width(name, size, bold=True) for name in names), default=0)
        words = [word for name in names for word in name.replace("-", "- ").split()]
        longest = max((text_width(word, size, bold=True) for word in words), default=0)
        return min(max(min(widest, self.drawing.width * 0.24), longest) + 2, self.drawing.width * 0.4)

    def _level_name(self, comparator: Comparator) -> list[str]:
        """The level line's name as lines above a narrow plot, which has no room for it at the edge."""
        return wrap(comparator.name, self.drawing.size, self.drawing.width - 36)

    @property
    def slot(self) -> float:
        return (self.right - self.left) / len(self.periods)

    def x(self, index: int) -> float:
        """The middle of a period."""
        return self.left + (index + 0.5) * self.slot

    def is_after_break(self, index: int) -> bool:
        return any(gap.cuts and gap.period == self.periods[index] for gap in self.breaks)

    def _break_lines(self, gap: Break) -> tuple[float, str, list[str]]:
        """Where a break stands, to which side its label runs, and the label in lines."""
        x = self.left + self.periods.index(gap.period) * self.slot
        before, after = x - 5, self.drawing.width - x - 5
        anchor, room = ("end", before) if before > after else ("start", after)
        return x, anchor, wrap(gap.label, self.drawing.size, room)

    def draw_frame(self) -> None:
        drawing = self.drawing
        baseline = float(drawing.size)
        for line in self.unit_lines:
            drawing.words(0, baseline, line)
            baseline += drawing.line_height
        if self.comparator and drawing.is_narrow:
            middle = baseline - drawing.size * 0.34
            drawing.line((0, middle), (28, middle), stroke=INK, thickness=2, dashes="7 4")
            for line in self._level_name(self.comparator):
                drawing.words(34, baseline, line)
                baseline += drawing.line_height
        for tick in self.y.ticks:
            drawing.line((self.left, self.y(tick)), (self.right, self.y(tick)))
            middle = self.y(tick) + drawing.size * 0.36
            drawing.words(self.left - 8, middle, written(tick), anchor="end", fill=QUIET, size=drawing.small)
        for x, anchor, lines in self.break_lines:
            start = baseline - drawing.size * 0.75
            for line in lines:
                drawing.words(x + (5 if anchor == "start" else -5), baseline, line, anchor=anchor, halo=True)
                baseline += drawing.line_height
            drawing.line((x, start), (x, self.bottom), stroke=INK, thickness=1.5, dashes="2 4")

    def draw_zero(self) -> None:
        self.drawing.line((self.left, self.y(0)), (self.right, self.y(0)), stroke=QUIET, thickness=1.5)

    def draw_comparator(self) -> list[EdgeName]:
        """The level line; its name is handed back to be placed among the others."""
        if self.comparator is None:
            return []
        y = self.y(self.comparator.value)
        self.drawing.line((self.left, y), (self.right, y), stroke=WHITE, thickness=5)
        self.drawing.line((self.left, y), (self.right, y), stroke=INK, thickness=2, dashes="7 4")
        return [] if self.drawing.is_narrow else [EdgeName(self.comparator.name, y, INK)]

    def write_names(self, names: Sequence[EdgeName]) -> None:
        """Names right of the plot from the top down, pushed apart where they would overlap."""
        drawing = self.drawing
        blocks = [
            (name, wrap(name.text, drawing.size, self.name_room, bold=True))
            for name in sorted(names, key=lambda n: n.y)
        ]
        heights = [len(lines) * drawing.line_height + 4 for _, lines in blocks]
        tops = spread(
            [name.y - height / 2 for (name, _), height in zip(blocks, heights, strict=True)], heights
        )
        for (name, lines), top in zip(blocks, tops, strict=True):
            for index, line in enumerate(lines):
                baseline = top + drawing.size + index * drawing.line_height
                drawing.words(self.right + 8, baseline, line, fill=name.colour, bold=True)

    def finish(self, note: str) -> str:
        """Write the periods and the note, and return the SVG."""
        drawing = self.drawing
        y = self._write_periods()
        if note:
            y = drawing.paragraph(0, y + drawing.line_height + 4, note, drawing.width)
        drawing.height = y + 8
        return drawing.text()

    def _write_periods(self) -> float:
        """The periods beneath the plot, in two lines or every so many where room is short."""
        drawing = self.drawing
        split = max(text_width(period, drawing.small) for period in self.periods) > self.slot - 4
        names = [_halves(period) if split else [period] for period in self.periods]
        widest = max(text_width(part, drawing.small) for name in names for part in name)
        every = max(1, math.ceil((widest + 2) / self.slot))
        last = len(names) - 1
        for index, name in enumerate(names):
            if (last - index) % every == 0:
                for depth, part in enumerate(name):
                    y = self.bottom + drawing.size + 6 + depth * drawing.line_height
                    drawing.words(self.x(index), y, part, anchor="middle", fill=QUIET, size=drawing.small)
        return self.bottom + 6 + max(len(name) for name in names) * drawing.line_height


def _halves(period: str) -> list[str]:
    """“2022-23” as “2022-” over “23”; a period without a dash or space stays whole."""
    for mark in ("-", "–", " "):
        before, found, after = period.partition(mark)
        if found and before and after:
            return [f"{before}{mark}".strip(), after]
    return [period]


def spread(tops: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Move blocks, ordered from the top, as little as it takes so that none overlaps the next.

    Blocks that touch move together, each group centred on where its members wish to be.
    """
    groups: list[tuple[float, float, int]] = []  # top, height, members
    for top, height in zip(tops, heights, strict=True):
        groups.append((top, height, 1))
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0]:
            (top_a, height_a, members_a), (top_b, height_b, members_b) = groups[-2:]
            members = members_a + members_b
            wish = (top_a * members_a + (top_b - height_a) * members_b) / members
            groups[-2:] = [(wish, height_a + height_b, members)]
    placed: list[float] = []
    for top, _, members in groups:
        for height in heights[len(placed) : len(placed) + members]:
            placed.append(top)
            top += height
    return placed
