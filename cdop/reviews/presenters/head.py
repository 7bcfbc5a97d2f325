"""The case in six lines, and the versions of its review."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.cases.models import Case
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import MONTHS, day
from cdop.dataset.ages import AgeAtDeath
from cdop.dataset.codelists import PlaceOfDeath, Sex
from cdop.reviews.models import Review
from cdop.reviews.queries import CaseFacts


def head(case: Case, facts: CaseFacts) -> list[Line]:
    """What the panel needs to know of the child, and no more: no name, no exact day."""
    age = AgeAtDeath(case.age_value, case.age_unit) if case.age_value is not None else ""
    died = f"{MONTHS[case.died_on.month - 1]} {case.died_on.year}" if case.died_on else ""
    return [
        Line("Reference", case.reference),
        Line("Age at death", age),
        Line("Sex", Sex.label_of(facts.sex) if facts.sex else ""),
        Line("Died", died),
        Line("Place of death", PlaceOfDeath.label_of(facts.place_of_death) if facts.place_of_death else ""),
        Line("Lived in", facts.area),
    ]


def versions_table(case: Case, versions: Sequence[Review]) -> Table | None:
    """Every version, newest first; None while there is only one."""
    if len(versions) < 2:
        return None
    rows = [
        (
            Cell(f"Version {one.number}", url=reverse("reviews:version", args=[case.reference, one.number])),
            one.reviewed_on or "",
            one.signed_off_by_name if one.signed_off_at else "Not signed off",
            one.signed_off_at or "",
            "Yes" if one.is_counted else "No",
        )
        for one in reversed(versions)
    ]
    columns = [
        Column("Version"),
        Column("Concluded on"),
        Column("Signed off by"),
        Column("Signed off on"),
        Column("Counted in figures"),
    ]
    year = versions[0].first_reviewed_on
    notes = [f"The case counts once, on the day it was first concluded: {day(year)}."] if year else []
    return Table("Versions of this review", columns, rows, notes)
