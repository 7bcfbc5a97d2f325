"""All that the exact page shows, counted from the facts once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cdop.dataset.codelists.review import Domain
from cdop.dataset.factors import factor
from cdop.dataset.local_picture import ROWS
from cdop.patterns.queries.cells import MOST
from cdop.patterns.queries.lines import Deaths
from cdop.patterns.queries.together import Together, together
from cdop.statistics import FactorCount, independence


@dataclass(frozen=True)
class Across:
    """The ranking broken down: deaths by column, and for each factor the deaths by column."""

    by: str
    deaths: Counter[str]
    factors: dict[str, Counter[str]]


@dataclass(frozen=True)
class Patterns:
    """Counts of deaths. `ranked`: factors from the most frequent; `picture`: deaths by key of the row."""

    deaths: int
    with_any: int
    ranked: tuple[tuple[str, int], ...]
    domains: dict[str, int]
    across: Across
    picture: dict[str, int]
    numbers: tuple[FactorCount, ...]
    together: Together | None


def count(deaths: Deaths) -> Patterns:
    factors = deaths.factors
    single = Counter(code for found in factors for code in found)
    return Patterns(
        deaths=len(factors),
        with_any=sum(bool(found) for found in factors),
        ranked=tuple(sorted(single.items(), key=lambda each: (-each[1], each[0]))),
        domains=_domains(factors),
        across=_across(deaths),
        picture=_picture(deaths),
        numbers=independence(factors, most=MOST) if factors else (),
        together=together(factors) if factors else None,
    )


def _domains(factors: list[frozenset[str]]) -> dict[str, int]:
    """Deaths with a factor of the domain or several: domains do not add up."""
    seen = Counter(code for found in factors for code in {factor(each).domain.code for each in found})
    return {domain.code: seen[domain.code] for domain in Domain}


def _across(deaths: Deaths) -> Across:
    by = deaths.choice.by
    columns = [deaths.column_of(line, by) for line in deaths.lines]
    rows: dict[str, Counter[str]] = {}
    for line, column in zip(deaths.lines, columns, strict=True):
        for code in deaths.factors_of(line):
            rows.setdefault(code, Counter())[column] += 1
    return Across(by, Counter(columns), rows)


def _picture(deaths: Deaths) -> dict[str, int]:
    every = [deaths.every_factor_of(line) for line in deaths.lines]
    return {row.key: sum(not found.isdisjoint(row.factors) for found in every) for row in ROWS}
