"""A case's days as one bar: from the death until now or the review, hatched where it was on hold."""

from __future__ import annotations

from datetime import date

from django.utils.safestring import SafeString, mark_safe

from cdop.artefacts.charts.svg import BLUE, INK, QUIET, WIDE, Drawing
from cdop.core.words import count, day
from cdop.timing.intervals import Span, clip, union
from cdop.timing.times import CaseTimes, Event

NARROW = 320
_THICK = 22
_GREY = "#aeb7bd"
_MARKS = (Event.MEETING, Event.INQUEST_ENDED)
_WORDS = {Event.MEETING: "review meeting", Event.INQUEST_ENDED: "inquest concluded"}


def timeline(times: CaseTimes, on: date) -> tuple[SafeString, SafeString] | None:
    """The bar for wide and for narrow pages; None while the day of death is not known or is today."""
    elapsed = times.elapsed(on)
    if elapsed is None or not elapsed.days:
        return None
    life = elapsed.span
    held = union(clip(hold.span(on), life) for hold in times.holds)
    end = "reviewed" if elapsed.is_over else "today"
    wide, narrow = (_draw(times, life, held, end, width) for width in (WIDE, NARROW))
    return wide, narrow


def _draw(times: CaseTimes, life: Span, held: list[Span], end: str, width: int) -> SafeString:
    drawing = Drawing("Days since the death, and holds", _described(life, held, end), width)
    top = drawing.line_height + 8

    def place(on: date) -> float:
        return width * (on - life.start).days / life.days

    drawing.rectangle(0, top, width, _THICK, BLUE)
    for span in held:
        _hatch(drawing, place(span.start), place(span.end), top)
    drawing.words(0, top - 8, f"died {day(life.start)}", size=drawing.small)
    drawing.words(
        width, top - 8, f"{end} {day(life.end)}" if end != "today" else end, anchor="end", size=drawing.small
    )
    y = top + _THICK + drawing.line_height
    for event in _MARKS:
        if (at := times.on(event)) and life.start <= at <= life.end:
            x = place(at)
            drawing.line((x, top), (x, y - drawing.size), stroke=INK, thickness=2)
            anchor = "end" if x > width / 2 else "start"
            drawing.words(x, y, f"{_WORDS[event]} {day(at)}", anchor=anchor, size=drawing.small)
            y += drawing.line_height
    if held:
        _hatch(drawing, 0, 22, y - 12, thick=14)
        drawing.words(30, y, "on hold", size=drawing.small, fill=QUIET)
        y += drawing.line_height
    drawing.height = y - drawing.size + 4
    return mark_safe(drawing.text())  # noqa: S308 - every text in it is escaped by the drawing


def _hatch(drawing: Drawing, left: float, right: float, top: float, thick: float = _THICK) -> None:
    """Grey with dark strokes: told from the rest in print and without colour."""
    drawing.rectangle(left, top, max(right - left, 1), thick, _GREY)
    x = left + 4
    while x < right - 1:
        drawing.line((x, top + 2), (x, top + thick - 2), stroke=INK)
        x += 6


def _described(life: Span, held: list[Span], end: str) -> str:
    holds = "; ".join(f"on hold from {day(span.start)} to {day(span.end)}" for span in held)
    until = "until the panel reviewed it" if end == "reviewed" else "so far"
    return f"{count(life.days, 'day')} from {day(life.start)} {until}. {holds or 'Never on hold'}."
