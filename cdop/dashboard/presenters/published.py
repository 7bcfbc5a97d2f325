"""Published figures on the dashboard: indicators against England and region, one over time, deprivation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from cdop.core.shapes import Table
from cdop.dashboard.gathering import Places
from cdop.indicators import inequality
from cdop.indicators.book import Book
from cdop.indicators.presenters import numbers, plots
from cdop.indicators.presenters.answers import sentence
from cdop.indicators.presenters.plots import Plot
from cdop.indicators.presenters.profile import overview
from cdop.indicators.queries import Shelf
from cdop.reference.periods import Period

SHOWN = (
    "infant_mortality",
    "neonatal_mortality",
    "post_neonatal_mortality",
    "perinatal_mortality",
    "child_mortality",
    "smoking_at_delivery",
)
LEADING = "infant_mortality"
MOST_OF_THEM = 150


@dataclass(frozen=True)
class Shown:
    """A plot with the address of its files, and what is said of it."""

    plot: Plot
    query: str
    sentences: Sequence[str] = ()


def against(places: Places) -> Table | None:
    """A row for each leading indicator: figure, interval, England, region, verdict, recent trend."""
    return _against(places.shelf, places.area)


def over_time(places: Places) -> Shown | None:
    """The leading indicator over time with its interval, England and region beside it."""
    return _over_time(places.shelf, places.area)


def by_deprivation(places: Places) -> Shown | None:
    """England's authorities in tenths; the panel's area is one of a few hundred in it."""
    return _by_deprivation(places.shelf, places.area)


# Public figures: the same for everyone as long as no edition is added, which gives a shelf with another stamp.
@lru_cache(maxsize=200)
def _against(shelf: Shelf, area: str) -> Table | None:
    books = [shelf.book(name) for name in SHOWN]
    table, _ = overview(books, area, lambda book, when: _address(book, area, when))
    return table


@lru_cache(maxsize=200)
def _over_time(shelf: Shelf, area: str) -> Shown | None:
    book = shelf.book(LEADING)
    when = book.latest(area)
    drawn = plots.series(book, area, when.length) if when else None
    if drawn is None or when is None:
        return None
    return Shown(drawn, _query(area, when), [sentence(book, book.compared(area, when))])


@lru_cache(maxsize=200)
def _by_deprivation(shelf: Shelf, area: str) -> Shown | None:
    """Of the newest period with figures of most authorities: some editions hold a few dozen of them only."""
    book = shelf.book(LEADING)
    usual = [when for when in book.periods(area) if when.length == book.indicator.pooled]
    for when in reversed(usual):
        tenths = inequality.by_deprivation(book, when)
        if tenths is not None and (tenths.authorities >= MOST_OF_THEM or when == usual[0]):
            drawn = plots.deprivation(book, tenths, when)
            told = numbers.gradient_sentences(tenths.gradient, book.indicator.unit)
            return Shown(drawn, _query(area, when), told) if drawn else None
    return None


def _query(area: str, when: Period) -> str:
    return urlencode({"area": area, "period": str(when)})


def _address(book: Book, area: str, when: Period) -> str:
    return f"{reverse('indicators:indicator', args=[book.indicator.name])}?{_query(area, when)}"
