"""From when to when deaths are recorded whole: a year of which a part is missing has no rate. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp

from cdop.core.words import day
from cdop.figures.deaths import Death
from cdop.reference.periods import Period
from cdop.statistics.monitoring import YEAR

SELDOM = 0.01
"""A time without a death that is less likely than this is taken for a time that is not recorded."""


@dataclass(frozen=True)
class Recorded:
    """The whole years, from `first` to `last`, of deaths recorded from the day `start` to the day `newest`."""

    first: int
    last: int
    start: date
    newest: date

    def holds(self, when: Period) -> bool:
        return self.first <= when.first and when.last <= self.last

    def is_before(self, when: Period) -> bool:
        return when.last < self.start.year

    @property
    def why_not(self) -> str:
        return (
            f"Deaths are recorded from {day(self.start)} to {day(self.newest)}; there is no own rate of years that "
            "are not whole within."
        )


def recorded(deaths: Sequence[Death], today: date) -> Recorded | None:
    """Judged by the pace of all these deaths; None where there are none."""
    if not deaths:
        return None
    days = [death.day for death in deaths]
    start, newest = min(days), max(days)
    pace = len(deaths) / max(1.0, (newest - start).days / YEAR)
    first, last = start.year, today.year - 1
    if is_silent(pace, (start - date(first, 1, 1)).days):
        first += 1
    while last >= newest.year and is_silent(pace, (date(last, 12, 31) - newest).days):
        last -= 1
    return Recorded(first, last, start, newest)


def is_silent(pace: float, days: int) -> bool:
    """Whether so many days without a death are more than chance explains, at so many deaths a year."""
    return exp(-pace * max(days, 0) / YEAR) < SELDOM
