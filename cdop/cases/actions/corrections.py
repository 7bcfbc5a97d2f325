"""Answers of a closed case are corrected only with a reason, which stays with the case."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.access.actors import AnyActor
from cdop.cases import rules
from cdop.cases.models import Case, Correction


def note_correction(*, case: Case, slug: str, fields: Sequence[str], reason: str, by: AnyActor) -> None:
    """Keep why answers of a case that is closed were changed; nothing is asked while it is open.
    Those of a record merged with another stay as they were.

    Part of the act that changes them, which records its own event.
    """
    rules.check_stands_alone(case.state)
    if not rules.needs_correction(case.state):
        return
    rules.check_reason(reason, what="the answers of a closed case are changed")
    Correction.objects.create(
        panel_id=case.panel_id,
        case=case,
        slug=slug,
        fields=list(fields),
        reason=reason.strip(),
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
