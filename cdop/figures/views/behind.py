"""From a figure to its cases, and from a case to its figures. For exact eyes within the panel; recorded."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import open_case
from cdop.core.pages import paginate
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.shape import Cell, cell_words
from cdop.figures import queries
from cdop.figures.models import Release
from cdop.figures.presenters import behind as shown
from cdop.figures.provenance import cases_in
from cdop.figures.views.releases import crumbs
from cdop.figures.writing import figures_of


@require_safe
@needs(Permission.FIGURES_EXACT)
def behind(request: PanelRequest, number: UUID) -> HttpResponse:
    """The cases that one figure counts; without a figure in the address, all figures to choose from."""
    check(request.actor, Permission.CASE_VIEW)
    found = queries.find_release(number, by=request.actor)
    context = {"caption": found.title, "release": found, "breadcrumbs": crumbs(found)}
    if "table" not in request.GET:
        figures = figures_of(found) if found.shown is not None else None
        tables = [shown.linked(table, found, figures.rule) for table in figures.tables] if figures else []
        context |= {"title": "Cases behind a number", "tables": tables}
        return render(request, "figures/behind.html", context)
    table, cell = _cell(request, found)
    words = cell_words(table.dimensions, cell)
    cases = queries.cases_behind(found, table.name, ".".join(cell), by=request.actor)
    context |= {
        "title": "Cases behind a number",
        "words": f"{table.title or table.name}: {words}",
        "shown": shown.figure(table, cell, figures_of(found).rule),
        "cases": shown.cases({each: cases[each] for each in cases_in(table, cell, cases)}),
    }
    return render(request, "figures/behind_cases.html", context)


def _cell(request: PanelRequest, found: Release) -> tuple[ProtectedTable, Cell]:
    """The table and the cell that the address names; a dimension that is not named is taken at Total."""
    if found.shown is None:
        raise Http404("The figures of this release were not kept beside it.")
    named = {name: str(value) for name, value in request.GET.items() if name != "table"}
    try:
        table = figures_of(found).table(request.GET["table"])
        return table, table.cell(**named).codes
    except BadTable:
        raise Http404("This release has no such figure.") from None


@require_safe
@needs(Permission.FIGURES_EXACT)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """Where a case was counted: every release, with the figures it counts in."""
    by = request.actor
    check(by, Permission.CASE_VIEW)
    found = open_case(reference, by=by, tab="figures")
    page = paginate(queries.releases_with(found, by=by), request.GET.get("page"), size=10)
    context = {
        "title": "Where this case was counted",
        "case": found,
        "page": page,
        "releases": [shown.figures_with(line) for line in page.rows],
    }
    return render(request, "figures/case.html", context)
