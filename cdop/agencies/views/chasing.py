"""All requests of the panel, to be chased many at once; and the days on which the panel reminds by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import actions, queries
from cdop.agencies.filters import RequestFilters
from cdop.agencies.forms import LadderForm
from cdop.agencies.presenters import requests as shown
from cdop.agencies.presenters.chasing import caption, lines
from cdop.agencies.views.frame import READ_AND_WRITE, refuse, typed
from cdop.core.pages import paginate, with_query
from cdop.core.refusals import Refused


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def requests(request: PanelRequest) -> HttpResponse:
    """Every open request, those that are latest first; those ticked are reminded."""
    if request.method == "POST":
        return _remind(request)
    on = timezone.localdate()
    filters = RequestFilters(request.GET, queries.all_requests(request.actor), on=on)
    page = paginate(filters.qs.order_by("due_on", "pk"), request.GET.get("page"))
    counts = queries.chase_counts(request.actor, on)
    context = {
        "title": "Requests to agencies",
        "needs": shown.needs(counts),
        "filters": filters.form,
        "forms": [filters.form],
        "lines": lines(page.rows, on=on),
        "list_caption": caption(page),
        "page": page,
        "has_any": bool(request.GET) or bool(page.total),
    }
    return render(request, "agencies/requests.html", context)


def _remind(request: PanelRequest) -> HttpResponse:
    ticked = request.POST.getlist("shown" if "all" in request.POST else "request")
    numbers = [int(one) for one in ticked if one.isascii() and one.isdigit() and len(one) < 19]
    if not numbers:
        messages.error(request, "Nobody was reminded: tick at least one request first.")
    else:
        found = queries.find_requests(numbers, by=request.actor)
        chased = actions.remind_many(requests=found, by=request.actor)
        for words in shown.chased_words(len(chased.reminded), chased.refused):
            messages.info(request, words)
    return redirect(reverse("agencies:requests") + with_query(request.GET))


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def ladder(request: PanelRequest) -> HttpResponse:
    """The days on which the panel reminds by itself."""
    form = LadderForm(typed(request), initial=LadderForm.held(queries.ladder(request.actor)))
    if form.is_bound and form.is_valid():
        try:
            actions.set_ladder(**form.cleaned_data, by=request.actor)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved. It holds for requests that are open now as well.")
            return redirect("agencies:requests")
    context = {
        "title": "When agencies are reminded",
        "form": form,
        "submit": "Save",
        "cancel": reverse("agencies:requests"),
    }
    return render(request, "agencies/ladder.html", context)
