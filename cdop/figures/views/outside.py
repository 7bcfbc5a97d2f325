"""Figures from outside: what others published about the panel's deaths, entered by hand."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.figures import actions, queries
from cdop.figures.actions.external import OutsideFigure
from cdop.figures.forms.outside import OutsideForm, initial_of
from cdop.figures.presenters import ledger as shown
from cdop.figures.views.releases import crumbs

_READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@needs(Permission.RELEASE_APPROVE)
def outside(request: PanelRequest) -> HttpResponse:
    """All that were ever entered."""
    page = paginate(queries.outside_figures(by=request.actor), request.GET.get("page"))
    context = {
        "title": "Figures from outside",
        "page": page,
        "table": shown.outside(page.rows),
        "breadcrumbs": crumbs(),
    }
    return render(request, "figures/outside.html", context)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def enter(request: PanelRequest) -> HttpResponse:
    """Enter one: every release is checked beside it from then on."""

    def done(figure: OutsideFigure) -> str:
        actions.enter_figure(figure=figure, by=request.actor)
        return "Entered. Every release is checked beside it from now on."

    return _form(request, OutsideForm(request.POST if request.method == "POST" else None), done)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def outside_figure(request: PanelRequest, number: int) -> HttpResponse:
    """Correct one: another row takes its place, the old one stays readable."""
    old = queries.find_figure(number, by=request.actor)

    def done(figure: OutsideFigure) -> str:
        actions.correct_figure(old=old, figure=figure, by=request.actor)
        return "Corrected. The figure as it was entered before stays readable."

    typed = request.POST if request.method == "POST" else None
    return _form(request, OutsideForm(typed, initial=initial_of(old)), done, number=number)


@require_POST
@needs(Permission.RELEASE_APPROVE)
def take_out(request: PanelRequest, number: int) -> HttpResponse:
    """It should not have been entered."""
    old = queries.find_figure(number, by=request.actor)
    actions.take_out_figure(old=old, by=request.actor)
    messages.info(request, "Taken out. No release is checked beside it any more.")
    return redirect("figures:outside")


def _form(
    request: PanelRequest, form: OutsideForm, done: Callable[[OutsideFigure], str], number: int | None = None
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            messages.info(request, done(form.figure()))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("figures:outside")
    context = {
        "title": "Correct a figure" if number else "Enter a figure from outside",
        "form": form,
        "number": number,
        "submit": "Save",
        "cancel": reverse("figures:outside"),
        "breadcrumbs": [*crumbs(), ("Figures from outside", reverse("figures:outside"))],
    }
    return render(request, "figures/outside_form.html", context)
