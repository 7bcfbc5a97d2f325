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
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
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
        "notices": queries.notices(artefact, by=request.actor),
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
    return _sent(content, PurePosixPath(name).name)


@require_GET
@needs(Permission.ARTEFACT_VIEW)
def bundle(request: PanelRequest, number: UUID) -> HttpResponse:
    """All files of a document and its manifest as one zip; recorded."""
    artefact = queries.find_artefact(number, by=request.actor)
    content = queries.bundle(artefact, by=request.actor)
    name = f"{queries.bundle_name(artefact)}.zip"
    note_download(artefact=artefact, name=name, by=request.actor)
    return _sent(content, name)


def _sent(content: bytes, name: str) -> HttpResponse:
    kind = TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
