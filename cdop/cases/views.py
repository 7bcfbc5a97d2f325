"""Pages of cases."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission


@needs(Permission.CASE_VIEW)
def today(request: PanelRequest) -> HttpResponse:
    return render(request, "cases/today.html", {"title": "cases"})
