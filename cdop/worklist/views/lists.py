"""The lists behind numbers of the worklist that no other room shows: holds, failed work, unsaved sections."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.core.shapes import Table
from cdop.timing.queries import open_holds
from cdop.worklist import presenters as shown
from cdop.worklist import waiting


@require_safe
@needs(Permission.CASE_VIEW)
def holds(request: PanelRequest) -> HttpResponse:
    """Every hold that is open, those past their expected end first."""
    on = timezone.localdate()
    page = paginate(open_holds(request.actor, on=on), request.GET.get("page"))
    return _page(request, "Cases on hold", shown.holds(page.rows, on=on), page, "holds")


@require_safe
@needs(Permission.CASE_EDIT)
def failed(request: PanelRequest) -> HttpResponse:
    """Work of one's own that could not be done, of late."""
    page = paginate(waiting.jobs_failed(request.actor).order_by("-finished_at"), request.GET.get("page"))
    return _page(request, "Work that failed", shown.jobs(page.rows), page, "failed work")


@require_safe
@needs(Permission.CASE_EDIT)
def drafts(request: PanelRequest) -> HttpResponse:
    """Sections one began and did not save."""
    page = paginate(waiting.drafts_of(request.actor), request.GET.get("page"))
    return _page(request, "Sections you did not save", shown.drafts(page.rows), page, "unsaved sections")


def _page(request: PanelRequest, title: str, table: Table, page: object, what: str) -> HttpResponse:
    context = {"title": title, "table": table, "page": page, "what": what}
    return render(request, "worklist/list.html", context)
