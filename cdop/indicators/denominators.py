"""How many were born or lived somewhere: what rates of a panel's own deaths are made over. Asked by places and period.

Births of a year that nobody has loaded are not known. The nearest years known may stand in for them; that they do is
handed back with the number, and belongs beside every rate made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cdop.indicators.book import Book
from cdop.reference import queries as reference
from cdop.reference.codes import AgeBand, Measure
from cdop.reference.periods import Period, calendar
from cdop.reference.queries import Geography

FARTHEST = 6
"""Years from which births or children may stand in for those of a year that is not known."""


@dataclass(frozen=True)
class People:
    """A denominator. `stands_in` names the years it is of where they are not those asked for."""

    number: float
    stands_in: str = ""


@dataclass(frozen=True)
class Denominators:
    """Births by place and year, children by place, year and age band; of pooled births, `book` may know more."""

    births: Mapping[str, Mapping[int, int]]
    children: Mapping[str, Mapping[int, Mapping[str, int]]]
    map: Geography
    book: Book

    def born(self, places: Iterable[str], when: Period) -> People | None:
        """Live births of all the places in the period; None where one place has none near enough."""
        asked = tuple(places)
        pooled = [self._pooled(gss).get(when) for gss in asked]
        single = [[self._yearly(gss).get(year) for year in when.years] for gss in asked]
        if not asked:
            return None
        if all(None not in each for each in single):
            return People(float(sum(n for each in single for n in each if n is not None)))
        if all(each is not None for each in pooled):
            return People(sum(each for each in pooled if each is not None))
        return _nearest([self._about(gss) for gss in asked], when)

    def living(
        self, places: Iterable[str], when: Period, bands: Collection[str] = AgeBand.codes()
    ) -> People | None:
        """Children of these bands in all the places, added up over the years: years lived, nearly."""
        asked = tuple(places)
        held = [self._children(gss, bands) for gss in asked]
        if not asked:
            return None
        if all(year in each for each in held for year in when.years):
            return People(float(sum(each[year][0] for each in held for year in when.years)))
        return _nearest(held, when)

    def _yearly(self, gss: str) -> dict[int, int]:
        codes = self.map.pieces(gss, self.births)
        years = set.intersection(*(set(self.births[code]) for code in codes)) if codes else set()
        return {year: sum(self.births[code][year] for code in codes) for year in years}

    def _pooled(self, gss: str) -> dict[Period, float]:
        readings = (self.book.reading(gss, when) for when in self.book.periods(gss) if when.length > 1)
        return {each.period: each.denominator for each in readings if each.denominator}

    def _about(self, gss: str) -> dict[int, tuple[float, str]]:
        """Births of each year that is known, and of years known together their mean, with the years they are of."""
        found = {
            year: (number / when.length, str(when))
            for when, number in self._pooled(gss).items()
            for year in when.years
        }
        return found | {year: (float(number), str(year)) for year, number in self._yearly(gss).items()}

    def _children(self, gss: str, bands: Collection[str]) -> dict[int, tuple[float, str]]:
        codes = self.map.pieces(gss, self.children)
        years = set.intersection(*(set(self.children[code]) for code in codes)) if codes else set()
        return {
            year: (
                float(sum(self.children[code][year].get(band, 0) for code in codes for band in bands)),
                str(year),
            )
            for year in years
        }


def denominators(key: tuple[int, ...], book: Callable[[], Book]) -> Denominators:
    """All that is loaded under this stamp, read once; `book` gives the figures of infant mortality."""
    births, children = _loaded(key)
    return Denominators(births, children, reference.geography(key), book())


@lru_cache(maxsize=2)
def _loaded(
    key: tuple[int, ...],
) -> tuple[dict[str, dict[int, int]], dict[str, dict[int, dict[str, int]]]]:
    births: dict[str, dict[int, int]] = {}
    for row in reference.yearly([Measure.LIVE_BIRTHS.code]):
        if row.value is not None:
            births.setdefault(row.gss_code, {}).setdefault(row.year, row.value)
    return births, reference.children()


def _nearest(held: list[dict[int, tuple[float, str]]], when: Period) -> People | None:
    """For each place and year the number of that year, or of the nearest within reach; the earlier of two."""
    total, used = 0.0, dict[str, None]()
    for known in held:
        for year in when.years:
            near = min(known, key=lambda other: (abs(other - year), other), default=None)
            if near is None or abs(near - year) > FARTHEST:
                return None
            number, of = known[near]
            total += number
            if of != str(year):
                used[of] = None
    return People(total, ", ".join(sorted(used)))


def whole_years(first: int, last: int, length: int) -> list[Period]:
    """Every period of this many calendar years from `first` to `last`, oldest first."""
    return [calendar(end, length) for end in range(first + length - 1, last + 1)]
