"""What came from outside and is not checked yet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.notifications import presenters as shown
from cdop.notifications import queries
from cdop.reference import queries as reference


@require_safe
@needs(Permission.CASE_VIEW)
def unchecked(request: PanelRequest) -> HttpResponse:
    """Notifications that wait for somebody to begin checking them, and the address to hand out."""
    page = paginate(queries.unchecked(request.actor), request.GET.get("page"))
    names = reference.area_names({row.case.area for row in page.rows if row.case.area})
    context = {
        "title": "Notifications from outside",
        "table": shown.table(page.rows, names),
        "page": page,
        "address": request.build_absolute_uri(shown.public_address(request.actor.panel_code)),
    }
    return render(request, "notifications/unchecked.html", context)
