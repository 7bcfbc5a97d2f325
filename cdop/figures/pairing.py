"""Which factors are looked at in pairs, and the table of them: chosen so that the choice tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cdop.disclosure.table import Table
from cdop.figures import breakdowns
from cdop.figures.facts import CaseFacts
from cdop.figures.measures import MEASURES
from cdop.figures.release import Counted, rounded

PAIRED = 6
"""How many of the factors most often found modifiable are paired."""
_TRIES = 5


def with_pairs(counted: Counted, facts: Sequence[CaseFacts]) -> Counted:
    """`counted` and the table `pairs` of its most frequent modifiable factors; without it for fewer than two.

    The factors are those that the released figures themselves put first, so a reader learns nothing from
    their being chosen. Adding a table can move a rounding; the choice is then made again. Should it never
    settle, there are no pairs.
    """
    chosen = _most_frequent(counted)
    for _ in range(_TRIES):
        if len(chosen) < 2:
            return counted
        whole = _joined(counted, facts, chosen)
        again = _most_frequent(whole)
        if again == chosen:
            return whole
        chosen = again
    return counted


def _most_frequent(counted: Counted) -> list[str]:
    table = _named(counted, "modifiable_factors")
    shown = rounded(counted)
    totals = {code: shown[table.key((code, _whole(table)))] for code in table.dimensions[0].codes}
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
    wanted = list(combinations(chosen, 2))
    counts = MEASURES["cooccurrence"].count(facts)
    return Table.from_cells(
        "pairs",
        "reviews completed: pairs of factors",
        (breakdowns.pair_dimension(wanted),),
        {(f"{a}+{b}",): counts[a, b] for a, b in wanted},
        title="Deaths in which two factors may both have contributed, all years shown",
    )


def _whole(table: Table) -> str:
    """All years together, or the one period there is."""
    return table.dimensions[1].positions[-1]


def _named(counted: Counted, name: str) -> Table:
    return next(table for table in counted.tables if table.name == name)
