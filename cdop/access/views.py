"""Choosing among one's panels, and who sits on this one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access import queries
from cdop.access.guards import PanelRequest, needs
from cdop.access.middleware import PANEL_KEY
from cdop.access.permissions import Permission
from cdop.access.roles import ROLES
from cdop.core.shapes import Cell, Column, Table


@require_POST
@needs(None)
def choose_panel(request: PanelRequest) -> HttpResponse:
    """Work for another of one's panels; one that is not one's own is ignored."""
    mine = {str(m.panel_id) for m in request.memberships}  # type: ignore[attr-defined]
    if request.POST.get("panel") in mine:
        request.session[PANEL_KEY] = int(request.POST["panel"])
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
