"""A record that turned out to be of a child who has another: put aside whole, and brought back as it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases import rules
from cdop.cases.actions.steps import add_step, take_step
from cdop.cases.models import Case, CaseStep
from cdop.cases.states import State
from cdop.core.refusals import Refused
from cdop.dataset.codelists.scope import ScopeReason


@transaction.atomic
def put_aside(*, case: Case, kept: Case, by: AnyActor) -> Case:
    """The record is merged with `kept`: nothing of it changes but its state, and it is counted no more."""
    check(by, Permission.CASE_EDIT)
    held = _locked(case, by)
    rules.check_can_be_merged(held.state, _states_reached(held))
    reason = f"Merged with {kept.reference}"
    return take_step(case=case, to=State.MERGED, by=by, reason=reason, reason_code=ScopeReason.DUPLICATE.code)


@transaction.atomic
def bring_back(*, case: Case, reason: str, by: AnyActor) -> Case:
    """Undo `put_aside`: the record stands again in the state it was in, and since the same day."""
    check(by, Permission.CASE_EDIT)
    rules.check_reason(reason, what="the records are separated again")
    held = _locked(case, by)
    if held.state != State.MERGED:
        raise Refused("This record is not merged with another now. Open it to see it as it is.")
    steps = list(CaseStep.objects.filter(panel_id=by.panel_id, case=held))
    origin = State(steps[-1].from_state)
    rules.check_can_move(held.state, origin)
    since = next(step.happened_on for step in reversed(steps[:-1]) if step.to_state == origin)
    add_step(case=held, origin=held.state, to=origin, on=timezone.localdate(), by=by, reason=reason)
    held.state, held.state_since = origin.code, since
    held.save(update_fields=["state", "state_since"])
    record("case.moved", by=by, of="case", ref=held.reference, origin=State.MERGED.code, to=origin.code)
    case.state, case.state_since = held.state, held.state_since
    return held


def _locked(case: Case, by: AnyActor) -> Case:
    return Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)


def _states_reached(case: Case) -> set[str]:
    steps = CaseStep.objects.filter(panel_id=case.panel_id, case=case)
    return set(steps.values_list("to_state", flat=True))
