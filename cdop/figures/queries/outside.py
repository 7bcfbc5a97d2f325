"""Figures that others published about the panel's deaths, as they were entered by hand."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.figures.models import ExternalFigure


def outside_figures(*, by: AnyActor) -> QuerySet[ExternalFigure]:
    """All that were ever entered, newest first; `was_replaced` says whether another took its place."""
    check(by, Permission.RELEASE_APPROVE)
    rows = ExternalFigure.objects.filter(panel_id=by.panel_id)
    later = rows.filter(replaces=OuterRef("pk"))
    return rows.annotate(was_replaced=Exists(later)).order_by("-id")


def find_figure(number: int, *, by: AnyActor) -> ExternalFigure:
    found = outside_figures(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("There is no such figure in your panel's ledger.")
    return found
