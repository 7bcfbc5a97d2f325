"""Who saw or changed a case."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.models import HOUSE_CHAIN, Event
from cdop.audit.queries import events_about
from cdop.cases.models import Case
from cdop.cases.queries.cases import find_case


def find_for_history(reference: str, *, by: AnyActor) -> Case:
    """The case for someone who looks after the record of acts, and may see nothing else of it."""
    return find_case(reference, by=by, permission=Permission.AUDIT_VIEW)


READS = (".opened", ".read", ".contact_read", ".downloaded", ".handed_out", ".listed", ".compared", ".seen")
"""How the names of acts end that changed nothing."""
STEPS = ("case.moved", "case.brought_along")
"""Acts that the steps of the case tell more fully."""
NEWEST = 100


def changes(case: Case, *, by: AnyActor) -> list[Event]:
    """The newest acts that changed something about the case, but for its steps."""
    looked = reduce(or_, (Q(act__endswith=end) for end in READS))
    return list(history(case, by=by).exclude(looked).exclude(act__in=STEPS)[:NEWEST])


def history(case: Case, *, by: AnyActor) -> QuerySet[Event]:
    """Every act upon the case, newest first."""
    check(by, Permission.AUDIT_VIEW)
    return events_about(chain=by.panel_id or HOUSE_CHAIN, of="case", ref=case.reference)
