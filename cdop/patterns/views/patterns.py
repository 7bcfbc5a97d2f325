"""The page of patterns: exact for those who may see exact figures, protected for everybody else."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.patterns import protected, queries
from cdop.patterns.choice import choice_of
from cdop.patterns.forms import ChoiceForm
from cdop.patterns.offers import exact_offers, protected_offers, with_areas, years_on_offer
from cdop.patterns.presenters import page as exact
from cdop.patterns.presenters import protected as shown
from cdop.patterns.presenters.links import Links


@require_safe
@needs(Permission.FIGURES_VIEW)
def patterns(request: PanelRequest) -> HttpResponse:
    """Which factors, how many, which together."""
    today = timezone.localdate()
    if request.actor.may(Permission.FIGURES_EXACT):
        return _exact(request, today)
    return _protected(request, today)


def _exact(request: PanelRequest, today: date) -> HttpResponse:
    by, years = request.actor, years_on_offer(today)
    choice = choice_of(request.GET.dict(), exact_offers(years))
    found = queries.patterns(choice, by=by)
    offers = with_areas(exact_offers(years), found.areas, choice.area)
    links = Links(choice, by.may(Permission.CASE_VIEW))
    context = {
        "title": "Factors and patterns",
        "choice": choice,
        "filters": ChoiceForm(offers, initial=choice.codes),
        "found": found.patterns,
        "page": exact.page(found, links, exact.columns_of(choice, offers, years)),
        "file_query": exact.file_query(choice),
    }
    return render(request, "patterns/patterns.html", context)


def _protected(request: PanelRequest, today: date) -> HttpResponse:
    offers = protected_offers(years_on_offer(today))
    asked = protected.asked_of(request.GET.dict(), offers)
    figures = protected.figures(asked, today, by=request.actor)
    context = {
        "title": "Factors and patterns",
        "asked": asked,
        "filters": ChoiceForm(
            offers, initial={"basis": asked.basis, "year": asked.year, "which": asked.which}
        ),
        "lead": shown.lead(figures, asked),
        "has_reviews": bool(protected.reviews(figures)),
        "ranked": shown.ranked(figures, asked),
        "together": shown.together(figures, asked),
        "notes": figures.notes,
        "file_query": shown.file_query(asked),
    }
    return render(request, "patterns/protected.html", context)
