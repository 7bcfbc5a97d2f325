"""Recording a notification on one screen, and what is said of it once it is saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.access.queries import areas_served
from cdop.cases import actions, queries
from cdop.cases.actions.once import new_token
from cdop.cases.forms import own_areas
from cdop.cases.notifying import Notification
from cdop.cases.presenters import duplicates as duplicates_shown
from cdop.cases.presenters import sections as sections_shown
from cdop.core.forgery import SENTENCE, asks_again
from cdop.core.refusals import Refused
from cdop.reference import queries as reference


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_EDIT)
def new(request: PanelRequest) -> HttpResponse:
    """A notification on one screen: only the moment it came is required."""
    areas = sections_shown.area_options(reference.areas("ltla"), areas_served(request.actor.panel_id))
    typed = request.POST if request.method == "POST" else None
    notification = Notification(typed, areas=areas, served=own_areas(areas))
    if typed is None:
        return _show(request, notification, token=new_token())
    if not notification.is_valid() or notification.has_open_doubts:
        return _show(request, notification, token=typed.get("token", ""))
    if request.is_forged:  # type: ignore[attr-defined]
        notification.receipt.add_error(None, SENTENCE)
        return _show(request, notification, token=new_token(), status=403)
    try:
        case = actions.receive(
            notified_at=notification.receipt.cleaned_data["notified_at"],
            source_reference=notification.receipt.cleaned_data["source_reference"],
            answers=notification.answers,
            token=typed.get("token", ""),
            by=request.actor,
        )
    except Refused as refused:
        notification.receipt.add_error(None, refused.sentence)
        return _show(request, notification, token=new_token())
    messages.info(request, "Saved. Fill in what is missing when it is known.")
    return redirect(
        "cases:received" if queries.alike(case, by=request.actor) else "cases:case", case.reference
    )


def _show(
    request: PanelRequest, notification: Notification, *, token: str, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": "Record a notification",
        "notification": notification,
        "forms": list(notification),
        "doubts": notification.doubts,
        "has_errors": any(form.errors for form in notification),
        "answered": notification.answered,
        "token": token,
    }
    return render(request, "cases/new.html", context, status=status)


@require_safe
@needs(Permission.CASE_EDIT)
def received(request: PanelRequest, reference: str) -> HttpResponse:
    """A notification that is saved, with the cases that may be the same child."""
    case = queries.find_case(reference, by=request.actor)
    context = {
        "title": f"Saved as case {case.reference}",
        "case": case,
        "table": duplicates_shown.table(queries.alike(case, by=request.actor)),
    }
    return render(request, "cases/received.html", context)
