"""Coarser ways to say what a finer dimension says: quintiles of deciles, infants of age bands.

The ledger takes every grouping apart into its finer codes, so that two groupings which cut across each other (two
geographies) are set against one another like any two tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cdop.dataset.codelists.bands import AgeBand

NOT_RECORDED = "not_recorded"
"""A blank answer has its own row: not asked is neither none nor not known."""
ELSEWHERE = "elsewhere"
"""Of an area: outside the panel's own."""


@dataclass(frozen=True)
class Grouping:
    """`of` gives, for a code of the dimension `finer`, the code of the group it is in."""

    name: str
    finer: str
    of: Callable[[str], str]


def _quintile(decile: str) -> str:
    return str((int(decile) + 1) // 2) if decile.isdigit() else NOT_RECORDED


def _stage(band: str) -> str:
    if not AgeBand.has(band):
        return NOT_RECORDED
    return "infant" if AgeBand(band) in _UNDER_ONE else "older"


_UNDER_ONE = (AgeBand.NEONATAL, AgeBand.POSTNEONATAL)
GROUPINGS: dict[str, Grouping] = {
    each.name: each
    for each in (
        Grouping("imd_quintile", "imd_decile", _quintile),
        Grouping("stage", "age_band", _stage),
    )
}
