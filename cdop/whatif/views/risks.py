"""The panel's table of published ratios: read, changed, added to, set back."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.whatif import actions, queries
from cdop.whatif.forms import RiskForm
from cdop.whatif.presenters import table as presenters

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@needs(Permission.FIGURES_VIEW)
def risks(request: PanelRequest) -> HttpResponse:
    """Every ratio in force, with its source."""
    may_change = request.actor.may(Permission.SUMMARY_MAKE)
    table = presenters.risks_table(queries.risks(request.actor).values(), may_change=may_change)
    context = {"title": "Published ratios", "table": table, "may_change": may_change}
    return render(request, "whatif/risks.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.SUMMARY_MAKE)
def risk(request: PanelRequest, name: str) -> HttpResponse:
    """One ratio, to be changed."""
    found = queries.risks(request.actor).get(name)
    if found is None:
        raise Http404("There is no such estimate.")
    form = RiskForm(request.POST or None, initial=asdict(found.figures))
    if form.is_bound and form.is_valid():
        try:
            actions.set_risk(name=name, figures=form.figures, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"The ratio of “{form.figures.exposure.label}” is changed.")
            return redirect("whatif:risks")
    context = {
        "title": found.label,
        "caption": "Published ratio",
        "cancel": reverse("whatif:risks"),
        "form": form,
        "risk": found,
        "history": presenters.history_table(queries.history(name, by=request.actor)),
    }
    return render(request, "whatif/risk.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.SUMMARY_MAKE)
def add(request: PanelRequest) -> HttpResponse:
    """A further ratio."""
    form = RiskForm(request.POST or None, initial={"is_usable": True})
    if form.is_bound and form.is_valid():
        try:
            actions.add_risk(figures=form.figures, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"A ratio of “{form.figures.exposure.label}” is added.")
            return redirect("whatif:risks")
    context = {"title": "Add a published ratio", "cancel": reverse("whatif:risks"), "form": form}
    return render(request, "whatif/risk.html", context)


@require_POST
@needs(Permission.SUMMARY_MAKE)
def reset(request: PanelRequest, name: str) -> HttpResponse:
    """Back to the ratio as shipped."""
    actions.reset_risk(name=name, by=request.actor)
    messages.info(request, "The ratio is as shipped again.")
    return redirect("whatif:risks")
