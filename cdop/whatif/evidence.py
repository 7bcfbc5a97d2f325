"""Published relative risks as values: those shipped, and what makes one fit to reckon with. Pure."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from cdop.dataset.codelists.evidence import Exposure, RatioMeasure, StudiedDeath
from cdop.statistics.attribution import Risk


@dataclass(frozen=True)
class Figures:
    """What a study found, of whom, and where it stands. `is_usable` is off where no share follows from it."""

    exposure: Exposure
    outcome: StudiedDeath
    measure: RatioMeasure
    value: float
    lower: float
    upper: float
    population: str
    source: str
    published: str = ""
    is_usable: bool = True
    note: str = ""

    @property
    def risk(self) -> Risk:
        """As statistics take it; raises Undefined unless it lies between its limits."""
        return Risk(self.value, self.lower, self.upper)


@dataclass(frozen=True)
class PublishedRisk:
    """One line of the panel's table: the figures in force, and whether the panel set them itself."""

    name: str
    figures: Figures
    is_shipped: bool = True
    is_own: bool = False
    set_at: datetime | None = None
    set_by: str = ""

    @property
    def label(self) -> str:
        return self.figures.exposure.label


@cache
def shipped() -> dict[str, PublishedRisk]:
    """The estimates that come with the software, in the order of their file."""
    with (Path(__file__).parent / "data" / "risks.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: PublishedRisk(row["name"], _figures(row)) for row in csv.DictReader(file)}


def _figures(row: dict[str, str]) -> Figures:
    return Figures(
        exposure=Exposure(row["exposure"]),
        outcome=StudiedDeath(row["outcome"]),
        measure=RatioMeasure(row["measure"]),
        value=float(row["value"]),
        lower=float(row["lower"]),
        upper=float(row["upper"]),
        population=row["population"],
        source=row["source"],
        published=row["published"],
        is_usable=row["is_usable"] == "yes",
        note=row["note"],
    )
