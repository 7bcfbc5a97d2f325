"""Reminders: by hand, for many at once, and by the ladder of the panel. Each rung is climbed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies import rules
from cdop.agencies.actions.correspondence import write_to, write_to_lead
from cdop.agencies.actions.steps import keep, locked
from cdop.agencies.ladder import Ladder, rung_due
from cdop.agencies.models import Contact, Request, RequestStep, What
from cdop.core.refusals import Refused

NOBODY = "No letter: the agency has no contact to write to."


@dataclass(frozen=True)
class Chased:
    """Whom a bulk reminder reached, and why it did not reach the others."""

    reminded: list[Request] = field(default_factory=list)
    refused: list[tuple[Request, str]] = field(default_factory=list)


@transaction.atomic
def remind(*, request: Request, by: AnyActor, seen: int | None = None) -> Request:
    """Write to the one who answers, now; once a day at most, so that pressing twice is one letter."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_remind(request)
    on = timezone.localdate()
    if _was_written_to(request, on):
        raise Refused("A letter went there today, so no reminder is sent on top of it.")
    to = rules.check_contact(request.contact, request.agency)
    step = keep(request, What.REMINDED, by=by, contact=to)
    write_to(_kind(request, on), request, to, key=f"reminded:{step.pk}", by=by, on=on)
    return request


@transaction.atomic
def remind_many(*, requests: Sequence[Request], by: AnyActor) -> Chased:
    """A reminder for each that can be reminded; the others are named with their reason."""
    check(by, Permission.CASE_EDIT)
    chased = Chased()
    for request in requests:
        try:
            chased.reminded.append(remind(request=request, by=by))
        except Refused as refused:
            chased.refused.append((request, refused.sentence))
    return chased


@transaction.atomic
def climb(*, request: Request, ladder: Ladder, on: date, by: AnyActor) -> bool:
    """Do what the ladder wants of one request on this day: one letter at most. True when something was done."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by)
    if request.sent_at is None:
        return False
    rung = rung_due(request, ladder, asked_on=timezone.localdate(request.sent_at), on=on)
    if rung.due == "":
        return False
    request.rung = rung.day
    key = f"{rung.due}:{request.pk}:{request.round}:{request.due_on}:{rung.day}"
    if rung.due == "escalation":
        _escalate(request, on, rung.day, key, by)
    else:
        _remind(request, on, rung.day, key, by)
    return True


def _remind(request: Request, on: date, day: int, key: str, by: AnyActor) -> None:
    to = _reachable(request)
    keep(request, What.REMINDED, by=by, rung=day, contact=to, words="" if to else NOBODY)
    if to is not None:
        write_to(_kind(request, on), request, to, key=key, by=by, on=on)


def _escalate(request: Request, on: date, day: int, key: str, by: AnyActor) -> None:
    """To the agency's lead, else to the one who answers; and from now on it stands among the escalated."""
    request.escalated_on = on
    lead = _lead(request)
    to = lead or _reachable(request)
    keep(request, What.ESCALATED, by=by, rung=day, contact=to, words="" if to else NOBODY)
    if lead is not None:
        write_to_lead(request, lead, key=key, by=by, on=on)
    elif to is not None:
        write_to("agency_overdue", request, to, key=key, by=by, on=on)


def _kind(request: Request, on: date) -> str:
    assert request.due_on is not None
    return "agency_overdue" if request.due_on < on else "agency_reminder"


def _reachable(request: Request) -> Contact | None:
    return request.contact if request.contact and request.contact.is_active else None


def _lead(request: Request) -> Contact | None:
    """Whoever is told at the agency, unless that is the one who should have answered."""
    leads = Contact.objects.filter(
        panel_id=request.panel_id, agency_id=request.agency_id, is_lead=True, is_active=True
    )
    return next((lead for lead in leads if lead.pk != request.contact_id), None)


def _was_written_to(request: Request, on: date) -> bool:
    written = (What.SENT, What.SENT_AGAIN, What.REMINDED, What.ESCALATED)
    return RequestStep.objects.filter(
        panel_id=request.panel_id,
        request=request,
        contact=request.contact,
        what__in=written,
        recorded_at__date=on,
    ).exists()
