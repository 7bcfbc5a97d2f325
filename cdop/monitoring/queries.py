"""What pages of rates and of change over time are made from. Reads through the person's own panel alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.queries import areas_served
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.figures import themes
from cdop.figures.cohort import Basis
from cdop.figures.deaths import Death, exact_deaths
from cdop.figures.readable import Figures
from cdop.indicators import queries as indicators
from cdop.indicators.book import Book
from cdop.indicators.denominators import whole_years
from cdop.monitoring import rates, watching, yearly
from cdop.monitoring.breakdown import Breakdown, breakdowns, districts
from cdop.monitoring.models import Signal
from cdop.monitoring.places import WHOLE, Place, places
from cdop.monitoring.rates import OWN, Beside
from cdop.monitoring.recorded import recorded
from cdop.monitoring.watching import Watched
from cdop.monitoring.yearly import ProtectedYears
from cdop.reference.periods import Period

BEGAN = date(2008, 4, 1)
"""From this day on every child's death has had to be reviewed."""
LENGTHS = (1, 3)


@dataclass(frozen=True)
class Look:
    """What one person may see at one moment. `deaths` is None for whoever may not see exact figures."""

    shelf: indicators.Shelf
    places: tuple[Place, ...]
    deaths: tuple[Death, ...] | None
    today: date

    @property
    def is_exact(self) -> bool:
        return self.deaths is not None

    def place(self, code: str) -> Place:
        """The place with this code; the first for any other."""
        return next((each for each in self.places if each.code == code), self.places[0])

    def at(self, place: Place) -> tuple[Death, ...]:
        """The deaths of children who lived there, as far as their home is recorded."""
        geography = self.shelf.geography
        return tuple(each for each in self.deaths or () if place.holds(each, geography))

    @property
    def last_year(self) -> int:
        """The latest calendar year that is over."""
        return self.today.year - 1


@transaction.atomic
def look(*, by: AnyActor, today: date | None = None) -> Look:
    """Reads the panel's deaths, which is recorded, for those who may see exact figures; for others no death at all."""
    check(by, Permission.FIGURES_VIEW)
    seen = _place_only(by, today or timezone.localdate())
    if not by.may(Permission.FIGURES_EXACT):
        return seen
    return replace(seen, deaths=exact_deaths("monitoring", BEGAN, seen.today, by=by))


def _place_only(by: AnyActor, today: date) -> Look:
    shelf, served = indicators.shelf(), areas_served(by.panel_id)
    if not served:
        raise Refused(
            "The panel serves no area yet, so there is nothing to make rates of. Ask your operator."
        )
    return Look(shelf, places(served, shelf.geography), None, today)


def own_beside_published(
    seen: Look, name: str = "infant_mortality", place: str = WHOLE, length: int = 3
) -> Beside:
    """One indicator of a place over time: calendar years, or as many of them pooled as `length` says."""
    where, book = seen.place(place), seen.shelf.book(name)
    if name not in OWN or length not in LENGTHS:
        raise Refused(f"There is no rate “{name}” of the panel's own deaths over {length} years.")
    own = seen.at(where) if seen.is_exact else None
    known = recorded(seen.deaths or (), seen.today)
    when = _periods(seen, book, where, length)
    found = rates.lines(book, where, when, own, seen.shelf.denominators(), known)
    notes, newest = _left_out(seen), rates.last_published(book, where)
    return Beside(book.indicator, where, length, found, notes, newest)


def split(seen: Look, side: Beside) -> tuple[Breakdown, ...]:
    """The newest period of a rate by area, age, deprivation, sex and ethnic group."""
    if not side.lines or seen.deaths is None:
        return ()
    when = (side.latest or side.fullest or side.lines[-1]).period
    areas = districts(side.place, seen.shelf.geography)
    given = seen.shelf.denominators()
    return breakdowns(side.indicator, when, side.place, seen.at(side.place), given, areas)


def watched(seen: Look) -> Watched:
    """The charts that watch for an increase; for those who may see exact figures alone."""
    return watching.watch(seen.deaths or (), seen.today)


def signals(*, by: AnyActor) -> QuerySet[Signal]:
    """Signals that were found, newest first."""
    check(by, Permission.FIGURES_EXACT)
    return Signal.objects.filter(panel_id=by.panel_id)


def unseen_signals(*, by: AnyActor) -> QuerySet[Signal]:
    """Those nobody has looked at yet."""
    return signals(by=by).filter(seen_at=None)


def find_signal(number: int, *, by: AnyActor) -> Signal:
    """A signal of this panel; 404 when there is none."""
    found = signals(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("Your panel has no such signal.")
    return found


def protected_years(seen: Look, *, by: AnyActor) -> ProtectedYears:
    """Deaths by year as the themes page shows them to whoever sees no exact figures, and rates made of these alone."""
    if seen.is_exact:
        return protected_file(by=by, today=seen.today)
    return _years(seen, themes.themes(Basis.DEATH, seen.today, by=by))


@transaction.atomic
def protected_file(*, by: AnyActor, today: date | None = None) -> ProtectedYears:
    """The same to be taken away: protected whoever asks, and recorded."""
    seen = _place_only(by, today or timezone.localdate())
    return _years(seen, themes.protected("monitoring/deaths", Basis.DEATH, seen.today, by=by))


def _years(seen: Look, shown: Figures) -> ProtectedYears:
    return yearly.years(shown, seen.places[0], seen.shelf.denominators())


def _periods(seen: Look, book: Book, place: Place, length: int) -> list[Period]:
    """From the first year that is published or has a death of one's own, to the last that is."""
    held = [{when for when in book.periods(code) if when.length == length} for code in place.areas]
    shared = {when for when in set.intersection(*held) if not when.is_financial}
    first, last = [when.first for when in shared], [when.last for when in shared]
    if seen.deaths:
        first, last = [*first, seen.deaths[0].day.year], [*last, seen.last_year]
    return whole_years(min(first), max(last), length) if first else []


def _left_out(seen: Look) -> tuple[str, ...]:
    """From when to when deaths are recorded, and how many are in no rate because no place was found for them."""
    if not seen.deaths:
        return ()
    geography, first, newest = seen.shelf.geography, seen.deaths[0].day, seen.deaths[-1].day
    whole = Place(WHOLE, "", tuple(code for each in seen.places for code in each.areas))
    blank = sum(not death.area for death in seen.deaths)
    away = sum(bool(death.area) and not whole.holds(death, geography) for death in seen.deaths)
    told = [f"The first death recorded is of {day(first)}, the newest of {day(newest)}."]
    if blank:
        told.append(f"Deaths without a recorded area of home, in no rate: {blank:,}.")
    if away:
        told.append(f"Deaths of children who lived elsewhere, in no rate: {away:,}.")
    return tuple(told)
