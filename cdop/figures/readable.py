"""Figures as a page or a sentence reads them, be they exact or protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from cdop.disclosure.shape import TOTAL, Dimension
from cdop.figures.cohort import Cohort


class Readable(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def dimensions(self) -> tuple[Dimension, ...]: ...
    def value(self, **codes: str) -> int | None:
        """The count with these codes by dimension name; a dimension that is not named is taken at Total."""


@dataclass(frozen=True)
class ExactTable:
    """True counts for eyes within the panel."""

    name: str
    title: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[tuple[str, ...], int]

    def value(self, **codes: str) -> int | None:
        return self.counts[tuple(codes.get(dimension.name, TOTAL) for dimension in self.dimensions)]


@dataclass(frozen=True, eq=False)
class Figures:
    """Tables as one person may see them. `notes` say how they were protected; exact ones have none.

    One reading is one object, so that what is drawn from it can be kept beside it.
    """

    tables: Mapping[str, Readable]
    is_exact: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class InternalFigures:
    """Exact counts for eyes within the panel. Each row: codes in the order of `dimensions`, and a count."""

    measure: str
    cohort: Cohort
    dimensions: tuple[str, ...]
    cases: int
    rows: tuple[tuple[tuple[str, ...], int], ...]

    def as_json(self) -> dict[str, Any]:
        """The answer of the `figures` command."""
        return {
            "measure": self.measure,
            "basis": self.cohort.basis.code,
            "from": self.cohort.start.isoformat(),
            "to": self.cohort.end.isoformat(),
            "cases": self.cases,
            "rows": [{**dict(zip(self.dimensions, key, strict=True)), "count": n} for key, n in self.rows],
        }
