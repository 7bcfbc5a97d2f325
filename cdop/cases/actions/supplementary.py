"""Which supplementary forms a case answers, where a person decides otherwise than the answers propose."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases import rules
from cdop.cases.models import Case, Choice, SupplementaryChoice


@transaction.atomic
def add_form(*, case: Case, form: str, by: AnyActor, reason: str = "") -> SupplementaryChoice:
    """Ask a supplementary form of this case, whether or not it is proposed."""
    return _choose(case, form, Choice.ADDED, reason, by)


@transaction.atomic
def set_form_aside(*, case: Case, form: str, reason: str, by: AnyActor) -> SupplementaryChoice:
    """Do not ask a supplementary form of this case; answers already given are kept."""
    rules.check_reason(reason, what="the form is set aside")
    return _choose(case, form, Choice.SET_ASIDE, reason, by)


def _choose(case: Case, form: str, choice: Choice, reason: str, by: AnyActor) -> SupplementaryChoice:
    check(by, Permission.CASE_EDIT)
    held = Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    rules.check_is_supplementary(form)
    made = SupplementaryChoice.objects.create(
        panel_id=by.panel_id,
        case=held,
        form=form,
        choice=choice.code,
        reason=reason.strip(),
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
    record("supplementary.chosen", by=by, of="case", ref=held.reference, form=form, choice=choice.code)
    return made
