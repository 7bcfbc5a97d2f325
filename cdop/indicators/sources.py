"""Editions as something to be asked for a figure: yearly counts that can be pooled, or figures as published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from cdop.indicators.definitions import Counted, Indicator
from cdop.indicators.readings import Reading, from_published, from_rate, measured
from cdop.reference.codes import Measure, Status
from cdop.reference.periods import Period, calendar, period
from cdop.reference.queries import Geography, PublishedValue, YearlyCount


class Source(Protocol):
    """One edition, asked about one indicator."""

    edition: str

    def reading(self, gss: str, when: Period) -> Reading: ...

    def periods(self, gss: str) -> set[Period]: ...

    def codes(self) -> set[str]: ...


@dataclass
class CountedSource:
    """Yearly counts: rates of single years, and of several pooled as deaths over births."""

    indicator: Indicator
    counted: Counted
    edition: str
    map: Geography
    _rows: dict[tuple[str, int, str], YearlyCount] = field(default_factory=dict)
    _codes: set[str] = field(default_factory=set)
    _years: set[int] = field(default_factory=set)

    def add(self, row: YearlyCount) -> None:
        self._rows[row.gss_code, row.year, row.measure] = row
        self._codes.add(row.gss_code)
        self._years.add(row.year)

    def codes(self) -> set[str]:
        return self._codes

    def periods(self, gss: str) -> set[Period]:
        lengths = {1, self.indicator.pooled} if self.counted.over else {1}
        tried = (calendar(year, length) for year in self._years for length in lengths)
        return {when for when in tried if self.reading(gss, when).is_known}

    def reading(self, gss: str, when: Period) -> Reading:
        missing = Reading(gss, when, note=f"No counts are loaded for {when}.", edition=self.edition)
        codes = self.map.pieces(gss, self._codes)
        if when.is_financial or not codes:
            return missing
        if not self.counted.over:
            return self._own_rate(gss, when, missing)
        deaths, told = self._sum(self.counted.plus, codes, when)
        fewer, told_fewer = self._sum(self.counted.minus, codes, when) if self.counted.minus else (0, "")
        births, told_births = self._sum(self.counted.over, codes, when)
        if deaths is None or fewer is None or births is None:
            note = told or told_fewer or told_births
            return Reading(gss, when, note=note, edition=self.edition)
        return measured(self.indicator, gss, when, deaths - fewer, births, self.edition)

    def _sum(self, measure: str, codes: Iterable[str], when: Period) -> tuple[int | None, str]:
        """Added up over areas and years; one unknown makes the whole unknown, and is named."""
        total = 0
        for code in codes:
            for year in when.years:
                row = self._rows.get((code, year, measure))
                if row is None or row.value is None:
                    withheld = row is not None and row.status == Status.SUPPRESSED
                    why = "withheld by the publisher" if withheld else "not published"
                    return None, f"{Measure(measure).label} of {year} are {why}."
                total += row.value
        return total, ""

    def _own_rate(self, gss: str, when: Period, missing: Reading) -> Reading:
        row = self._rows.get((gss, when.last, self.counted.plus))
        if when.length > 1 or row is None or row.value is None or row.published_rate is None:
            return missing
        return from_rate(self.indicator, gss, when, row.value, row.published_rate, self.edition)


@dataclass
class PublishedSource:
    """Figures of one edition as their publisher gives them."""

    indicator: Indicator
    edition: str
    _rows: dict[str, dict[Period, PublishedValue]] = field(default_factory=dict)

    def add(self, row: PublishedValue) -> None:
        when = period(row.period)
        if when is not None and row.sex in ("", self.indicator.sex):
            self._rows.setdefault(row.gss_code, {}).setdefault(when, row)

    def codes(self) -> set[str]:
        return set(self._rows)

    def periods(self, gss: str) -> set[Period]:
        return {when for when, row in self._rows.get(gss, {}).items() if row.value is not None}

    def reading(self, gss: str, when: Period) -> Reading:
        row = self._rows.get(gss, {}).get(when)
        if row is None:
            return Reading(gss, when, note=f"No figure is loaded for {when}.", edition=self.edition)
        return from_published(self.indicator, when, row)


def sources(
    indicator: Indicator,
    counts: Iterable[YearlyCount],
    values: Iterable[PublishedValue],
    geography: Geography,
) -> tuple[Source, ...]:
    """The editions that know the indicator: counts before ready figures, newer before older."""
    found: dict[str, CountedSource] = {}
    if indicator.made_of is not None:
        wanted = indicator.made_of.measures
        for count in counts:
            if count.measure in wanted:
                source = found.setdefault(
                    count.edition, CountedSource(indicator, indicator.made_of, count.edition, geography)
                )
                source.add(count)
    ready: dict[str, PublishedSource] = {}
    for value in values:
        if value.indicator in indicator.published:
            ready.setdefault(value.edition, PublishedSource(indicator, value.edition)).add(value)
    return (*found.values(), *ready.values())
