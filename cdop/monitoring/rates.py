"""The panel's own deaths over births or children, each period beside the published figure. Pure.

The two are never added, and neither stands in for the other: one counts by the day of death, the other by the year in
which a death was registered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cdop.dataset.codelists.bands import AgeBand, InfantBand
from cdop.figures.deaths import Death
from cdop.indicators.book import Book
from cdop.indicators.definitions import Indicator
from cdop.indicators.denominators import Denominators, People
from cdop.indicators.readings import Reading, measured
from cdop.monitoring.places import Place
from cdop.monitoring.recorded import Recorded
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND

STANDS_IN = "e"
_INFANTS = (AgeBand.NEONATAL.code, AgeBand.POSTNEONATAL.code)
OWN: dict[str, Callable[[Death], bool]] = {
    "infant_mortality": lambda death: death.age_band in _INFANTS,
    "neonatal_mortality": lambda death: death.age_band == AgeBand.NEONATAL,
    "early_neonatal_mortality": lambda death: death.infant_band == InfantBand.EARLY,
    "late_neonatal_mortality": lambda death: death.infant_band == InfantBand.LATE,
    "post_neonatal_mortality": lambda death: death.age_band == AgeBand.POSTNEONATAL,
    "child_mortality": lambda death: True,
}
"""The indicators that the panel's own deaths have, and which deaths count. Stillbirths are no cases: no perinatal."""
OF_CHILDREN = "child_mortality"


@dataclass(frozen=True)
class Line:
    """One period. `own` is None for whoever may not see exact figures."""

    period: Period
    own: Reading | None
    published: Reading
    england: Reading | None


@dataclass(frozen=True)
class Beside:
    """An indicator of a place over time, the panel's own beside what was published, oldest first."""

    indicator: Indicator
    place: Place
    length: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    last_published: Reading | None = None

    @property
    def latest(self) -> Line | None:
        """The newest period with an own rate; for whoever sees none, with a published one."""
        known = [line for line in self.lines if line.own is not None and line.own.value is not None]
        known = known or [line for line in self.lines if line.published.is_known]
        return known[-1] if known else None

    @property
    def fullest(self) -> Line | None:
        """The newest period of which at least the denominator is known; else the newest of all."""
        known = [line for line in self.lines if line.own is not None and line.own.denominator]
        return next(iter([*known[-1:], *self.lines[-1:]]), None)


def people_of(denominators: Denominators, name: str, place: Place, when: Period) -> People | None:
    """The denominator of an indicator; None where it is not loaded, nor that of years near enough."""
    if name == OF_CHILDREN:
        return denominators.living(place.areas, when)
    return denominators.born(place.areas, when)


def own_reading(indicator: Indicator, gss: str, when: Period, count: int, people: People | None) -> Reading:
    """The panel's own rate by the field's rule for small counts; without a denominator the count and the reason."""
    if people is None:
        note = f"No {indicator.denominator} of {when} or of years near it are loaded: no rate."
        return Reading(gss, when, numerator=count, note=note)
    made = measured(indicator, gss, when, count, people.number)
    if not people.stands_in or made.value is None:
        return made
    return replace(
        made,
        mark=f"{made.mark} {STANDS_IN}".strip(),
        note=f"Over {indicator.denominator} of {people.stands_in}.",
    )


def counted(deaths: Iterable[Death], name: str, when: Period) -> int:
    """How many of the deaths the indicator counts in the period, by the day of death."""
    return sum(death.day.year in when.years and OWN[name](death) for death in deaths)


def published(book: Book, place: Place, when: Period) -> Reading:
    """The published figure of the place; of several areas, their published counts added up."""
    readings = [book.reading(code, when) for code in place.areas]
    if len(readings) == 1:
        return readings[0]
    missing = next((each for each in readings if each.numerator is None or not each.denominator), None)
    if missing is not None or not readings:
        note = (
            missing.note if missing and missing.note else f"No counts of every area are published for {when}."
        )
        return Reading(place.code, when, note=note)
    deaths, people = (
        sum(getattr(each, part) or 0 for each in readings) for part in ("numerator", "denominator")
    )
    return measured(book.indicator, place.code, when, deaths, people, readings[0].edition)


def last_published(book: Book, place: Place) -> Reading | None:
    """The newest published figure of the place, of the usual length; of several areas, where all have one."""
    held = [set(book.periods(code)) for code in place.areas]
    shared = set.intersection(*held) if held else set()
    usual = {when for when in shared if when.length == book.indicator.pooled} or shared
    ordered = sorted(usual, key=lambda when: (when.last, when.length), reverse=True)
    readings = (published(book, place, when) for when in ordered)
    return next((each for each in readings if each.value is not None), None)


def lines(
    book: Book,
    place: Place,
    periods: Sequence[Period],
    deaths: Sequence[Death] | None,
    given: Denominators,
    known: Recorded | None = None,
) -> tuple[Line, ...]:
    """`deaths` are those of children who lived in the place; None for whoever may not see them.

    `known` says of which years all deaths are recorded; without it, of all.
    """
    found = []
    for when in periods:
        own = None if deaths is None else _own(book.indicator, place, when, deaths, given, known)
        told = published(book, place, when)
        found.append(Line(when, own, told, book.beside(told, ENGLAND)))
    return tuple(found)


def _own(
    of: Indicator,
    place: Place,
    when: Period,
    deaths: Sequence[Death],
    given: Denominators,
    known: Recorded | None,
) -> Reading:
    """A year before the first death is no count of 0, and one that is not whole has a count and no rate."""
    if known is not None and known.is_before(when):
        return Reading(place.code, when)
    count = counted(deaths, of.name, when)
    if known is not None and not known.holds(when):
        return Reading(place.code, when, numerator=count, note=known.why_not)
    return own_reading(of, place.code, when, count, people_of(given, of.name, place, when))
