"""Pages of figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission


@needs(Permission.FIGURES_VIEW)
def themes(request: PanelRequest) -> HttpResponse:
    return render(request, "figures/themes.html", {"title": "figures"})
