"""Who is counted, said once: which cases a population holds, and at which codes each of them counts.

A published figure is a question put to one of these. Two figures can be set against one another only because both
name the population, the codes and the days they are of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from cdop.disclosure.shape import Cell, Dimension
from cdop.disclosure.table import Table
from cdop.figures.facts import CaseFacts
from cdop.figures.groupings import ELSEWHERE, GROUPINGS, NOT_RECORDED

REVIEWED, WAITING = "reviewed", "waiting"
TIMES = ("year", "period")
"""Dimensions that say when; all others say what."""
_SOME = ("pair",)
"""Dimensions of which a table lists chosen codes only; of any other, a code that is not listed is a fault."""

Reading = Callable[[CaseFacts], Iterable[str]]


@dataclass(frozen=True)
class Population:
    """`readings`: by dimension, the codes at which a case of the population counts, one or several."""

    name: str
    holds: Callable[[CaseFacts], bool]
    readings: Mapping[str, Reading]

    def cells(self, line: CaseFacts, dimensions: Sequence[Dimension]) -> Iterator[Cell]:
        """The finest cells of a table with these dimensions in which the case counts."""
        if self.holds(line):
            yield from product(*(self._codes(line, dimension) for dimension in dimensions))

    def _codes(self, line: CaseFacts, dimension: Dimension) -> list[str]:
        if dimension.name == "period":
            return list(dimension.codes)
        if dimension.name == "year":
            return [line.year]
        codes = self.read(line, dimension.name)
        if ELSEWHERE in dimension.labels:
            return [code if code in dimension.labels else ELSEWHERE for code in codes]
        return [code for code in codes if code in dimension.labels or dimension.name not in _SOME]

    def read(self, line: CaseFacts, dimension: str) -> list[str]:
        """The codes at which the case counts, each once; of a grouping, those of the groups."""
        if dimension in GROUPINGS:
            grouping = GROUPINGS[dimension]
            return list(dict.fromkeys(map(grouping.of, self.readings[grouping.finer](line))))
        return list(self.readings[dimension](line))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """By what the population can be broken down, other than time."""
        groups = [name for name, grouping in GROUPINGS.items() if grouping.finer in self.readings]
        return (*self.readings, *groups)


def _one(fact: str) -> Reading:
    return lambda line: (getattr(line, fact) or NOT_RECORDED,)


def _pairs(line: CaseFacts) -> Iterator[str]:
    return (f"{one}+{other}" for one, other in combinations(sorted(line.factors), 2))


def _is_reviewed(line: CaseFacts) -> bool:
    return line.is_reviewed


_WHO = ("age_band", "sex", "ethnic_group", "area", "imd_decile")
_HOW = (
    "event",
    "place",
    "cp_plan",
    "statutory_order",
    "asylum",
    "safeguarding_review",
    "expected",
    "jar",
    "gestation",
    "birth_weight",
)
TOLD_IN_TIME = ("notified_in_time", "notice_in_time")
REVIEWED_IN_TIME = ("meeting_in_time", "panel_in_time", "forms_in_time")
"""Facts that are read only for a publication that asks for times."""
DEATHS = Population(
    "deaths",
    lambda line: True,
    {
        "review": lambda line: (REVIEWED if line.is_reviewed else WAITING,),
        **{fact: _one(fact) for fact in (*_WHO, *_HOW, *TOLD_IN_TIME)},
    },
)
REVIEWS = Population(
    "reviewed deaths",
    _is_reviewed,
    {
        fact: _one(fact)
        for fact in ("modifiability", "category", "time_taken", *_WHO, *_HOW, *REVIEWED_IN_TIME)
    },
)
FACTORS = Population(
    "reviewed deaths by factor", _is_reviewed, {"factor_code": lambda line: sorted(line.factors)}
)
MODIFIABLE_FACTORS = Population(
    "reviewed deaths by modifiable factor",
    _is_reviewed,
    {"factor_code": lambda line: sorted(line.modifiable_factors)},
)
PAIRS = Population("reviewed deaths by pair of factors", _is_reviewed, {"pair": _pairs})

OPEN_REVIEWS = Population(
    "open reviews", lambda line: True, {fact: _one(fact) for fact in ("time_taken", *_WHO)}
)
"""Counted on the basis of the same name alone: each stands for the last day of its period."""
PASSED_ON = Population("notifications passed on", lambda line: True, {fact: _one(fact) for fact in _WHO})

POPULATIONS = {
    each.name: each for each in (DEATHS, REVIEWS, FACTORS, MODIFIABLE_FACTORS, PAIRS, OPEN_REVIEWS, PASSED_ON)
}


def tabulate(
    name: str,
    population: Population,
    dimensions: Sequence[Dimension],
    facts: Sequence[CaseFacts],
    *,
    title: str,
) -> Table:
    """The table of true counts of the population's cases; a cell in which none counts is 0."""
    cells = Counter(cell for line in facts for cell in population.cells(line, dimensions))
    return Table.from_cells(
        name, population.name, tuple(dimensions), cells, title=title, missing_is_zero=True
    )
