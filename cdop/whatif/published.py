"""What is published of a place: how many have an exposure, how many die, and how far another place is from it."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.dataset.codelists.evidence import Exposure, StudiedDeath
from cdop.indicators.book import Book
from cdop.indicators.queries import Shelf
from cdop.indicators.readings import Reading
from cdop.reference.queries import ENGLAND
from cdop.whatif.reckoning import Deaths, Gap, Share, gap

SHARES = {Exposure.SMOKING_PREGNANCY: "smoking_at_delivery"}
RATES = {
    StudiedDeath.NEONATAL: "neonatal_mortality",
    StudiedDeath.POST_NEONATAL: "post_neonatal_mortality",
    StudiedDeath.INFANT: "infant_mortality",
}
"""Which indicator counts an exposure or a kind of death. Of the others nothing is published by area."""


@dataclass(frozen=True)
class Known:
    """The deaths of a place as published, and the gaps to its region and to England."""

    deaths: Deaths
    gaps: tuple[Gap, ...]


def share_of(shelf: Shelf, exposure: Exposure, gss: str) -> Share | None:
    """The newest published share of a place, with its counts where they are known or follow."""
    name = SHARES.get(exposure)
    if name is None:
        return None
    book = shelf.book(name)
    when = book.latest(gss)
    reading = book.reading(gss, when) if when else None
    if reading is None or reading.value is None:
        return None
    share = reading.value / book.indicator.multiplier
    count, of = reading.numerator, reading.denominator
    if count and not of:
        of = count / share  # England's denominator is not given, but follows from count and share
    place = book.map.name(gss)
    return Share(
        place, share, count, of, f"{book.indicator.title}, {place}, {when}: {_publisher(book, reading)}"
    )


def deaths_of(shelf: Shelf, outcome: StudiedDeath, gss: str) -> Known | None:
    """The newest published deaths of a place for which their number is known."""
    name = RATES.get(outcome)
    if name is None:
        return None
    book = shelf.book(name)
    reading = _newest_counted(book, gss)
    if reading is None or reading.numerator is None:
        return None
    label = f"{book.indicator.title} in {book.map.name(gss)}, {reading.period}"
    deaths = Deaths(round(reading.numerator), float(reading.period.length), label, _publisher(book, reading))
    return Known(deaths, _gaps(book, reading))


def _newest_counted(book: Book, gss: str) -> Reading | None:
    """Of the usual length where there is one: some editions publish rates without the deaths behind them."""
    readings = [book.reading(gss, when) for when in book.periods(gss)]
    counted = [each for each in readings if each.numerator is not None and each.denominator]
    usual = [each for each in counted if each.period.length == book.indicator.pooled]
    found = usual or counted
    return found[-1] if found else None


def _gaps(book: Book, reading: Reading) -> tuple[Gap, ...]:
    """To the region and to England, where their rates are lower."""
    here = reading.estimate.value if reading.estimate else None
    if here is None or not reading.denominator:
        return ()
    found = []
    for code in dict.fromkeys([book.map.region(reading.gss_code), ENGLAND]):
        beside = book.beside(reading, code) if code and code != reading.gss_code else None
        other = (beside.estimate.value if beside.estimate else beside.value) if beside else None
        if other is not None:
            births, years = reading.denominator, reading.period.length
            found.append(gap(book.map.name(code), here, other, births, years, book.indicator.multiplier))
    return tuple(each for each in found if each is not None)


def _publisher(book: Book, reading: Reading) -> str:
    fact = book.editions.get(reading.edition)
    return fact.source.partition(", by way of")[0] if fact else ""
