"""Pages of frozen documents: what one is, whether it is as it was signed, and its files."""

from __future__ import annotations

from pathlib import PurePosixPath
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts import presenters, queries
from cdop.artefacts.actions import note_download

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@needs(Permission.ARTEFACT_VIEW)
def document(request: PanelRequest, number: UUID) -> HttpResponse:
    """One document: what its manifest states, its files, its tables."""
    artefact = queries.find_artefact(number, by=request.actor)
    contents = queries.contents(artefact, by=request.actor)
    place = queries.folder(artefact, by=request.actor)
    context = {
        "title": artefact.title,
        "artefact": artefact,
        "problems": contents.problems,
        "facts": presenters.facts(artefact, contents),
        "files": presenters.files(artefact, contents),
        "tables": presenters.preview(place, contents),
    }
    return render(request, "artefacts/document.html", context)


@require_GET
@needs(Permission.ARTEFACT_VIEW)
def download(request: PanelRequest, number: UUID, name: str) -> HttpResponse:
    """One file of a document, as it was signed or not at all; recorded."""
    artefact = queries.find_artefact(number, by=request.actor)
    content = queries.file_bytes(artefact, name, by=request.actor)
    note_download(artefact=artefact, name=name, by=request.actor)
    path = PurePosixPath(name)
    response = HttpResponse(content, content_type=TYPES.get(path.suffix, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="{path.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
