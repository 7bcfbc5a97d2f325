"""Days between events in their order, a dot each, about their median; long runs on one side told by their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdop.artefacts.charts.scale import Number
from cdop.artefacts.charts.strip import Strip, point
from cdop.artefacts.charts.svg import GRID, WIDE, Drawing

SHAPES = ("circle", "diamond", "ring")


@dataclass(frozen=True)
class Gap:
    """The days before one event; `name` is when that was. A diamond or a ring is part of a run."""

    days: Number
    name: str
    shape: str = "circle"


def gaps_between(
    *,
    title: str,
    description: str,
    gaps: Sequence[Gap],
    centre: Number,
    centre_name: str,
    unit: str,
    shapes: Sequence[tuple[str, str]] = (),
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of two gaps or more in the order handed in; `shapes` says what each shape that occurs means."""
    if len(gaps) < 2:
        raise ValueError("A chart of gaps needs two or more.")
    if any(gap.shape not in SHAPES for gap in gaps):
        raise ValueError("A gap has a shape that is not known.")
    occurring = [(shape, words) for shape, words in shapes if any(gap.shape == shape for gap in gaps)]
    strip = Strip(
        Drawing(title, description, width),
        length=len(gaps) - 1,
        values=[*(gap.days for gap in gaps), centre],
        unit=unit,
        keys=[("level", centre_name), *occurring],
    )
    places = [(strip.x(index), strip.y(gap.days)) for index, gap in enumerate(gaps)]
    for start, end in pairwise(places):
        strip.drawing.line(start, end, stroke=GRID, thickness=1.5)
    strip.level(centre)
    for gap, (x, y) in zip(gaps, places, strict=True):
        point(strip.drawing, gap.shape, x, y)
    last = len(gaps) - 1
    names = [(index, gaps[index].name) for index in dict.fromkeys((0, last // 2, last))]
    return strip.finish(names, note)
