"""Single deaths for eyes within the panel: each with its day and its codes, never with who the child was.

For what a table cannot tell: days between deaths, an alarm after each of them, rates by exact age. It is a second leaf
of the one door: the right is asked for, and that they were read is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import FilteredRelation, Q

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.dataset.ages import NEONATAL_DAYS
from cdop.dataset.codelists.bands import AgeBand, InfantBand
from cdop.figures import readings
from cdop.figures.cohort import Basis, Cohort
from cdop.transfers.queries import counted_deaths

EARLY_DAYS = 7


@dataclass(frozen=True)
class Death:
    """One death counted by the panel. Blank is not recorded; the category is known once it was reviewed."""

    day: date
    age_band: str
    infant_band: str
    sex: str
    ethnic_group: str
    area: str
    imd_decile: str
    category: str


class _Row(NamedTuple):
    died_on: date
    age_band: str
    age_value: int | None
    age_unit: str
    area: str
    imd_decile: int | None
    sex: str | None
    ethnicity: str | None
    category: str | None


@transaction.atomic
def exact_deaths(name: str, start: date, end: date, *, by: AnyActor) -> tuple[Death, ...]:
    """Every death of the panel from `start` to `end`, in order of its day; recorded as the figures `name`."""
    check(by, Permission.FIGURES_EXACT)
    cohort = Cohort(by.panel_id, Basis.DEATH, start, end)
    counted = FilteredRelation("reviews", condition=Q(reviews__is_counted=True))
    rows = (
        counted_deaths(by.panel_id)
        .annotate(counted=counted)
        .filter(died_on__range=(start, end))
        .order_by("died_on", "id")
        .values_list(
            "died_on",
            "age_band",
            "age_value",
            "age_unit",
            "area",
            "imd_decile",
            "childanswers__sex",
            "childanswers__ethnicity",
            "counted__primary_category",
        )
    )
    found = tuple(_death(row) for row in map(_Row._make, rows))
    record("figures.read", by=by, of="figures", ref=name, basis=cohort.basis.code, period=cohort.words)
    return found


def _death(row: _Row) -> Death:
    return Death(
        day=row.died_on,
        age_band=row.age_band,
        infant_band=_infant_band(row),
        sex=row.sex or "",
        ethnic_group=readings.ethnic_group(row.ethnicity or ""),
        area=row.area,
        imd_decile=str(row.imd_decile or ""),
        category=row.category or "",
    )


def _infant_band(row: _Row) -> str:
    """Early or late neonatal by the age in days, which a case holds of the first four weeks."""
    if row.age_band == AgeBand.POSTNEONATAL:
        return InfantBand.POST.code
    if row.age_band != AgeBand.NEONATAL or row.age_unit != "day" or row.age_value is None:
        return ""
    if row.age_value >= NEONATAL_DAYS:
        return ""
    return InfantBand.EARLY.code if row.age_value < EARLY_DAYS else InfantBand.LATE.code
