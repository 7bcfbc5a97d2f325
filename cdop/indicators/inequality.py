"""How a rate runs with deprivation: by tenths of authorities, or of any groups handed in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.indicators.book import Book
from cdop.indicators.readings import Reading, measured
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND, is_district
from cdop.statistics import (
    Estimate,
    SlopeIndex,
    Undefined,
    correlation,
    relative_index_of_rates,
    slope_index_of_rates,
)

TENTHS = 10


@dataclass(frozen=True)
class Group:
    """One group of people, 1 being the most deprived."""

    number: int
    count: float
    denominator: float
    rate: float


@dataclass(frozen=True)
class Gradient:
    """Rates by group, and what can be said of them.

    `correlation` is of the group's number with its rate: below 0 where the most deprived have the highest.
    `slope` and `relative` are of the most deprived end against the least: above 0 and above 1 then.
    Each is None where it is undefined, and `notes` says why.
    """

    groups: tuple[Group, ...]
    correlation: Estimate | None
    slope: SlopeIndex | None
    relative: Estimate | None
    notes: tuple[str, ...]


def gradient(
    counts: Sequence[float],
    denominators: Sequence[float],
    rates: Sequence[float] | None = None,
    per: float = 1000,
) -> Gradient:
    """Groups from the most deprived to the least. Where `rates` are published, they are correlated as printed."""
    given = rates or [count / size * per for count, size in zip(counts, denominators, strict=True)]
    groups = tuple(
        Group(number, *row)
        for number, row in enumerate(zip(counts, denominators, given, strict=True), start=1)
    )
    notes: list[str] = []
    found: list[Estimate | SlopeIndex | None] = []
    up_counts, up_sizes = list(reversed(counts)), list(reversed(denominators))
    for ask in (
        lambda: correlation([float(group.number) for group in groups], given),
        lambda: slope_index_of_rates(up_counts, up_sizes, per),
        lambda: relative_index_of_rates(up_counts, up_sizes),
    ):
        try:
            found.append(ask())
        except Undefined as undefined:
            found.append(None)
            notes.append(str(undefined))
    line, slope, relative = found
    assert not isinstance(line, SlopeIndex) and not isinstance(relative, SlopeIndex)
    assert not isinstance(slope, Estimate)
    return Gradient(groups, line, slope, relative, tuple(dict.fromkeys(notes)))


@dataclass(frozen=True)
class ByDeprivation:
    """England's authorities in tenths by deprivation, as one gradient, and what was left out."""

    gradient: Gradient
    authorities: int
    left_out: tuple[str, ...]
    imd_release: int | None
    edition: str


def by_deprivation(book: Book, when: Period) -> ByDeprivation | None:
    """Districts and unitary authorities grouped in tenths; None where counts or deprivation are not loaded."""
    readings = _districts(book, when)
    ranked, left_out = [], []
    for reading in readings:
        rank = book.map.deprivation_of(reading.gss_code)
        if rank is None:
            left_out.append(reading.gss_code)
        else:
            ranked.append((rank, reading))
    if len(ranked) < TENTHS * 2:
        return None
    ranked.sort(key=lambda pair: (pair[0], pair[1].gss_code))
    sums = [[0.0, 0.0] for _ in range(TENTHS)]
    for place, (_, reading) in enumerate(ranked):
        tenth = sums[place * TENTHS // len(ranked)]
        tenth[0] += reading.numerator or 0
        tenth[1] += reading.denominator or 0
    found = gradient([count for count, _ in sums], [size for _, size in sums], per=book.indicator.multiplier)
    return ByDeprivation(found, len(ranked), tuple(left_out), book.map.imd_release, readings[0].edition)


def _districts(book: Book, when: Period) -> list[Reading]:
    """The districts' figures that rest on counts, of the edition that has England's."""
    edition = book.reading(ENGLAND, when).edition
    source = next((each for each in book.sources if each.edition == edition), None)
    if source is None:
        return []
    asked = (source.reading(code, when) for code in sorted(source.codes()) if is_district(code))
    return [each for each in asked if each.numerator is not None and each.denominator]


def group_rate(book: Book, when: Period, group: Group) -> Reading:
    """A group's rate with its interval."""
    return measured(book.indicator, f"group {group.number}", when, group.count, group.denominator)
