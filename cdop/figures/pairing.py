"""Which factors are looked at in pairs, and the table of them: chosen so that the choice tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.populations import PAIRS, tabulate

PAIRED = 6
"""How many of the factors most often found modifiable are paired."""
_TRIES = 5


def with_pairs(counted: Counted, facts: Sequence[CaseFacts], look: Look) -> Counted:
    """`counted` and the table `pairs` of its most frequent modifiable factors; without it for fewer than two.

    The factors are those that the released figures themselves put first, so a reader learns nothing from
    their being chosen. Adding a table can move a rounding; the choice is then made again. Should it never
    settle, there are no pairs.
    """
    chosen = _most_frequent(counted, look)
    for _ in range(_TRIES):
        if len(chosen) < 2:
            return counted
        whole = _joined(counted, facts, chosen)
        again = _most_frequent(whole, look)
        if again == chosen:
            return whole
        chosen = again
    return counted


def _most_frequent(counted: Counted, look: Look) -> list[str]:
    table = _named(counted, "modifiable_factors")
    shown = look(counted)
    totals = {code: shown[table.key((code, _whole(table)))] or 0 for code in table.dimensions[0].codes}
    ranked = sorted((code for code in totals if totals[code]), key=lambda code: (-totals[code], code))
    return sorted(ranked[:PAIRED])


def _joined(counted: Counted, facts: Sequence[CaseFacts], chosen: Sequence[str]) -> Counted:
    """Each pair is part of what was counted of either factor."""
    found, pairs = _named(counted, "factors"), _pairs(facts, chosen)
    within = [
        (pairs.key((pair,)), found.key((factor, _whole(found))))
        for (pair,) in pairs.counts
        for factor in pair.split("+")
    ]
    return Counted((*counted.tables, pairs), (*counted.order, *within))


def _pairs(facts: Sequence[CaseFacts], chosen: Sequence[str]) -> Table:
    dimension = breakdowns.pair_dimension(combinations(chosen, 2))
    title = "Deaths in which two factors may both have contributed, all years shown"
    return tabulate("pairs", PAIRS, (dimension,), facts, title=title)


def _whole(table: Table) -> str:
    """All years together, or the one period there is."""
    return table.dimensions[1].positions[-1]


def _named(counted: Counted, name: str) -> Table:
    return next(table for table in counted.tables if table.name == name)
