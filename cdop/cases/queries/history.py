"""Who saw or changed a case."""

from __future__ import annotations

from django.db.models import QuerySet

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.models import HOUSE_CHAIN, Event
from cdop.audit.queries import events_about
from cdop.cases.models import Case
from cdop.cases.queries.cases import find_case


def find_for_history(reference: str, *, by: AnyActor) -> Case:
    """The case for someone who looks after the record of acts, and may see nothing else of it."""
    return find_case(reference, by=by, permission=Permission.AUDIT_VIEW)


def history(case: Case, *, by: AnyActor) -> QuerySet[Event]:
    """Every act upon the case, newest first."""
    check(by, Permission.AUDIT_VIEW)
    return events_about(chain=by.panel_id or HOUSE_CHAIN, of="case", ref=case.reference)
