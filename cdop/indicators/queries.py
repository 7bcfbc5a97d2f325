"""Published figures of indicators: everything above may ask. They are public and need no protection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.queries import areas_served
from cdop.core.refusals import Refused
from cdop.indicators.book import Book
from cdop.indicators.definitions import INDICATORS, Indicator, indicator
from cdop.indicators.denominators import Denominators, denominators
from cdop.indicators.readings import Compared
from cdop.indicators.sources import sources
from cdop.reference import periods
from cdop.reference import queries as reference
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND, EditionFact, Geography, PublishedValue

_MOST_PIECES = 400
Breakdown = Mapping[str, tuple[PublishedValue, ...]]


@dataclass(frozen=True)
class Shelf:
    """What is loaded at one moment. Books of all areas are kept as long as no edition is added."""

    stamp: tuple[int, ...]

    @property
    def geography(self) -> Geography:
        return reference.geography(self.stamp)

    def book(self, name: str) -> Book:
        """Every figure of one indicator, all areas. Raises Refused for a name that is not known."""
        return _book(indicator(name).name, self.stamp)

    def books(self, codes: Collection[str]) -> list[Book]:
        """Every indicator for a few places only: two queries, however many indicators there are."""
        return _books(INDICATORS.values(), codes, self.stamp)

    def denominators(self) -> Denominators:
        """Births and children, for rates of what others counted."""
        return denominators(self.stamp, lambda: self.book("infant_mortality"))

    def breakdown(self, name: str) -> Breakdown:
        """England's latest figures of an indicator by sex, ethnic group and the like."""
        return _breakdown(indicator(name).name, self.stamp)

    def place(self, code: str) -> str:
        """The ONS code, once some edition names it. Raises Refused otherwise."""
        plain = code.strip().upper()
        if plain in self.geography.names:
            return plain
        named = [gss for gss, name in self.geography.names.items() if name.lower() == code.strip().lower()]
        hint = (
            f" {code.strip()} has the code {named[0]}." if named else " Give the ONS code, such as E10000017."
        )
        raise Refused(f"There is no area '{code}' in the loaded lists.{hint}")

    def panel_areas(self, *, by: AnyActor) -> list[str]:
        """The places the panel serves, then counties and regions around them, and England."""
        check(by, Permission.FIGURES_VIEW)
        own = sorted(areas_served(by.panel_id), key=self.geography.name)
        around = {self.geography.county(code) for code in own} | {self.geography.region(code) for code in own}
        return [*own, *sorted(around - {"", *own}, key=self.geography.name), ENGLAND]


def shelf() -> Shelf:
    """What is loaded now: one query."""
    return Shelf(reference.stamp())


def value(name: str, *, area: str, period: str) -> tuple[Book, Compared]:
    """An indicator for a place and period, against England.

    Raises Refused for a name, place or period that is not known; a figure that is not published comes back
    without a value and with the reason.
    """
    now = shelf()
    book = now.book(name)
    return book, book.compared(now.place(area), when(period))


def when(text: str) -> Period:
    """The period in words. Raises Refused when it is none."""
    found = periods.period(text)
    if found is None:
        raise Refused(
            f"'{text}' is not a period. Write 2016, 2014-16 for years pooled, or 2018/19 for a financial year."
        )
    return found


@lru_cache(maxsize=16)
def _book(name: str, key: tuple[int, ...]) -> Book:
    return _books([indicator(name)], None, key)[0]


@lru_cache(maxsize=4)
def _editions(key: tuple[int, ...]) -> dict[str, EditionFact]:
    return reference.edition_facts()


@lru_cache(maxsize=16)
def _breakdown(name: str, key: tuple[int, ...]) -> Breakdown:
    """Only the newest edition that has the category, and of it the latest period."""
    rows = reference.published(indicator(name).published, [ENGLAND], by_category=True)
    found: dict[str, list[PublishedValue]] = defaultdict(list)
    for row in rows:
        found[row.category_type].append(row)
    latest: dict[str, tuple[PublishedValue, ...]] = {}
    for kind, held in found.items():
        of_edition = [row for row in held if row.edition == held[0].edition]
        newest = max(of_edition, key=lambda row: periods.period(row.period) or Period(0, 0)).period
        latest[kind] = tuple(row for row in of_edition if row.period == newest)
    return latest


def _books(wanted: Iterable[Indicator], codes: Collection[str] | None, key: tuple[int, ...]) -> list[Book]:
    geography, asked = reference.geography(key), list(wanted)
    if codes is not None:
        codes = {piece for code in codes for piece in _with_pieces(code, geography)}
    measures = {measure for each in asked if each.made_of for measure in each.made_of.measures}
    numbers = {number for each in asked for number in each.published}
    counts = reference.yearly(measures, codes) if measures else []
    values = reference.published(numbers, codes) if numbers else []
    return [Book(each, sources(each, counts, values, geography), geography, _editions(key)) for each in asked]


def _with_pieces(code: str, geography: Geography) -> set[str]:
    """The place itself, and all it may have to be added up from; regions and England are published whole."""
    found, todo = {code}, [code]
    while todo and len(found) < _MOST_PIECES:
        each = todo.pop()
        if each.startswith(("E12", "E92")):
            continue
        for piece in (*geography.within.get(each, ()), *geography.replaced.get(each, ())):
            if piece not in found:
                found.add(piece)
                todo.append(piece)
    return found
