"""Pages of imports."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission


@needs(Permission.CASE_IMPORT)
def batches(request: PanelRequest) -> HttpResponse:
    return render(request, "imports/batches.html", {"title": "imports"})
