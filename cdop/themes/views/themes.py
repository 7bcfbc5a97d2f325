"""The panel's themes, and one of them: what it is, where it stands, what was done to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.themes import presenters, queries
from cdop.themes.models import Theme


@require_safe
@needs(Permission.FIGURES_VIEW)
def themes(request: PanelRequest) -> HttpResponse:
    """Every theme; how often each occurs only for those who may see exact numbers."""
    by = request.actor
    found = queries.themes_of(by)
    counts = queries.counts(by=by) if by.may(Permission.FIGURES_EXACT) else None
    context = {
        "title": "Themes the panel has named",
        "back": ("Themes", reverse("figures:themes")),
        "is_exact": counts is not None,
        "waiting": queries.waiting(by=by).count() if by.may(Permission.REVIEW_VIEW) else 0,
        "listed": presenters.listed(found, counts),
        "unused": presenters.unused(found),
    }
    return render(request, "themes/themes.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def theme(request: PanelRequest, number: int) -> HttpResponse:
    """One theme. What reviews say under it is only for those who may read a review."""
    by = request.actor
    found = queries.find_theme(number, by=by)
    context = {
        "title": found.name,
        "back": ("Themes the panel has named", reverse("themes:themes")),
        "theme": found,
        "state": presenters.state(found),
        "history": presenters.history(
            queries.changes_of(found, by=by), is_whole=by.may(Permission.REVIEW_VIEW)
        ),
        **(_points(request, found) if by.may(Permission.REVIEW_VIEW) else {}),
    }
    return render(request, "themes/theme.html", context)


def _points(request: PanelRequest, found: Theme) -> dict[str, Any]:
    by = request.actor
    page = paginate(queries.points_of(found, by=by), request.GET.get("page"))
    changed = queries.changed_of(found, by=by) if found.is_in_use else []
    queries.note_read(found, len(page.rows) + len(changed), by=by)
    return {
        "page": page,
        "points": presenters.points(page.rows, "Where the theme stands"),
        "changed": presenters.points(changed, "Changed since they were tagged"),
    }
