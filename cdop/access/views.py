"""Choosing among one's panels, and who sits on this one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access import expiry, queries
from cdop.access.actors import Actor
from cdop.access.expiry import PANEL_KEY
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.access.roles import ROLES
from cdop.core.shapes import Cell, Column, Table
from cdop.core.views import csrf_failure as refuse_forgery


@require_POST
@needs(None)
def choose_panel(request: PanelRequest) -> HttpResponse:
    """Work for another of one's panels; one that is not one's own is ignored."""
    mine = {str(m.panel_id) for m in request.memberships}  # type: ignore[attr-defined]
    if request.POST.get("panel") in mine:
        request.session[PANEL_KEY] = int(request.POST["panel"])
    return redirect("/")


@require_safe
@needs(None)
def held(request: PanelRequest) -> HttpResponse:
    """What was sent after the session had ended, to be sent again or thrown away."""
    kept = expiry.held_for(request, request.actor)
    context = {"title": "You were signed out before this was saved", "kept": kept, "mark": expiry.SENT_AGAIN}
    return render(request, "access/held.html", context)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of a page that was opened before its person signed in again: held for them, and shown to be sent.

    Browsers send no session with what another site posts, so whoever is signed in here sent it from our own page.
    """
    actor: Actor | None = getattr(request, "actor", None)
    view = request.resolver_match.func if request.resolver_match else None
    if actor is None or not getattr(view, "is_guarded", False):
        return refuse_forgery(request, reason)
    if not getattr(view, "keeps_typed", True):
        return HttpResponse(expiry.OLD_PAGE, status=409, content_type="text/plain; charset=utf-8")
    if expiry.hold(request, user_id=actor.user_id, panel_id=actor.panel_id):
        return redirect("access:held")
    return refuse_forgery(request, reason)


@require_POST
@needs(None)
def discard_held(request: PanelRequest) -> HttpResponse:
    """Throw it away."""
    expiry.drop(request, request.actor)
    return redirect("/")


@require_safe
@needs(Permission.MEMBERS_MANAGE)
def members(request: PanelRequest) -> HttpResponse:
    """Who may do what on this panel."""
    rows = [
        (Cell(str(m.user)), m.user.email, ROLES[m.role].name, "Yes" if m.is_active else "Ended")
        for m in queries.members(by=request.actor)
    ]
    columns = [Column("Name"), Column("E-mail address"), Column("Role"), Column("Active")]
    roles = [(role.name, role.description) for role in ROLES.values()]
    return render(
        request,
        "access/members.html",
        {"title": "Members", "table": Table("Members of the panel", columns, rows), "roles": roles},
    )
