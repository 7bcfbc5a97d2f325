"""What tables of one's own are asked for: a population, at most two breakdowns, by year or not. Pure but for words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.core.refusals import Refused
from cdop.disclosure.shape import Dimension
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.populations import DEATHS, FACTORS, MODIFIABLE_FACTORS, REVIEWS, Population

MOST_TABLES = 3
MOST_DIMENSIONS = 2
BY_YEAR = "by_year"
AREA = "area"

OFFERED: dict[str, Population] = {
    "reviews": REVIEWS,
    "factors": FACTORS,
    "modifiable_factors": MODIFIABLE_FACTORS,
    "deaths": DEATHS,
}
"""Populations by the short name that stands in addresses and jobs. Pairs are chosen by a summary, not asked for."""
SAID = {
    "reviews": "Reviewed deaths",
    "factors": "Reviewed deaths by contributory factor",
    "modifiable_factors": "Reviewed deaths by modifiable factor",
    "deaths": "Deaths, reviewed or not",
}


@dataclass(frozen=True)
class TableAsked:
    """One table. `population` is a short name of `OFFERED`."""

    population: str
    dimensions: tuple[str, ...]
    by_year: bool

    @property
    def code(self) -> str:
        """`reviews.category.sex.by_year`: safe in an address and in a job."""
        return ".".join((self.population, *self.dimensions, *((BY_YEAR,) if self.by_year else ())))

    def described(self) -> dict[str, Any]:
        return {
            "population": self.population,
            "dimensions": list(self.dimensions),
            "by_year": self.by_year,
        }


def read_code(code: str) -> TableAsked:
    """Takes back `code`. Raises Refused for one that asks for what there is not."""
    population, *names = code.split(".")
    by_year = BY_YEAR in names
    return checked(TableAsked(population, tuple(name for name in names if name != BY_YEAR), by_year))


def read_described(described: Sequence[Mapping[str, Any]]) -> tuple[TableAsked, ...]:
    return tuple(
        checked(TableAsked(str(d["population"]), tuple(d["dimensions"]), bool(d["by_year"])))
        for d in described
    )


def checked(table: TableAsked) -> TableAsked:
    if table.population not in OFFERED:
        raise Refused(f"Nothing here is counted as “{table.population}”. Choose one of the list.")
    wrong = [name for name in table.dimensions if name not in offered_dimensions(table.population)]
    if wrong:
        raise Refused(f"{SAID[table.population]} cannot be broken down by “{title(wrong[0])}”.")
    if len(set(table.dimensions)) < len(table.dimensions):
        raise Refused(f"{SAID[table.population]}: choose two different breakdowns, or leave the second out.")
    if len(table.dimensions) > MOST_DIMENSIONS:
        raise Refused(f"A table has at most {MOST_DIMENSIONS} breakdowns besides the year.")
    if not table.dimensions and not table.by_year:
        raise Refused(f"{SAID[table.population]}: choose a breakdown, or ask for it by year.")
    return table


def offered_dimensions(population: str) -> tuple[str, ...]:
    """What the population can be broken down by."""
    known = (*breakdowns.FIXED, AREA)
    return tuple(name for name in OFFERED[population].dimensions if name in known)


def title(dimension: str) -> str:
    if dimension == AREA:
        return "Area of residence"
    return breakdowns.FIXED[dimension]().title if dimension in breakdowns.FIXED else dimension


def words(table: TableAsked) -> str:
    """“Reviewed deaths by primary category of death and year”."""
    by = [title(name)[:1].lower() + title(name)[1:] for name in table.dimensions if name != "factor_code"]
    by += ["year"] if table.by_year else []
    said = SAID[table.population]
    if not by:
        return said
    joined = by[0] if len(by) == 1 else f"{', '.join(by[:-1])} and {by[-1]}"
    return f"{said}, by {joined}" if " by " in said or "," in said else f"{said} by {joined}"


def check_together(tables: Sequence[TableAsked], basis: Basis, cohort: Cohort | None = None) -> None:
    """Raise Refused when the tables do not fit one another, the basis or the period."""
    if not 1 <= len(tables) <= MOST_TABLES:
        raise Refused(f"Ask for one table, and for at most {MOST_TABLES}.")
    if len({table.code for table in tables}) < len(tables):
        raise Refused("Two of the tables are the same. Leave one out.")
    if basis is Basis.REVIEW and any(table.population == "deaths" for table in tables):
        raise Refused(
            "Deaths are counted by the day of death or of notification. Choose one of these, or ask for "
            "reviewed deaths."
        )
    if cohort and not cohort.is_whole_years and any(table.by_year for table in tables):
        raise Refused("A table by year needs a period of whole years, from 1 April to 31 March.")


def dimensions_of(table: TableAsked, cohort: Cohort, areas: Mapping[str, str]) -> tuple[Dimension, ...]:
    held = [breakdowns.area(areas) if n == AREA else breakdowns.FIXED[n]() for n in table.dimensions]
    return (*held, breakdowns.years(cohort.years)) if table.by_year else tuple(held)
