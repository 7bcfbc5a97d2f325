"""A surveillance programme's list beside the panel's cases. Neither the list nor what came of it is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.dataset.years import latest_years
from cdop.returns import reconciling
from cdop.returns.forms import SurveillanceForm
from cdop.returns.lists import MOST_BYTES, decoded
from cdop.returns.presenters import lists as shown

YEARS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RETURN_MAKE)
def against_list(request: PanelRequest) -> HttpResponse:
    """Choose a list; then every death of either side once, those that need a look first."""
    check(request.actor, Permission.CASE_VIEW)
    years = latest_years(timezone.localdate(), YEARS)
    form = SurveillanceForm(years, *((request.POST, request.FILES) if request.method == "POST" else ()))
    found = None
    if form.is_bound and form.is_valid():
        try:
            text = decoded(form.cleaned_data["file"].read(MOST_BYTES + 1))
            found = reconciling.against(text, form.cleaned_data["year"], by=request.actor)
        except Refused as refused:
            form.add_error("file", refused.sentence)
    context = {
        "title": "Check against a surveillance list",
        "form": form,
        "found": found,
        "year": form.cleaned_data["year"] if found else "",
        "sentences": shown.sentences(found) if found else [],
        "tables": shown.tables(found) if found else [],
        "breadcrumbs": shown.crumbs(),
    }
    return render(request, "returns/against_list.html", context)
