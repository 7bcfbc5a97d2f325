"""Pages of the dashboard. Its plots are handed out as files by the rooms that draw them."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.dashboard import queries
from cdop.dashboard.choice import choice_of, years_offered
from cdop.dashboard.forms import DashboardForm
from cdop.dashboard.gathering import gather
from cdop.dashboard.presenters import timeliness as timely
from cdop.dashboard.presenters.page import page
from cdop.dataset.years import bounds
from cdop.figures.cohort import Basis


@require_safe
@needs(Permission.FIGURES_VIEW)
def dashboard(request: PanelRequest) -> HttpResponse:
    """The panel's figures of a year at a glance, beside what is published of its areas."""
    today = timezone.localdate()
    found = gather(choice_of(request.GET), by=request.actor, today=today)
    choice, places = found.choice, found.places.value
    names = [(code, places.shelf.geography.name(code)) for code in places.areas] if places else []
    initial = {"basis": choice.basis.code, "year": choice.year, "area": choice.area}
    context = {
        "title": f"Dashboard, {choice.year}",
        "filters": DashboardForm(found.years, names, initial=initial),
        "page": page(found, today, may_see_cases=request.actor.may(Permission.CASE_VIEW)),
        "basis": choice.basis,
        "year": choice.year,
        "place": dict(names).get(choice.area, ""),
    }
    return render(request, "dashboard/dashboard.html", context)


@require_safe
@needs(Permission.FIGURES_EXACT)
def timeliness(request: PanelRequest) -> HttpResponse:
    """Every measure of a year of death, with the cases that were late."""
    years = years_offered(request.actor.panel_id, Basis.DEATH, timezone.localdate())
    year = request.GET.get("year", "")
    year = year if year in years else years[-1]
    found = queries.timeliness_in_full(*bounds(year), by=request.actor)
    context = {
        "title": f"Timeliness, {year}",
        "caption": "Dashboard",
        "year": year,
        "years": list(reversed(years)),
        "table": timely.measures(found, year, reverse("dashboard:timeliness") + f"?year={year}"),
        "days": timely.days(found),
        "late": timely.late(found),
        "cases": found.cases,
    }
    return render(request, "dashboard/timeliness.html", context)


@require_safe
@needs(Permission.FIGURES_EXACT)
def cases(request: PanelRequest, key: str) -> HttpResponse:
    """The cases that one key figure counts."""
    choice = choice_of(request.GET)
    years = years_offered(request.actor.panel_id, choice.basis, timezone.localdate())
    choice = choice if choice.year else replace(choice, year=years[-1])
    if key not in queries.BEHIND or choice.year not in years:
        raise Http404("The dashboard has no such figure.")
    found = queries.cases_behind(key, choice.basis, choice.year, by=request.actor)
    rows = [
        (Cell(each.reference, url=reverse("cases:case", args=[each.reference])), day(each.day))
        for each in found
    ]
    label = queries.BEHIND[key][0]
    context = {
        "title": f"{label}, {choice.year}",
        "caption": "Cases behind a number",
        "back": f"{reverse('dashboard:dashboard')}?{choice.query}",
        "table": Table(f"{len(rows):,} cases by {choice.basis.label}", [Column("Case"), Column("Day")], rows),
        "has_cases": bool(rows),
    }
    return render(request, "dashboard/cases.html", context)
