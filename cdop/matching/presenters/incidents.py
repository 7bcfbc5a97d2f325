"""Incidents and their cases, in tables and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cdop.cases.models import Case
from cdop.cases.presenters.words import state_words
from cdop.core.shapes import Cell, Column, Table
from cdop.matching.models import Incident, IncidentCase
from cdop.matching.presenters.pairs import in_brief


@dataclass(frozen=True)
class Member:
    """A case of an incident, in brief."""

    number: int
    case: Case
    brief: str
    state: str


def table(incidents: Iterable[Incident]) -> Table:
    columns = [Column("Incident"), Column("Day"), Column("Title"), Column("Cases", is_number=True)]
    rows = [
        (
            Cell(each.reference, url=reverse("matching:incident", args=[each.reference])),
            each.happened_on or "Not recorded",
            each.title,
            each.cases,  # type: ignore[attr-defined]
        )
        for each in incidents
    ]
    return Table("Incidents", columns, rows)


def members(incident: Incident) -> list[Member]:
    standing: list[IncidentCase] = incident.standing  # type: ignore[attr-defined]
    return [Member(m.pk, m.case, in_brief(m.case), state_words(m.case)[0]) for m in standing]
