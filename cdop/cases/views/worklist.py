"""Today's worklist, and recording a new notification."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, forms, queries
from cdop.cases.filters import WorklistFilters
from cdop.cases.presenters import sections as sections_shown
from cdop.cases.presenters import worklist as shown
from cdop.core.pages import paginate, sort_from
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.reference import queries as reference


@require_safe
@needs(Permission.CASE_VIEW)
def today(request: PanelRequest) -> HttpResponse:
    """What needs somebody today, and the cases."""
    on = timezone.localdate()
    overview = queries.overview(request.actor, on=on)
    names = reference.area_names(overview.areas)
    filters = WorklistFilters(
        request.GET,
        queries.worklist(request.actor),
        areas=shown.area_choices(overview.areas, names),
        years=overview.years,
        on=on,
    )
    sort = sort_from(request.GET.get("sort"), queries.SORTS, default="due")
    page = paginate(queries.ordered(filters.qs, sort), request.GET.get("page"))
    caption = shown.caption(page.first, page.last, page.total)
    context = {
        "title": "Today",
        "caption": day(on),
        "needs": shown.needs(overview),
        "has_cases": bool(overview.cases),
        "filters": filters.form,
        "forms": [filters.form],
        "table": shown.table(page.rows, names, caption=caption, on=on),
        "page": page,
        "sort": sort,
    }
    return render(request, "cases/today.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_EDIT)
def new(request: PanelRequest) -> HttpResponse:
    """A notification on one screen: only the moment it came is required."""
    typed = request.POST if request.method == "POST" else None
    areas = sections_shown.area_options(reference.areas("ltla"), queries.panel_areas(request.actor))
    notification = forms.Notification(typed, areas=areas)
    if typed is not None and notification.is_valid():
        try:
            case = actions.receive(
                notified_at=notification.receipt.cleaned_data["notified_at"],
                source_reference=notification.receipt.cleaned_data["source_reference"],
                answers=notification.answers,
                by=request.actor,
            )
        except Refused as refused:
            notification.receipt.add_error(None, refused.sentence)
        else:
            messages.info(request, "Saved. Fill in what is missing when it is known.")
            return redirect("cases:case", case.reference)
    context = {"title": "Record a notification", "notification": notification, "forms": list(notification)}
    return render(request, "cases/new.html", context)
