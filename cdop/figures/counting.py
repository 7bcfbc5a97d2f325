"""True counts on their way to the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cdop.disclosure.linking import Order
from cdop.disclosure.shape import CellKey
from cdop.disclosure.table import Table
from cdop.figures.cohort import Cohort
from cdop.figures.facts import CaseFacts


@dataclass(frozen=True)
class Counted:
    """Tables of one release, and which is part of which."""

    tables: tuple[Table, ...]
    order: tuple[Order, ...] = ()


Look = Callable[[Counted], Mapping[CellKey, int | None]]
"""What the counts would be shown as; for a choice that must tell no more than the figures do."""
Count = Callable[[Cohort, Sequence[CaseFacts], Look], Counted]
