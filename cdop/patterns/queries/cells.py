"""One number of the page, as an address names it, and the deaths it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cdop.dataset.codelists.review import Domain
from cdop.dataset.factors import FactorCode, factor
from cdop.dataset.local_picture import PROTECTIVE, ROWS
from cdop.figures.facts import CaseFacts
from cdop.patterns.queries.lines import Deaths

ANY, MOST = "any", 3
"""One factor or more; the last row of the numbers, which means so many or more."""
NUMBERS = (ANY, *(str(number) for number in range(MOST + 1)))
IN_ROW = {row.key: row.factors for row in ROWS} | {each.key: each.absent for each in PROTECTIVE}


@dataclass(frozen=True)
class Cell:
    """All that is named must hold. `without` are factors the death must not have."""

    factors: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    number: str = ""
    row: str = ""
    domain: str = ""
    column: str = ""

    @property
    def codes(self) -> list[tuple[str, str]]:
        """As an address holds it."""
        single = (("number", self.number), ("row", self.row), ("in", self.domain), ("column", self.column))
        return [
            *(("factor", code) for code in self.factors),
            *(("without", code) for code in self.without),
            *(pair for pair in single if pair[1]),
        ]

    def is_known(self, columns: Mapping[str, str]) -> bool:
        """Whether every code is one; a column is one of `columns`, by code."""
        return (
            all(FactorCode.has(code) for code in (*self.factors, *self.without))
            and self.number in ("", *NUMBERS)
            and (not self.row or self.row in IN_ROW)
            and (not self.domain or Domain.has(self.domain))
            and (not self.column or self.column in columns)
        )

    def holds(self, line: CaseFacts, deaths: Deaths) -> bool:
        found = deaths.factors_of(line)
        return (
            found.issuperset(self.factors)
            and found.isdisjoint(self.without)
            and _is_number(self.number, len(found))
            and (not self.row or not deaths.every_factor_of(line).isdisjoint(IN_ROW[self.row]))
            and (not self.domain or any(factor(code).domain.code == self.domain for code in found))
            and (not self.column or deaths.column_of(line, deaths.choice.by) == self.column)
        )


def _is_number(wanted: str, number: int) -> bool:
    if wanted in ("", ANY):
        return not wanted or number > 0
    return number >= MOST if int(wanted) == MOST else number == int(wanted)
