"""Choosing among one's panels."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.middleware import PANEL_KEY


@require_POST
@needs(None)
def choose_panel(request: PanelRequest) -> HttpResponse:
    """Work for another of one's panels; one that is not one's own is ignored."""
    mine = {str(m.panel_id) for m in request.memberships}  # type: ignore[attr-defined]
    if request.POST.get("panel") in mine:
        request.session[PANEL_KEY] = int(request.POST["panel"])
    return redirect("/")
