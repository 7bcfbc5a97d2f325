"""Sentences about what recurs, made of the numbers the reader sees and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cdop.core.words import count as counted
from cdop.figures.readable import Readable

TOTAL = "Total"
COMPARED = 3
"""With how many years before a year is compared at most."""
ENOUGH = 40
"""From how many deaths on a share is spoken of: with fewer, one child or the rounding moves it too far."""
_NAMED = 4
_SLACK = 8
"""Two rounded figures that stand further apart than this are certainly in that order."""


@dataclass(frozen=True)
class Line:
    """A factor with its count in the period, and its count in all of the `years_before` together."""

    code: str
    label: str
    count: int
    before: int
    years_before: int

    @property
    def mean_before(self) -> float | None:
        return self.before / self.years_before if self.years_before else None


def over(table: Readable, years: Sequence[str], **codes: str) -> int:
    """The count of a cell, the years (or the one period) of the table's second dimension added up."""
    time = table.dimensions[1].name
    return sum(table.value(**{time: year}, **codes) or 0 for year in years)


def years_with_reviews(reviews: Readable, years: Sequence[str]) -> list[str]:
    """From the first to the last year in which reviews are shown: before and after, nothing could be found."""
    begun = [index for index, year in enumerate(years) if over(reviews, (year,))]
    return list(years[begun[0] : begun[-1] + 1]) if begun else []


def years_before(reviews: Readable, years: Sequence[str], period: Sequence[str]) -> list[str]:
    """The years a single year is compared with; none for a longer period, whose counts are no year's."""
    if len(period) != 1 or period[0] not in years:
        return []
    begun = years_with_reviews(reviews, years)
    return [year for year in begun if year < period[0]][-COMPARED:]


def ranked(table: Readable, period: Sequence[str], before: Sequence[str]) -> list[Line]:
    """The factors shown in the period, most frequent first; a shown 0 is left out."""
    factor = table.dimensions[0]
    lines = (
        Line(
            code,
            factor.label(code),
            over(table, period, factor_code=code),
            over(table, before, factor_code=code),
            len(before),
        )
        for code in factor.codes
    )
    return sorted((line for line in lines if line.count), key=lambda line: (-line.count, line.label))


def number(value: int, *, is_exact: bool) -> str:
    """“about 55”, or “54” where figures are exact."""
    return f"{value:,}" if is_exact else f"about {value:,}"


def share(part: int, whole: int) -> str:
    """“about 4 in 10”, in whole tenths; nothing where the whole is too small to speak of a share."""
    if whole < ENOUGH:
        return ""
    tenths = round(10 * part / whole)
    if tenths <= 0:
        return "fewer than 1 in 10"
    if tenths >= 10:
        return "almost all"
    return "about half" if tenths == 5 else f"about {tenths} in 10"


def most_often(lines: Sequence[Line], *, is_exact: bool) -> str:
    """“Found modifiable most often: …”. A tie is named whole or counted, never cut by the alphabet."""
    if not lines:
        return ""
    named: list[Line] = []
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.count)]
    for group in groups:
        if len(named) + len(group) > _NAMED:
            break
        named += group
    if not named:
        each = number(lines[0].count, is_exact=is_exact)
        return f"No one factor stood out: {len(groups[0])} were each found modifiable in {each} deaths."
    words = [f"{in_sentence(line.label)} ({number(line.count, is_exact=is_exact)})" for line in named]
    rest = groups[len({line.count for line in named})] if len(named) < len(lines) else []
    then = ""
    if len(rest) > 1:
        then = f"; then {len(rest)} others, each in {number(rest[0].count, is_exact=is_exact)} deaths"
    return f"Found modifiable most often: {listed(words)}{then}."


def finding(lines: Sequence[Line], *, is_exact: bool, years: int = 1) -> str:
    """The title of the ranked chart: it names a first factor only where that is certain."""
    gap = lines[0].count - (lines[1].count if len(lines) > 1 else 0)
    if gap > (0 if is_exact else _SLACK * years):
        return f"{lines[0].label} was the modifiable factor found most often"
    return "The modifiable factors found most often"


def in_sentence(label: str) -> str:
    """A label within a sentence: “Smoking by …” begins small, “CPR …” does not."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def deaths(value: int, *, is_exact: bool) -> str:
    """“about 55 deaths”, “1 death”; a protected 0 is “fewer than 5 deaths”."""
    if is_exact:
        return counted(value, "death")
    return f"about {value:,} deaths" if value else "fewer than 5 deaths"
