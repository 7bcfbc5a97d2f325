"""What becomes of a request that was sent: opened, passed on, answered, waived, refused."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies import rules
from cdop.agencies.actions.steps import keep, locked
from cdop.agencies.models import Contact, Request, What
from cdop.agencies.rules import S


@transaction.atomic
def mark_opened(*, request: Request, by: AnyActor) -> Request:
    """The agency opened the form. Opening it again is nothing new."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by)
    if request.state != S.SENT:
        return request
    request.state = S.VIEWED.code
    keep(request, What.OPENED, by=by, contact=request.contact)
    return request


@transaction.atomic
def mark_partly(*, request: Request, by: AnyActor) -> Request:
    """The agency saved a part of its answer. Further parts are nothing new."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by)
    if request.state == S.PART_COMPLETE:
        return request
    rules.check_can_move(request, S.PART_COMPLETE)
    request.state = S.PART_COMPLETE.code
    keep(request, What.PARTLY, by=by, contact=request.contact)
    return request


@transaction.atomic
def mark_returned(*, request: Request, by: AnyActor, nil: bool = False) -> Request:
    """The agency handed in its answer, or said that it holds nothing (`nil`)."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by)
    to = S.NIL_RETURN if nil else S.RETURNED
    rules.check_can_move(request, to)
    request.state = to.code
    request.returned_at, request.returned_by = Now(), by.audit_id
    keep(request, What.NIL if nil else What.RETURNED, by=by, contact=request.contact)
    request.refresh_from_db(fields=["returned_at"])
    return request


@transaction.atomic
def delegate(*, request: Request, contact: Contact, by: AnyActor) -> Request:
    """From now on a colleague at the same agency answers. The caller sends them their own link."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by)
    rules.check_can_remind(request)
    request.contact = rules.check_contact(contact, request.agency)
    keep(request, What.DELEGATED, by=by, contact=contact)
    return request


@transaction.atomic
def waive(*, request: Request, reason: str, by: AnyActor, seen: int | None = None) -> Request:
    """The panel does not need this answer any more, and says why. The caller's link ends with it."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_move(request, S.WAIVED)
    request.state, request.waived_reason = S.WAIVED.code, rules.check_reason(reason)
    keep(request, What.WAIVED, by=by, words=request.waived_reason)
    return request


@transaction.atomic
def refuse(*, request: Request, reason: str, by: AnyActor, seen: int | None = None) -> Request:
    """The agency said that it will not answer; in which words, as the office heard them."""
    check(by, Permission.CASE_EDIT)
    request = locked(request, by, seen)
    rules.check_can_move(request, S.REFUSED)
    request.state = S.REFUSED.code
    keep(request, What.REFUSED, by=by, words=rules.check_reason(reason), contact=request.contact)
    return request
