"""Deaths by year as they may be shown to everyone, and rates made of those numbers and of nothing else. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.dataset.years import bounds
from cdop.figures.readable import Figures
from cdop.indicators.definitions import Indicator, indicator
from cdop.indicators.denominators import Denominators, People
from cdop.indicators.readings import UNRELIABLE
from cdop.monitoring.places import Place
from cdop.monitoring.rates import OF_CHILDREN, STANDS_IN
from cdop.reference.periods import calendar

WITHIN = 4
"""A shown number stands at most this far from the true one."""
FEW = 20 + WITHIN
"""Shown below this, there may be fewer than 20."""


@dataclass(frozen=True)
class ProtectedYear:
    """One review year: the number shown, children, and the rate of the number shown. None: no rate, see `note`."""

    year: str
    deaths: int | None
    people: People | None
    rate: float | None
    mark: str = ""
    note: str = ""


@dataclass(frozen=True)
class ProtectedYears:
    """`notes` say how the numbers were protected."""

    indicator: Indicator
    years: tuple[ProtectedYear, ...]
    notes: Sequence[str]


def years(shown: Figures, place: Place, given: Denominators) -> ProtectedYears:
    """The years from the first with a death shown; the mid-year population lies within the review year."""
    table, of = shown.tables["deaths"], indicator(OF_CHILDREN)
    found = []
    for year in table.dimensions[1].codes:
        people = given.living(place.areas, calendar(bounds(year)[0].year))
        found.append(_year(year, table.value(year=year), people, of))
    begun = next((index for index, each in enumerate(found) if each.deaths), len(found))
    return ProtectedYears(of, tuple(found[begun:]), shown.notes)


def _year(year: str, deaths: int | None, people: People | None, of: Indicator) -> ProtectedYear:
    if deaths is None or deaths <= 0:
        return ProtectedYear(year, deaths, people, None, note="Fewer than 5 deaths: no rate is given.")
    if people is None:
        note = f"No {of.denominator} of the year or of years near it are loaded: no rate."
        return ProtectedYear(year, deaths, None, None, note=note)
    marks = [UNRELIABLE] if deaths < FEW else []
    marks += [STANDS_IN] if people.stands_in else []
    return ProtectedYear(year, deaths, people, deaths / people.number * of.multiplier, " ".join(marks))
