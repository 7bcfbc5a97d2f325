"""A score that climbs with each event and sinks in between, against the threshold at which it tells of an increase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cdop.artefacts.charts.scale import Number
from cdop.artefacts.charts.strip import Strip, point
from cdop.artefacts.charts.svg import BLUE, WIDE, Drawing

Corner = tuple[Number, Number]


def alarm_line(
    *,
    title: str,
    description: str,
    corners: Sequence[Corner],
    signals: Sequence[Corner],
    threshold: Number,
    threshold_name: str,
    signal_name: str,
    unit: str,
    names: Sequence[tuple[Number, str]],
    length: Number,
    note: str = "",
    width: int = WIDE,
) -> str:
    """SVG of the score through its corners (day, score), from day 0 to `length`; a diamond on each signal."""
    if len(corners) < 2:
        raise ValueError("A line of a score needs two corners or more.")
    if any(later[0] < earlier[0] for earlier, later in pairwise(corners)):
        raise ValueError("The corners of a score are not in the order of their days.")
    keys = [("level", threshold_name), *([("diamond", signal_name)] if signals else [])]
    strip = Strip(
        Drawing(title, description, width),
        length=length,
        values=[*(score for _, score in corners), *(score for _, score in signals), threshold],
        unit=unit,
        keys=keys,
    )
    strip.drawing.path([(strip.x(day), strip.y(score)) for day, score in corners], stroke=BLUE)
    strip.level(threshold)
    for day, score in signals:
        point(strip.drawing, "diamond", strip.x(day), strip.y(score))
    return strip.finish(names, note)
