"""Pairs that may be one child, merges, links, incidents, and lists from elsewhere with their rows."""

from cdop.matching.models.candidates import Candidate, Decision
from cdop.matching.models.incidents import Incident, IncidentCase
from cdop.matching.models.links import Link, LinkKind
from cdop.matching.models.lists import DeathList, ListRow, ListSource, RowState
from cdop.matching.models.merges import Merge

__all__ = [
    "Candidate",
    "DeathList",
    "Decision",
    "Incident",
    "IncidentCase",
    "Link",
    "LinkKind",
    "ListRow",
    "ListSource",
    "Merge",
    "RowState",
]
