"""What was decided about the record of a case."""

from __future__ import annotations

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case, Correction, SupplementaryChoice


def corrections(case: Case, *, by: AnyActor) -> list[Correction]:
    """Why answers were changed after the case was closed, first to last."""
    check(by, Permission.CASE_VIEW)
    return list(Correction.objects.filter(panel_id=by.panel_id, case=case))


def supplementary_choices(case: Case, *, by: AnyActor) -> dict[str, SupplementaryChoice]:
    """The last choice about each supplementary form that somebody chose about."""
    check(by, Permission.CASE_VIEW)
    return {c.form: c for c in SupplementaryChoice.objects.filter(panel_id=by.panel_id, case=case)}
