"""Reading links, merges and incidents of a case, only within the person's own panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.matching.models import Incident, IncidentCase, Link, Merge
from cdop.matching.narratives import take_narrative


@dataclass(frozen=True)
class Linked:
    """Everything a case is tied to: links, merges it stands in on either side, incidents."""

    links: list[Link]
    merges: list[Merge]
    incidents: list[IncidentCase]

    def merged_into(self, case: Case) -> Merge | None:
        """The merge by which the case gave way to another, if it did."""
        return next((m for m in self.merges if m.merged_id == case.pk and m.undone_at is None), None)

    def kept_from(self, case: Case) -> list[Merge]:
        """The merges by which other records gave way to this case."""
        return [m for m in self.merges if m.kept_id == case.pk and m.undone_at is None]


def linked(case: Case, *, by: AnyActor) -> Linked:
    check(by, Permission.CASE_VIEW)
    links = Link.objects.standing().of(case).filter(panel_id=by.panel_id)
    merges = Merge.objects.filter(Q(kept=case) | Q(merged=case), panel_id=by.panel_id)
    incidents = IncidentCase.objects.standing().filter(panel_id=by.panel_id, case=case)
    return Linked(
        list(links.select_related("case_a", "case_b")),
        list(merges.select_related("kept", "merged")),
        list(incidents.select_related("incident")),
    )


def find_link(number: int, *, by: AnyActor) -> Link:
    check(by, Permission.CASE_VIEW)
    found = Link.objects.filter(panel_id=by.panel_id, pk=number).select_related("case_a", "case_b").first()
    if found is None:
        raise Http404("There is no such link on your panel.")
    return found


def find_merge(number: int, *, by: AnyActor) -> Merge:
    check(by, Permission.CASE_VIEW)
    found = Merge.objects.filter(panel_id=by.panel_id, pk=number).select_related("kept", "merged").first()
    if found is None:
        raise Http404("There is no such merging on your panel.")
    return found


def incidents(*, by: AnyActor) -> QuerySet[Incident]:
    """The panel's incidents, the latest first, each with how many cases belong to it as `cases`."""
    check(by, Permission.CASE_VIEW)
    standing = Count("members", filter=Q(members__withdrawn_at=None))
    return Incident.objects.filter(panel_id=by.panel_id).defer("narrative").annotate(cases=standing)


def find_incident(reference: str, *, by: AnyActor) -> Incident:
    """An incident with its cases as `standing`; that it was opened is not a read of identity."""
    check(by, Permission.CASE_VIEW)
    standing: Any = Prefetch(
        "members",
        queryset=IncidentCase.objects.standing()
        .filter(panel_id=by.panel_id)
        .select_related("case", "case__childanswers"),
        to_attr="standing",
    )
    found = Incident.objects.filter(panel_id=by.panel_id, reference=reference.upper())
    incident = found.prefetch_related(standing).first()
    if incident is None:
        raise Http404("There is no incident with this reference on your panel.")
    return incident


@transaction.atomic(savepoint=False)
def narrative(incident: Incident, *, by: AnyActor) -> str:
    """What happened, in clear; it may name people, so it is read as identity is."""
    check(by, Permission.IDENTITY_VIEW)
    record("incident.read", by=by, of="incident", ref=incident.reference)
    return take_narrative(incident, open_vault(by.panel_id))


def find_member(number: int, *, by: AnyActor) -> IncidentCase:
    check(by, Permission.CASE_VIEW)
    found = IncidentCase.objects.filter(panel_id=by.panel_id, pk=number)
    member = found.select_related("case", "incident").first()
    if member is None:
        raise Http404("There is no such case of an incident on your panel.")
    return member
