"""The sentences of the panel summary, from protected numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.dataset.codelists.review import Modifiability
from cdop.disclosure.protect import Protected
from cdop.disclosure.publication import ProtectedTable

TOTAL = "Total"


@dataclass(frozen=True)
class Line:
    """A factor with its protected count in the period and its mean a year in the years before, if any."""

    label: str
    count: int
    before: float | None


def reviews(figures: Protected, years: Sequence[str], code: str = TOTAL) -> int:
    """Protected count of reviews over `years`, all of them or those of one conclusion."""
    table = figures.table("reviews")
    return sum(table.value(modifiability=code, year=year) or 0 for year in years)


def ranked(figures: Protected, name: str, period: Sequence[str], before: Sequence[str]) -> list[Line]:
    """The factors of table `name` found in the period, most frequent first; a shown 0 is left out."""
    table = figures.table(name)
    lines = [_line(table, code, period, before) for code in table.dimensions[0].codes]
    return sorted((line for line in lines if line.count), key=lambda line: (-line.count, line.label))


def opening(figures: Protected, words: str, period: Sequence[str], most: Sequence[Line]) -> str:
    """“In 2022-23 the panel completed about 130 reviews. In about 50 of them (about 4 in 10) …”"""
    total = reviews(figures, period)
    found = reviews(figures, period, Modifiability.IDENTIFIED.code)
    if not total:
        return f"In {words} the panel completed fewer than 5 reviews, too few to summarise."
    sentences = [f"In {words} the panel completed about {total} reviews."]
    if found:
        sentences.append(
            f"In about {found} of them ({share(found, total)}) it identified modifiable factors: something that "
            "may have contributed and could be changed to lower the risk of future deaths."
        )
    else:
        sentences.append("It identified modifiable factors in none, or in fewer than 5.")
    if most:
        named = _listed([f"{line.label.lower()} (about {line.count})" for line in most[:3]])
        sentences.append(f"Found modifiable most often: {named}.")
    return " ".join(sentences)


def movement(figures: Protected, years: Sequence[str]) -> str:
    """The share with modifiable factors in the first and the last year, as whole tenths, with its caution."""
    shares = [
        (year, reviews(figures, (year,), Modifiability.IDENTIFIED.code), reviews(figures, (year,)))
        for year in years
    ]
    told = [(year, found, total) for year, found, total in shares if total >= 10]
    if len(told) < 2:
        return "There are too few years with enough reviews to speak of a trend."
    (first, f1, t1), (last, f2, t2) = told[0], told[-1]
    return (
        f"Modifiable factors were identified in {share(f1, t1)} reviews completed in {first} and in "
        f"{share(f2, t2)} in {last}. Numbers are small and rounded: differences of this size often arise by "
        "chance, and the year of review is not the year of death."
    )


def share(part: int, whole: int) -> str:
    """“about 4 in 10”, in whole tenths of protected numbers."""
    tenths = round(10 * part / whole)
    if tenths == 0:
        return "fewer than 1 in 10"
    return "almost all" if tenths >= 10 else f"about {tenths} in 10"


def _line(table: ProtectedTable, code: str, period: Sequence[str], before: Sequence[str]) -> Line:
    count = sum(table.value(factor_code=code, year=year) or 0 for year in period)
    earlier = [table.value(factor_code=code, year=year) or 0 for year in before]
    mean = sum(earlier) / len(earlier) if earlier else None
    return Line(table.dimensions[0].label(code), count, mean)


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
