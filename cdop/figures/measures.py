"""Measures: from facts to counts. Each counts cases, never rows, and says what it is broken down by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from cdop.core.refusals import Refused
from cdop.figures.facts import CaseFacts

Key = tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """`keys` gives, for one case, each combination of codes it counts in."""

    name: str
    title: str
    dimensions: tuple[str, ...]
    keys: Callable[[CaseFacts], Iterable[Key]]
    reviewed_only: bool = True

    def cases(self, facts: Sequence[CaseFacts]) -> list[CaseFacts]:
        return [line for line in facts if line.is_reviewed or not self.reviewed_only]

    def count(self, facts: Sequence[CaseFacts]) -> Counter[Key]:
        """How many cases stand at each combination of codes; combinations without a case are left out."""
        return Counter(key for line in self.cases(facts) for key in self.keys(line))


def _pairs(line: CaseFacts) -> Iterator[Key]:
    yield from combinations(sorted(line.factors), 2)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("cases", "Deaths", ("year",), lambda line: [(line.year,)], reviewed_only=False),
        Measure(
            "factors",
            "Deaths in which a factor may have contributed",
            ("factor_code", "year"),
            lambda line: [(code, line.year) for code in line.factors],
        ),
        Measure(
            "modifiable_factors",
            "Deaths in which a factor may have contributed and was modifiable",
            ("factor_code", "year"),
            lambda line: [(code, line.year) for code in line.modifiable_factors],
        ),
        Measure(
            "categories",
            "Reviewed deaths by primary category",
            ("category", "year"),
            lambda line: [(line.category, line.year)],
        ),
        Measure(
            "modifiability",
            "Reviewed deaths by modifiability",
            ("modifiability", "year"),
            lambda line: [(line.modifiability, line.year)],
        ),
        Measure(
            "cooccurrence",
            "Deaths in which two factors may both have contributed",
            ("factor_a", "factor_b"),
            _pairs,
        ),
    )
}


def measure(name: str) -> Measure:
    """The measure of this name. Raises Refused with the names there are."""
    if name not in MEASURES:
        raise Refused(f"There is no measure '{name}'. The measures are {', '.join(MEASURES)}.")
    return MEASURES[name]
