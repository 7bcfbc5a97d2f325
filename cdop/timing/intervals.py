"""Stretches of days: their union, clipped to a life, and how many days they hold. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Span:
    """From the day `start` to the day `end`: as many days as lie between the two, none when they are one."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return max(0, (self.end - self.start).days)


def clip(span: Span, within: Span) -> Span:
    """The part of `span` that lies within another; of no days when they do not meet."""
    start, end = max(span.start, within.start), min(span.end, within.end)
    return Span(start, max(start, end))


def union(spans: Iterable[Span]) -> list[Span]:
    """The same days as stretches apart from one another, in order; those that overlap or touch become one."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.days):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def days_covered(spans: Iterable[Span], within: Span) -> int:
    """How many days of `within` any of the spans covers; a day that several cover counts once."""
    return sum(span.days for span in union(clip(span, within) for span in spans))
