"""The links of one document: made, listed, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts import queries as artefacts
from cdop.artefacts.models import Artefact
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.figures.audiences import Audience, audience_words
from cdop.pickups import actions, presenters, queries, rules
from cdop.pickups.forms import PickupForm

_READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def links(request: PanelRequest, number: UUID) -> HttpResponse:
    """Who was handed the document by link, and a form to hand it to somebody else."""
    artefact = artefacts.find_artefact(number, by=request.actor)
    form = PickupForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made, address = actions.make_pickup(artefact=artefact, **form.asked(), by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            shown = {"title": "The link, this once", "pickup": made, "address": address}
            return render(request, "pickups/made.html", shown)
    return render(request, "pickups/links.html", _page(request, artefact, form))


def _page(request: PanelRequest, artefact: Artefact, form: PickupForm) -> dict[str, Any]:
    by = request.actor
    release = queries.release_of(artefact, by=by)
    page = paginate(queries.pickups(artefact, by=by), request.GET.get("page"))
    return {
        "title": "Hand this document to somebody without an account",
        "caption": artefact.title,
        "form": form,
        "submit": "Make a link",
        "why_not": rules.why_not(release),
        "audience": audience_words(release.audience) if release else "",
        "is_public": bool(release and release.audience == Audience.PUBLIC.code),
        "table": presenters.table(page.rows, release),
        "page": page,
        "breadcrumbs": [(artefact.title, reverse("artefacts:document", args=[artefact.pk]))],
    }


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def revoke(request: PanelRequest, number: UUID) -> HttpResponse:
    """Take a link back that was not used."""
    pickup = queries.find_pickup(number, by=request.actor)
    back = reverse("pickups:links", args=[pickup.artefact_id])
    if request.method == "POST":
        actions.revoke_pickup(pickup=pickup, by=request.actor)
        messages.info(request, f"The link for {pickup.reader} opens nothing any more.")
        return redirect(back)
    context = {"title": "Take a link back", "pickup": pickup, "submit": "Take it back", "cancel": back}
    return render(request, "pickups/revoke.html", context)
