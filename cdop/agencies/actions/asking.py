"""Agencies are asked: a request is written, its link sent by letter, sent again, or opened once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies import questions, rules
from cdop.agencies.actions.answering import give_back
from cdop.agencies.actions.correspondence import write_to
from cdop.agencies.actions.steps import keep, locked
from cdop.agencies.models import Agency, Contact, Request, What
from cdop.agencies.rules import S
from cdop.cases.models import Case
from cdop.core.refusals import Refused


@dataclass(frozen=True)
class Ask:
    """What one agency is to be asked. Without a contact it is kept as a draft until there is one."""

    agency: Agency
    contact: Contact | None
    sections: Sequence[str]
    supplementary: Sequence[str] = ()
    note: str = ""


@transaction.atomic
def ask(*, case: Case, asked: Sequence[Ask], due_on: date, by: AnyActor) -> list[Request]:
    """Ask several agencies about one death: all of them, or none and the reason why.

    Each gets a letter with a link of its own. Raises Refused for an agency that was asked before, that has
    been retired, or for which nothing was chosen.
    """
    check(by, Permission.CASE_EDIT)
    rules.check_case(case)
    rules.check_due(due_on, on=timezone.localdate())
    if not asked:
        raise Refused("Choose at least one agency to ask.")
    return [_ask(case, each, due_on, by) for each in asked]


@transaction.atomic
def send(
    *, request: Request, contact: Contact | None = None, by: AnyActor, seen: int | None = None
) -> Request:
    """Send the link: of a draft for the first time, of an open request again; the link before it dies."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_send(request)
    _send(request, contact or request.contact, by)
    return request


@transaction.atomic
def reopen(*, request: Request, reason: str, due_on: date, by: AnyActor, seen: int | None = None) -> Request:
    """Ask the same agency again, with a new day and a new link; reminders begin anew."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_reopen(request)
    rules.check_case(request.case)
    rules.check_due(due_on, on=timezone.localdate())
    keep(request, What.REOPENED, by=by, words=rules.check_reason(reason))
    request.state, request.due_on = S.DRAFT.code, due_on
    request.waived_reason, request.returned_at, request.returned_by = "", None, ""
    give_back(request=request, by=by)
    _send(request, request.contact, by)
    return request


@transaction.atomic
def change(
    *,
    request: Request,
    sections: Sequence[str],
    supplementary: Sequence[str],
    due_on: date,
    note: str,
    by: AnyActor,
    seen: int | None = None,
) -> Request:
    """Ask for more or less, or by another day, while the answer is awaited."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_send(request)
    _check_asked(request.agency, sections, supplementary)
    if due_on != request.due_on:
        rules.check_due(due_on, on=timezone.localdate())
        request.escalated_on = None
    request.sections, request.supplementary = list(sections), list(supplementary)
    request.due_on, request.note = due_on, note.strip()
    keep(request, What.CHANGED, by=by)
    return request


def _ask(case: Case, each: Ask, due_on: date, by: AnyActor) -> Request:
    rules.check_agency(each.agency)
    _check_asked(each.agency, each.sections, each.supplementary)
    if Request.objects.filter(panel_id=by.panel_id, case=case, agency=each.agency).exists():
        raise Refused(f"{each.agency.name} has been asked about this death. Send or reopen that request.")
    request = Request(
        panel_id=by.panel_id,
        case=case,
        agency=each.agency,
        sections=list(each.sections),
        supplementary=list(each.supplementary),
        note=each.note.strip(),
        due_on=due_on,
        created_by=by.audit_id,
    )
    keep(request, What.DRAFTED, by=by)
    if each.contact is not None:
        _send(request, each.contact, by)
    return request


def _check_asked(agency: Agency, sections: Sequence[str], supplementary: Sequence[str]) -> None:
    if not sections and not supplementary:
        raise Refused(f"Choose what {agency.name} is to be asked.")
    if questions.unknown(sections, supplementary):
        raise Refused(f"{agency.name} is to be asked for a part that no form has. Choose from the list.")


def _send(request: Request, contact: Contact | None, by: AnyActor) -> None:
    """The letter with its link. The first one of a round starts the clock of the reminders."""
    to = rules.check_contact(contact, request.agency)
    is_first = request.state == S.DRAFT
    request.contact = to
    if is_first:
        request.state = S.SENT.code
        request.sent_at, request.sent_by = timezone.now(), by.audit_id
        request.round, request.rung, request.escalated_on = request.round + 1, 0, None
    step = keep(request, What.SENT if is_first else What.SENT_AGAIN, by=by, contact=to)
    write_to("agency_request", request, to, key=f"sent:{step.pk}", by=by)
