"""The proof of a release: a page for any reader, with all of it for those who review."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.figures import queries
from cdop.figures.presenters import proof as shown
from cdop.figures.presenters import releases as release_words
from cdop.figures.views.releases import crumbs
from cdop.figures.writing import figures_of


@require_safe
@needs(Permission.FIGURES_VIEW)
def proof(request: PanelRequest, number: UUID) -> HttpResponse:
    """What was asked and found; for a reviewer also what an attacker could say of each figure."""
    by = request.actor
    found = queries.find_release(number, by=by)
    lay = queries.lay_proof(found)
    context = {
        "title": "What was proved",
        "caption": found.title,
        "release": found,
        "lay": lay,
        "checked": release_words.checked_against(lay) if lay else "",
        "breadcrumbs": crumbs(found),
    }
    if lay and by.may(Permission.RELEASE_APPROVE):
        whole = queries.full_proof(found, by=by)
        context |= {
            "whole": True,
            "facts": shown.facts(whole),
            "earlier": shown.earlier(whole),
            "at_odds": shown.at_odds(whole),
            "redesign": shown.redesign(whole.get("redesign", ())),
            "intervals": shown.intervals(whole, figures_of(found).tables),
        }
    return render(request, "figures/proof.html", context)
