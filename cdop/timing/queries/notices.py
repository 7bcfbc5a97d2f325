"""What was sent to the national database."""

from __future__ import annotations

from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.timing.models import NationalNotice


def notices_of(case: Case, *, by: AnyActor) -> list[NationalNotice]:
    """Every sending that stands, the earliest first."""
    check(by, Permission.CASE_VIEW)
    return list(NationalNotice.objects.filter(panel_id=by.panel_id, case=case, withdrawn_at=None))


def find_notice(case: Case, number: int, *, by: AnyActor) -> NationalNotice:
    """One sending that was recorded, or 404."""
    check(by, Permission.CASE_VIEW)
    found = NationalNotice.objects.filter(panel_id=by.panel_id, case=case, pk=number).first()
    if found is None:
        raise Http404("There is no such record of a sending on this case.")
    return found
