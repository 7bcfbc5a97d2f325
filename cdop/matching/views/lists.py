"""Lists of deaths that others keep: brought in, and what became of their rows."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.matching import actions, queries
from cdop.matching.forms import ListForm
from cdop.matching.models import DeathList, ListSource, RowState
from cdop.matching.presenters import lists as shown
from cdop.matching.reading import MOST_BYTES
from cdop.matching.views.frame import READ_AND_WRITE, lists_crumb


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def lists(request: PanelRequest) -> HttpResponse:
    """A list to bring in, and those brought in before."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_bound and form.is_valid():
        try:
            listed, is_new = _bring_in(request, form)
        except Refused as refused:
            form.add_error("file", refused.sentence)
        else:
            if not is_new:
                messages.info(request, "This list was brought in before. Nothing was added.")
            return redirect("matching:list", listed.pk)
    page = paginate(queries.lists(by=request.actor), request.GET.get("page"))
    context = {
        "title": "Lists of deaths",
        "form": form,
        "page": page,
        "table": shown.lists_table(page.rows),
    }
    return render(request, "matching/lists.html", context)


def _bring_in(request: PanelRequest, form: ListForm) -> tuple[DeathList, bool]:
    told = form.cleaned_data
    return actions.bring_in_list(
        raw=told["file"].read(MOST_BYTES + 1),
        source=told["source"],
        period_from=told["period_from"],
        period_to=told["period_to"],
        by=request.actor,
    )


@require_safe
@needs(Permission.CASE_EDIT)
def death_list(request: PanelRequest, number: UUID) -> HttpResponse:
    """What became of each row of one list."""
    listed = queries.find_list(number, by=request.actor)
    wanted = request.GET.get("show", "")
    wanted = wanted if RowState.has(wanted) else ""
    page = paginate(queries.rows(listed, wanted), request.GET.get("page"))
    context = {
        "title": f"List {listed.number}",
        "caption": f"{ListSource(listed.source).label}, {shown.period(listed)}",
        "list": listed,
        "numbers": shown.numbers(listed, wanted),
        "shown": wanted,
        "page": page,
        "table": shown.rows_table(listed, page.rows, "Rows of the list"),
        "breadcrumbs": [lists_crumb()],
    }
    return render(request, "matching/list.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def compare_again(request: PanelRequest, number: UUID) -> HttpResponse:
    """Compare the rows that wait with the records as they are now."""
    listed = queries.find_list(number, by=request.actor)
    changed = actions.compare_again(listed=listed, by=request.actor)
    told = (
        count(changed, "row stands", "rows stand") + " otherwise now." if changed else "Nothing has changed."
    )
    messages.info(request, f"The rows that wait were compared again. {told}")
    return redirect("matching:list", listed.pk)
