"""An earlier release as the ledger holds it: what it showed, how near the truth, and of which cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdop.disclosure.shape import Dimension
from cdop.figures.cohort import Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.ledger.quantities import Quantity

Shape = tuple[str, tuple[Dimension, ...]]
"""A population and the dimensions, other than time, that it was broken down by."""


@dataclass(frozen=True)
class ToldFigure:
    """One published number: the true count lay from `lower` to `upper`. `again`: the figure that stood for
    it, which is to stand for it again as long as its count has not changed."""

    quantity: Quantity
    lower: int
    upper: int | None
    again: int | None = None


@dataclass(frozen=True)
class Told:
    """`cohort`: the days that were read, `facts` the cases as they then stood. A publication from outside the
    house has no facts of its own: it is taken to speak of the cases as they stand."""

    name: str
    cohort: Cohort
    figures: tuple[ToldFigure, ...]
    shapes: tuple[Shape, ...]
    facts: Sequence[CaseFacts] | None = None


@dataclass(frozen=True)
class Vintage:
    """The release that is being made: the days read, and the cases as they stand."""

    cohort: Cohort
    facts: Sequence[CaseFacts]
