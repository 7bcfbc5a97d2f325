"""The pages that digests are read on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.digests import presenters, queries
from cdop.digests.models import DigestKind


@require_safe
@needs(Permission.CASE_EDIT)
def quality(request: PanelRequest) -> HttpResponse:
    """What was missing when this week's list was made, and how it went before."""
    rows = queries.digests(DigestKind.QUALITY, by=request.actor)
    latest = rows[0] if rows else None
    context = {
        "title": DigestKind.QUALITY.label,
        "latest": latest,
        "gaps": presenters.gaps(latest),
        "weeks": presenters.weeks(rows),
    }
    return render(request, "digests/quality.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def themes(request: PanelRequest) -> HttpResponse:
    """The months that ended, each with a way to the themes of its year."""
    rows = queries.digests(DigestKind.THEMES, by=request.actor)
    context = {"title": DigestKind.THEMES.label, "months": presenters.months(rows)}
    return render(request, "digests/themes.html", context)
