"""Events in which several children died: recorded, changed, and the cases that belong to them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.matching import rules
from cdop.matching.models import Incident, IncidentCase
from cdop.matching.narratives import put_narrative

_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"


@transaction.atomic
def record_incident(
    *, title: str, happened_on: date | None, narrative: str, by: AnyActor, cases: Sequence[Case] = ()
) -> Incident:
    """A new incident, with its first cases. `title` names nobody; `narrative` is sealed."""
    check(by, Permission.CASE_EDIT)
    rules.check_title(title)
    incident = Incident(panel_id=by.panel_id, reference=_new_reference())
    _put(incident, title, happened_on, narrative, by)
    record("incident.recorded", by=by, of="incident", ref=incident.reference)
    for case in cases:
        add_case(incident=incident, case=case, by=by)
    return incident


@transaction.atomic
def change_incident(
    *,
    incident: Incident,
    title: str,
    happened_on: date | None,
    narrative: str,
    by: AnyActor,
    version: int | None = None,
) -> Incident:
    """Change what is told of an incident. What it said before is kept."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    rules.check_title(title)
    held = Incident.objects.select_for_update().get(panel_id=by.panel_id, pk=incident.pk)
    rules.check_version(held=held.version, sent=version, saved_by=held.saved_by_name)
    held.version += 1
    _put(held, title, happened_on, narrative, by)
    record("incident.changed", by=by, of="incident", ref=held.reference)
    return held


@transaction.atomic
def add_case(*, incident: Incident, case: Case, by: AnyActor) -> IncidentCase:
    """A case that belongs to the incident; said a second time, it is the same."""
    check(by, Permission.CASE_EDIT)
    Incident.objects.select_for_update().get(panel_id=by.panel_id, pk=incident.pk)
    standing = IncidentCase.objects.standing().filter(panel_id=by.panel_id, incident=incident, case=case)
    before = standing.first()
    if before:
        return before
    made = IncidentCase.objects.create(
        panel_id=by.panel_id, incident=incident, case=case, made_by=by.audit_id, made_by_name=by.name
    )
    record("incident.case_added", by=by, of="case", ref=case.reference, incident=incident.reference)
    return made


@transaction.atomic
def take_out(*, member: IncidentCase, by: AnyActor) -> IncidentCase:
    """A case that does not belong to the incident after all."""
    check(by, Permission.CASE_EDIT)
    held = IncidentCase.objects.select_for_update().get(panel_id=by.panel_id, pk=member.pk)
    if held.withdrawn_at is not None:
        raise Refused("This case was taken out already. Open the incident to see it as it is.")
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_by_name = timezone.now(), by.audit_id, by.name
    held.save()
    record(
        "incident.case_taken_out",
        by=by,
        of="case",
        ref=member.case.reference,
        incident=member.incident.reference,
    )
    return held


def _put(incident: Incident, title: str, happened_on: date | None, narrative: str, by: AnyActor) -> None:
    incident.title, incident.happened_on = title.strip(), happened_on
    put_narrative(incident, narrative.strip(), open_vault(by.panel_id))
    incident.saved_by, incident.saved_by_name = by.audit_id, by.name
    incident.save()


def _new_reference() -> str:
    return "I-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))
