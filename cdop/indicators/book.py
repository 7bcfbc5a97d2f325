"""All figures of one indicator, asked by area and period. Pure: reads no database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cdop.indicators.definitions import Indicator
from cdop.indicators.readings import Compared, Reading, compared
from cdop.indicators.sources import Source
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND, EditionFact, Geography, is_peer
from cdop.statistics import Undefined, trend
from cdop.statistics.comparing import WORSE
from cdop.statistics.trends import FEW_POINTS

ALIKE = 10


@dataclass(frozen=True)
class Recent:
    """Whether a rate has been rising or falling, in words, and over which years."""

    words: str
    since: str = ""


@dataclass(frozen=True)
class Alike:
    """The places compared with one, and how they were chosen."""

    codes: tuple[str, ...]
    how: str


@dataclass(frozen=True)
class TimesWorse:
    """In how many of `periods` an area was significantly worse than England."""

    gss_code: str
    worse: int
    periods: int
    latest: Compared


@dataclass(frozen=True)
class Book:
    """One indicator's figures. Sources are in the order in which they are believed."""

    indicator: Indicator
    sources: tuple[Source, ...]
    map: Geography
    editions: Mapping[str, EditionFact] = field(default_factory=dict)

    def periods(self, gss: str) -> list[Period]:
        """Every period with a figure, oldest first; of two that end together, the longer last."""
        found = {when for source in self.sources for when in source.periods(gss)}
        return sorted(found, key=lambda when: (when.last, when.length))

    def latest(self, gss: str) -> Period | None:
        """The newest usual period (three years pooled, say) with a figure; else the newest of any length."""
        known = self.periods(gss)
        usual = [when for when in known if when.length == self.indicator.pooled]
        found = usual or known
        return found[-1] if found else None

    def reading(self, gss: str, when: Period) -> Reading:
        """The figure of the first edition that knows one; else a figure that is missing, and why."""
        asked = [source.reading(gss, when) for source in self.sources]
        known = next((reading for reading in asked if reading.is_known), None)
        if known is not None:
            return known
        told = [reading for reading in asked if reading.note]
        note = told[0].note if told else f"No figures of {self.indicator.title.lower()} are loaded."
        return Reading(gss, when, note=note)

    def beside(self, reading: Reading, gss: str) -> Reading | None:
        """Another place's figure of the same period, of the same edition where it can be."""
        same = [source for source in self.sources if source.edition == reading.edition]
        asked = (source.reading(gss, reading.period) for source in (*same, *self.sources))
        return next((found for found in asked if found.is_known), None)

    def compared(self, gss: str, when: Period, against: str = ENGLAND) -> Compared:
        reading = self.reading(gss, when)
        if gss == against:
            return Compared(reading, None)
        return compared(self.indicator, reading, self.beside(reading, against))

    def series(self, gss: str, length: int) -> list[Compared]:
        """Each period of this length from the first with a figure to the last, gaps included, against England."""
        known = [when for when in self.periods(gss) if when.length == length]
        if not known:
            return []
        latest = known[-1]
        first = min(when.last for when in known if when.is_financial == latest.is_financial)
        spans = (
            replace(latest, last=last, first=last - length + 1) for last in range(first, latest.last + 1)
        )
        return [self.compared(gss, when) for when in spans]

    def ranking(self, when: Period, codes: Collection[str]) -> list[Compared]:
        """The places with a figure of the period, highest first; those that may show none are left out."""
        found = [self.compared(code, when) for code in codes]
        shown = [each for each in found if each.reading.value is not None]
        return sorted(shown, key=lambda each: (-(each.reading.value or 0), each.reading.gss_code))

    def peers(self, gss: str, when: Period) -> list[str]:
        """Places of the same tier with a figure of the period, itself among them."""
        known = {code for source in self.sources for code in source.codes()}
        peers = {code for code in known if is_peer(gss, code)} | {gss}
        return sorted(code for code in peers if self.reading(code, when).is_known)

    def alike(self, gss: str, when: Period) -> Alike:
        """Statistical neighbours as published, where such a list is loaded; else those as deprived."""
        listed = self.map.neighbours.get(gss, ())
        if listed:
            return Alike(listed, "Statistical neighbours, as the loaded list names them.")
        here = self.map.deprivation_of(gss)
        if here is None:
            return Alike((), "No list of statistical neighbours is loaded, and its deprivation is not known.")
        others = [code for code in self.peers(gss, when) if code != gss and self.map.deprivation_of(code)]
        near = sorted(others, key=lambda code: (abs((self.map.deprivation_of(code) or 0) - here), code))
        return Alike(
            tuple(near[:ALIKE]),
            f"No list of statistical neighbours is loaded: these are the {len(near[:ALIKE])} authorities nearest "
            f"in deprivation (mean rank of small areas, IMD {self.map.imd_release}).",
        )

    def times_worse(self, codes: Sequence[str], since: int) -> list[TimesWorse]:
        """How often each place was worse than England, in the usual periods that begin in `since` or later."""
        found = []
        for code in codes:
            series = [each for each in self.series(code, self.indicator.pooled) if each.verdict]
            series = [each for each in series if each.reading.period.first >= since]
            if series:
                worse = sum(each.verdict == WORSE for each in series)
                found.append(TimesWorse(code, worse, len(series), series[-1]))
        return sorted(found, key=lambda each: (-each.worse, -each.periods, self.map.name(each.gss_code)))

    def recent(self, gss: str) -> Recent:
        """The publisher's recent trend; else that of our own over single years, where there are enough."""
        latest = self.latest(gss)
        told = self.reading(gss, latest).trend if latest else ""
        if told:
            return Recent(told)
        years = [when for when in self.periods(gss) if when.length == 1]
        readings = [self.reading(gss, when) for when in years]
        pairs = [
            (r.period, r.numerator, r.denominator)
            for r in readings
            if r.numerator is not None and r.denominator
        ]
        if len(pairs) <= FEW_POINTS:
            return Recent("Cannot be told: too few years")
        try:
            found = trend(
                [n for _, n, _ in pairs], [d for _, _, d in pairs], [float(p.last) for p, _, _ in pairs]
            )
        except Undefined as undefined:
            return Recent(f"Cannot be told: {undefined}")
        since = f"{pairs[0][0]} to {pairs[-1][0]}"
        if found.p_value >= 0.05:
            return Recent("No significant change", since)
        rises = found.change.value > 1
        is_worse = rises == (self.indicator.polarity == "low_is_good")
        return Recent(
            f"{'Rising' if rises else 'Falling'}: getting {'worse' if is_worse else 'better'}", since
        )
