"""The difference between two releases: what moved, and for those who may see cases, which."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.actors import Actor
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.figures import queries
from cdop.figures.difference import cases_moved, figures_moved
from cdop.figures.forms.compare import CompareForm
from cdop.figures.models import Release
from cdop.figures.presenters import difference as shown
from cdop.figures.views.releases import crumbs
from cdop.figures.writing import figures_of


@require_safe
@needs(Permission.FIGURES_VIEW)
def difference(request: PanelRequest, number: UUID) -> HttpResponse:
    """This release beside another on the same basis, chosen in the address."""
    by = request.actor
    found = queries.find_release(number, by=by)
    others = queries.same_basis(found, by=by)
    form = CompareForm(others, request.GET if "from" in request.GET else None)
    context: dict[str, Any] = {
        "title": "Compare with another release",
        "caption": found.title,
        "release": found,
        "others": others,
        "filters": form,
        "form": form,
        "breadcrumbs": crumbs(found),
    }
    if form.is_bound and form.is_valid():
        before = queries.find_release(form.cleaned_data["from"], by=by)
        context |= {"before": before, **_compared(found, before, by)}
    return render(request, "figures/difference.html", context)


def _compared(found: Release, before: Release, by: Actor) -> dict[str, Any]:
    if found.shown is None or before.shown is None:
        raise Refused("The figures of one of these were not kept beside it, so they cannot be compared here.")
    old, new = figures_of(before), figures_of(found)
    result: dict[str, Any] = {
        "moves": shown.figures(figures_moved(old.tables, new.tables), old.rule, new.rule)
    }
    if by.may(Permission.FIGURES_EXACT) and by.may(Permission.CASE_VIEW):
        cases = cases_moved(*queries.cases_of_release(found, before, by=by))
        result |= {"cases": shown.cases(cases), "cases_words": shown.cases_words(cases)}
    return result
