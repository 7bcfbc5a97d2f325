"""From a number of the page to its cases. For exact eyes within the panel; recorded."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.patterns import queries
from cdop.patterns.choice import choice_of, is_area
from cdop.patterns.offers import exact_offers, with_areas, years_on_offer
from cdop.patterns.presenters import page as shown


@require_safe
@needs(Permission.FIGURES_EXACT)
def cases(request: PanelRequest) -> HttpResponse:
    """The references of the cases that one number counts, by the filters of the page it stood on."""
    by, years = request.actor, years_on_offer(timezone.localdate())
    check(by, Permission.CASE_VIEW)
    choice, cell = choice_of(request.GET.dict(), exact_offers(years)), _cell(request)
    named = {choice.area, cell.column if choice.by == "area" and is_area(cell.column) else ""} - {""}
    offers = with_areas(exact_offers(years), queries.area_names(named), choice.area)
    columns = shown.columns_of(choice, offers, years)
    if not cell.is_known(columns):
        raise Http404("There is no such number on the page of patterns.")
    found = queries.cases_behind(choice, cell, by=by)
    context = {
        "title": "Cases behind a number",
        "words": shown.cell_words(cell, choice, columns),
        "chosen": shown.chosen_words(choice, offers),
        "cases": shown.cases(found),
        "back": choice.address(reverse("patterns:patterns")),
    }
    return render(request, "patterns/cases.html", context)


def _cell(request: PanelRequest) -> queries.Cell:
    asked = request.GET
    return queries.Cell(
        factors=tuple(asked.getlist("factor")),
        without=tuple(asked.getlist("without")),
        number=asked.get("number", ""),
        row=asked.get("row", ""),
        domain=asked.get("in", ""),
        column=asked.get("column", ""),
    )
