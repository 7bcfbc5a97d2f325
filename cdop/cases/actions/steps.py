"""Moving a case along its life. Each step is a row that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases import rules
from cdop.cases.models import Case, CaseStep, ChildIdentity, ResidenceAnswers
from cdop.cases.states import State


@transaction.atomic
def take_step(
    *,
    case: Case,
    to: State,
    by: AnyActor,
    on: date | None = None,
    reason: str = "",
    reason_code: str = "",
) -> Case:
    """Move the case to `to` on the day `on` (today when not given). Locks it, checks the table of states.

    Who may do so depends on the state that is reached (`rules.right_to_reach`).
    """
    check(by, rules.right_to_reach(to))
    held = Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)
    rules.check_stands_alone(held.state)
    rules.check_can_move(held.state, to)
    origin, day = held.state, on or timezone.localdate()
    add_step(case=held, origin=origin, to=to, on=day, by=by, reason=reason, reason_code=reason_code)
    held.state, held.state_since = to.code, day
    held.save(update_fields=["state", "state_since"])
    coded = {"reason_code": reason_code} if reason_code else {}
    record("case.moved", by=by, of="case", ref=held.reference, origin=origin, to=to.code, **coded)
    case.state, case.state_since = held.state, held.state_since
    return held


@transaction.atomic
def begin_triage(*, case: Case, by: AnyActor, on: date | None = None) -> Case:
    """Check the notification: birth, death and home must be recorded."""
    check(by, Permission.CASE_EDIT)
    rules.check_known_for_triage(_known(case))
    return take_step(case=case, to=State.TRIAGE, by=by, on=on)


def accept(
    *, case: Case, by: AnyActor, reason: str = "", reason_code: str = "", on: date | None = None
) -> Case:
    """Decide that the death is in scope; gathering information begins."""
    check(by, Permission.CASE_EDIT)
    rules.check_scope_reason(reason_code, in_scope=True)
    return take_step(case=case, to=State.INFO_GATHERING, by=by, on=on, reason=reason, reason_code=reason_code)


def decide_out_of_scope(
    *, case: Case, reason_code: str, reason: str, by: AnyActor, on: date | None = None
) -> Case:
    """Decide that the panel does not review this death. The record is kept, and counted nowhere.

    `reason_code` is one of `ScopeReason` that is not in scope, `reason` says it in words.
    """
    check(by, Permission.CASE_EDIT)
    rules.check_scope_reason(reason_code, in_scope=False)
    rules.check_reason(reason, what="the death is out of scope")
    return take_step(case=case, to=State.OUT_OF_SCOPE, by=by, on=on, reason=reason, reason_code=reason_code)


@transaction.atomic
def retriage(*, case: Case, reason: str, by: AnyActor) -> Case:
    """Look again at a case that was put out of scope or transferred."""
    check(by, Permission.CASE_EDIT)
    rules.check_reason(reason, what="the case is looked at again")
    rules.check_known_for_triage(_known(case))
    return take_step(case=case, to=State.TRIAGE, by=by, reason=reason)


def await_meeting(*, case: Case, by: AnyActor, on: date | None = None) -> Case:
    """What agencies know is gathered; the review meeting comes next."""
    check(by, Permission.CASE_EDIT)
    return take_step(case=case, to=State.CDRM_PENDING, by=by, on=on)


def resume_gathering(*, case: Case, reason: str, by: AnyActor) -> Case:
    """More information is needed before the case can go on."""
    check(by, Permission.CASE_EDIT)
    rules.check_reason(reason, what="more information is needed")
    return take_step(case=case, to=State.INFO_GATHERING, by=by, reason=reason)


def add_step(
    *,
    case: Case,
    origin: str,
    to: State,
    on: date,
    by: AnyActor,
    reason: str = "",
    reason_code: str = "",
) -> CaseStep:
    step = _step(case, origin, to, on, by, reason)
    step.reason_code = reason_code
    step.save()
    return step


def add_first_steps(*, cases: Sequence[Case], by: AnyActor) -> None:
    """The first step of cases just received."""
    CaseStep.objects.bulk_create(_step(case, "", State.RECEIVED, case.state_since, by, "") for case in cases)


def _step(case: Case, origin: str, to: State, on: date, by: AnyActor, reason: str) -> CaseStep:
    return CaseStep(
        panel_id=case.panel_id,
        case=case,
        from_state=origin,
        to_state=to.code,
        happened_on=on,
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
        reason=reason,
    )


def _known(case: Case) -> set[str]:
    scope = {"panel_id": case.panel_id, "case": case}
    known = set()
    if ChildIdentity.objects.filter(**scope, date_of_birth__isnull=False).exists():
        known.add("date_of_birth")
    if case.died_on:
        known.add("date_of_death")
    if ResidenceAnswers.objects.filter(**scope).exclude(lsoa11="", resident_la="").exists():
        known.add("residence")
    return known


@transaction.atomic
def bring_along(*, case: Case, way: Sequence[tuple[State, date]], reason: str, by: AnyActor) -> Case:
    """Take a case that lived elsewhere along its recorded way, each hop checked, as one act.

    For records brought in from another register: one event, one row a step, the days as they were.
    """
    check(by, Permission.CASE_IMPORT)
    origin, rows = case.state, []
    for to, on in way:
        rules.check_can_move(origin, to)
        rows.append(_step(case, origin, to, on, by, reason))
        origin = to.code
    CaseStep.objects.bulk_create(rows)
    case.state, case.state_since = origin, way[-1][1]
    case.save(update_fields=["state", "state_since"])
    record("case.brought_along", by=by, of="case", ref=case.reference, states=[to.code for to, _ in way])
    return case
