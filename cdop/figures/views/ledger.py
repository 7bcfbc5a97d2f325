"""The ledger: all releases, newest first."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import Page, paginate
from cdop.figures import queries
from cdop.figures.filters import LedgerFilters
from cdop.figures.presenters import ledger as shown
from cdop.figures.publications import kinds, publication


@require_safe
@needs(Permission.FIGURES_VIEW)
def ledger(request: PanelRequest) -> HttpResponse:
    """Releases by state, kind and basis."""
    by = request.actor
    offered = [(kind, publication(kind).title) for kind in kinds()]
    filters = LedgerFilters(offered, request.GET, sees_all=by.may(Permission.RELEASE_APPROVE))
    chosen = filters.chosen()
    found = queries.entries(
        by=by,
        kinds=[chosen["kind"]] if "kind" in chosen else [],
        state=chosen.get("state", ""),
        basis=chosen.get("basis", ""),
    )
    page: Page[Any] = paginate(cast(Any, found), request.GET.get("page"))
    context = {
        "title": "Releases",
        "filters": filters,
        "is_filtered": bool(chosen),
        "page": page,
        "table": shown.releases(map(queries.entry, page.rows)),
        "waits": queries.waiting_for(by=by),
        "may_make": by.may(Permission.SUMMARY_MAKE) or by.may(Permission.RETURN_MAKE),
    }
    return render(request, "figures/ledger.html", context)
