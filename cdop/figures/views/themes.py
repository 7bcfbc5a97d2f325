"""Pages of figures."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts.plots import plot_response
from cdop.core.refusals import Refused
from cdop.figures import themes as figures
from cdop.figures.forms.period import PeriodForm, basis_of
from cdop.figures.presenters import themes as presenters


@require_safe
@needs(Permission.FIGURES_VIEW)
def themes(request: PanelRequest) -> HttpResponse:
    """What recurs, in a year and over the years."""
    today = timezone.localdate()
    basis = basis_of(request.GET.get("basis"))
    shown = figures.themes(basis, today, by=request.actor)
    years, year = presenters.years_of(shown), request.GET.get("year")
    if year not in years:
        year = presenters.usual_year(shown, today)
    context = {
        "title": f"Themes, {year}",
        "filters": PeriodForm(years, initial={"basis": basis.code, "year": year}),
        "figures": shown,
        "basis": basis,
        "year": year,
        "themes": presenters.themes(shown, year, basis, today),
    }
    return render(request, "figures/themes.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def plot_file(request: PanelRequest, plot: str, kind: str) -> HttpResponse:
    """One plot of the themes as SVG or PNG, drawn from protected figures whoever asks."""
    if plot not in presenters.PLOTS:
        raise Http404("There is no such plot.")
    today, basis = timezone.localdate(), basis_of(request.GET.get("basis"))
    shown = figures.protected(f"themes/{plot}.{kind}", basis, today, by=request.actor)
    years, year = presenters.years_of(shown), request.GET.get("year")
    if year not in years:
        year = presenters.usual_year(shown, today)
    drawn = getattr(presenters.themes(shown, year, basis, today), plot)
    if drawn is None:
        raise Refused("The protected figures of this period are too few to draw. Choose another year.")
    return plot_response(kind, f"{plot}_by_{basis.code}_{year}", svg=drawn.wide, file=b"")


@require_safe
@needs(Permission.FIGURES_VIEW)
def download(request: PanelRequest, name: str) -> HttpResponse:
    """One table of the themes as a CSV file, protected whoever asks."""
    if name not in figures.TABLES:
        raise Http404("There is no such table.")
    basis = basis_of(request.GET.get("basis"))
    content = figures.csv_of(name, basis, timezone.localdate(), by=request.actor)
    if content is None:
        raise Http404("There is no such table.")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}_by_{basis.code}.csv"'
    return response
