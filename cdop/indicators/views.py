"""Pages of published indicators: an area's list, one indicator in full, its plots as files."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts.plots import plot_response
from cdop.core.refusals import Refused
from cdop.indicators import queries
from cdop.indicators.book import Book
from cdop.indicators.definitions import BREAKS, INDICATORS
from cdop.indicators.forms import PlaceAndPeriodForm, PlaceForm
from cdop.indicators.presenters import profile as presenters
from cdop.indicators.presenters.people import by_group
from cdop.indicators.presenters.plots import Plot
from cdop.reference import periods
from cdop.reference.periods import Period
from cdop.reference.queries import ENGLAND

_PLOTS = ("series", "ranking", "funnel", "deprivation")


@require_safe
@needs(Permission.FIGURES_VIEW)
def indicators(request: PanelRequest) -> HttpResponse:
    """Every indicator of one area in a row each."""
    shelf = queries.shelf()
    areas = shelf.panel_areas(by=request.actor)
    gss = _area(request, areas)
    region = shelf.geography.region(gss)
    books = shelf.books([gss, ENGLAND, *([region] if region else [])])
    table, without = presenters.overview(books, gss, lambda book, when: _address(book, gss, when))
    context = {
        "title": f"Published indicators, {shelf.geography.name(gss)}",
        "filters": PlaceForm(_choices(shelf, areas), initial={"area": gss}),
        "table": table,
        "without": without,
    }
    return render(request, "indicators/indicators.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def indicator(request: PanelRequest, name: str) -> HttpResponse:
    """One indicator of an area and period, against others, over time and by deprivation."""
    shelf, book, areas, gss, when = _asked(request, name)
    context = {
        "title": f"{book.indicator.title}, {shelf.geography.name(gss)}",
        "indicator": book.indicator,
        "book": book,
        "breaks": BREAKS,
        "tables": by_group(book, shelf.breakdown(name)),
    }
    if when is not None:
        known = [str(each) for each in reversed(book.periods(gss))]
        offered = known if str(when) in known else [str(when), *known]
        context |= {
            "filters": PlaceAndPeriodForm(
                _choices(shelf, areas), offered, initial={"area": gss, "period": str(when)}
            ),
            "profile": presenters.profile(book, gss, when, areas),
            "query": urlencode({"area": gss, "period": str(when)}),
        }
    else:
        context["filters"] = PlaceForm(_choices(shelf, areas), initial={"area": gss})
    return render(request, "indicators/indicator.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def plot_file(request: PanelRequest, name: str, plot: str, kind: str) -> HttpResponse:
    """One plot as SVG or PNG, or its figures unrounded as CSV."""
    drawn = _plot(request, name, plot)
    return plot_response(kind, f"{name}_{plot}", svg=drawn.wide, file=drawn.file)


def _plot(request: PanelRequest, name: str, plot: str) -> Plot:
    if plot not in _PLOTS:
        raise Http404("There is no such plot.")
    shelf, book, areas, gss, when = _asked(request, name)
    drawn = presenters.profile(book, gss, when, areas).plots.get(plot) if when is not None else None
    if drawn is None:
        place, title = shelf.geography.name(gss), book.indicator.title
        raise Refused(f"Too few figures of {title} are loaded for {place} to draw this. Choose another area.")
    return drawn


def _asked(request: PanelRequest, name: str) -> tuple[queries.Shelf, Book, list[str], str, Period | None]:
    """The indicator, the panel's areas, and the area and period asked for; nonsense falls back to the usual."""
    if name not in INDICATORS:
        raise Http404("There is no such indicator.")
    shelf = queries.shelf()
    areas = shelf.panel_areas(by=request.actor)
    book, gss = shelf.book(name), _area(request, areas)
    when = periods.period(request.GET.get("period", ""))
    return shelf, book, areas, gss, when or book.latest(gss)


def _area(request: PanelRequest, areas: list[str]) -> str:
    """The area in the address; else the first county the panel's areas make up, else the first of them."""
    asked = request.GET.get("area", "")
    county = next((code for code in areas if code.startswith("E10")), areas[0])
    return asked if asked in areas else county


def _choices(shelf: queries.Shelf, areas: list[str]) -> list[tuple[str, str]]:
    return [(code, shelf.geography.name(code)) for code in areas]


def _address(book: Book, gss: str, when: Period) -> str:
    address = reverse("indicators:indicator", args=[book.indicator.name])
    return f"{address}?{urlencode({'area': gss, 'period': str(when)})}"
