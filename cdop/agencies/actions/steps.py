"""What every act on a request shares: the row locked, its version counted up, the step kept, the event recorded."""

from __future__ import annotations

from cdop.access.actors import AnyActor
from cdop.agencies.models import Contact, Request, RequestStep, What
from cdop.agencies.rules import check_seen
from cdop.audit.actions import record


def locked(request: Request, by: AnyActor, seen: int | None = None) -> Request:
    """The request as it stands now, kept from others until COMMIT. Raises Overtaken when `seen` is past."""
    rows = Request.objects.select_for_update(of=("self",)).select_related("agency", "contact", "case")
    held = rows.get(panel_id=by.panel_id, pk=request.pk)
    check_seen(held, seen)
    return held


def keep(
    request: Request,
    what: What,
    *,
    by: AnyActor,
    words: str = "",
    rung: int | None = None,
    contact: Contact | None = None,
) -> RequestStep:
    """Save the request and the step that changed it."""
    if not request._state.adding:
        request.version += 1
    request.save()
    step = RequestStep.objects.create(
        panel_id=request.panel_id,
        request=request,
        what=what.code,
        rung=rung,
        contact=contact,
        words=words,
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
    record(
        f"request.{what.code}",
        by=by,
        of="case",
        ref=request.case.reference,
        request=request.pk,
        agency=request.agency_id,
    )
    return step
