"""One release: what it shows, where it stands, and what may be done to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cdop.access.actors import Actor
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts import queries as artefacts
from cdop.artefacts.models import Artefact
from cdop.figures import queries
from cdop.figures.forms.decisions import TokenForm
from cdop.figures.models import Release
from cdop.figures.presenters import proof as proof_shown
from cdop.figures.presenters import releases as shown
from cdop.figures.presenters import tables as tables_shown
from cdop.figures.publications import publication
from cdop.figures.states import OUT
from cdop.figures.writing import figures_of


@require_safe
@needs(Permission.FIGURES_VIEW)
def release(request: PanelRequest, number: UUID) -> HttpResponse:
    """Where it stands and what happens next; its protected figures; what was decided."""
    by = request.actor
    found = queries.find_release(number, by=by)
    kind = publication(found.kind, found.choices)
    context = {
        "title": found.title or "Release",
        "release": found,
        "tone": shown.TONES[found.state],
        "next": shown.next_words(found),
        "why_not": shown.why_not(found, by),
        "buttons": shown.buttons(found, by, may_make=by.may(kind.permission) and not kind.from_text),
        "token": TokenForm(),
        "facts": shown.facts(found),
        "proof": shown.proof_words(queries.lay_proof(found)),
        "ways_out": _ways_out(found, by),
        "tables": _tables(found),
        "notes": shown.notes(found, figures_of(found).notes) if found.shown is not None else (),
        "decisions": shown.decisions(found, queries.decisions_of(found)),
        "document": _document(found, by),
        "is_return": kind.permission is Permission.RETURN_MAKE
        and found.state in OUT
        and by.may(Permission.ARTEFACT_VIEW),
        "sees_cases": by.may(Permission.FIGURES_EXACT) and by.may(Permission.CASE_VIEW),
        "breadcrumbs": crumbs(),
    }
    return render(request, "figures/release.html", context)


def crumbs(found: Release | None = None) -> list[tuple[str, str]]:
    """From the ledger down."""
    trail = [("Releases", reverse("figures:ledger"))]
    if found is not None:
        trail.append((found.title or "Release", reverse("figures:release", args=[found.id])))
    return trail


def _tables(found: Release) -> list[tables_shown.Shown]:
    if found.shown is None:
        return []
    figures = figures_of(found)
    return [tables_shown.shown(table, figures.rule) for table in figures.tables]


def _ways_out(found: Release, by: Actor) -> object:
    """Made of true counts: for those who review alone."""
    if not by.may(Permission.RELEASE_APPROVE) or found.state in OUT:
        return None
    return proof_shown.redesign(queries.ways_out(found, by=by))


def _document(found: Release, by: Actor) -> Artefact | None:
    if found.state not in OUT or not by.may(Permission.ARTEFACT_VIEW):
        return None
    return artefacts.of_release(found.id, by=by)
