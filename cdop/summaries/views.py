"""Pages of summaries."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission


@needs(Permission.ARTEFACT_VIEW)
def summaries(request: PanelRequest) -> HttpResponse:
    return render(request, "summaries/summaries.html", {"title": "summaries"})
