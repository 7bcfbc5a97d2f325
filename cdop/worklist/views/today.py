"""What to do next, the list of cases, the list as a file, and filters kept under a name."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate_at_once
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.worklist import actions, exporting
from cdop.worklist import presenters as shown
from cdop.worklist.forms import FilterForm, SearchForm
from cdop.worklist.listing import Listing, listing
from cdop.worklist.queries import find_filter


@require_safe
@needs(Permission.CASE_VIEW)
def today(request: PanelRequest) -> HttpResponse:
    """What needs somebody today, and the cases."""
    on = timezone.localdate()
    told = listing(request.GET, by=request.actor, on=on)
    page = paginate_at_once(told.cases, request.GET.get("page"))
    title = shown.caption(page.first, page.last, page.total)
    context = {
        "title": "Today",
        "caption": day(on),
        "needs": shown.needs(told, by=request.actor, on=on),
        "has_cases": bool(told.waiting.cases),
        "filters": told.filters.form,
        "forms": [told.filters.form],
        "saved": told.waiting.saved,
        "query": request.GET.urlencode(),
        "search": SearchForm(),
        "table": shown.table(page.rows, told, caption=title, on=on),
        "page": page,
        "sort": told.sort,
    }
    return render(request, "worklist/today.html", context)


@require_safe
@needs(Permission.CASE_VIEW)
def export(request: PanelRequest, kind: str) -> HttpResponse:
    """Exactly what the address lists, all pages, as a file; recorded."""
    if kind not in exporting.WRITERS:
        raise Http404("The list can be had as CSV or as a workbook.")
    write, media = exporting.WRITERS[kind]
    now = timezone.now().replace(microsecond=0)
    on = timezone.localdate(now)
    told = listing(request.GET, by=request.actor, on=on)
    rows = list(told.cases)
    narrowed = _narrowed(told)
    content = write(
        shown.sheet(rows, told, on=on),
        panel=request.actor.panel_name,
        filters="; ".join(narrowed),
        made_at=now,
    )
    actions.note_export(kind=kind, cases=len(rows), filters=sorted(narrowed), by=request.actor)
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="cases-{on.isoformat()}.{kind}"'
    return response


def _narrowed(told: Listing) -> list[str]:
    """The labels of the filters in force; what was typed is left out, it may be part of a reference."""
    form = told.filters.form
    form.is_valid()
    return [str(form.fields[name].label) for name, value in form.cleaned_data.items() if value]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def save_filter(request: PanelRequest) -> HttpResponse:
    """Keep the filters of the list under a name."""
    query = request.GET.urlencode()
    form = FilterForm(request.POST if request.method == "POST" else None, initial={"query": query})
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save_filter(**form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"The filters are kept as “{saved.name}”.")
            return redirect(f"{reverse('worklist:today')}?{saved.query}")
    context = {"title": "Keep these filters", "form": form, "cancel": reverse("worklist:today")}
    return render(request, "worklist/save_filter.html", context)


@require_POST
@needs(Permission.CASE_VIEW)
def drop_filter(request: PanelRequest) -> HttpResponse:
    """Remove a filter of one's own."""
    actions.drop_filter(kept=find_filter(request.POST.get("filter", ""), by=request.actor), by=request.actor)
    messages.info(request, "The filter is removed.")
    return redirect("worklist:today")
