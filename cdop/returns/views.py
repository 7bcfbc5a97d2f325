"""Pages of returns."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission


@needs(Permission.ARTEFACT_VIEW)
def returns(request: PanelRequest) -> HttpResponse:
    return render(request, "returns/returns.html", {"title": "returns"})
