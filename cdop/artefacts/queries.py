"""Finding artefacts of the person's own panel, and reading their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.actions import folder_of
from cdop.artefacts.folder import read_folder, verify_folder
from cdop.artefacts.models import Artefact
from cdop.artefacts.signing import public_key


@dataclass(frozen=True)
class FileOffered:
    """A file of an artefact as a page offers it. `size` in bytes."""

    name: str
    size: int


def artefacts_of(by: AnyActor, *, kinds: tuple[str, ...]) -> list[Artefact]:
    """The panel's artefacts of these kinds, newest first."""
    check(by, Permission.ARTEFACT_VIEW)
    return list(Artefact.objects.filter(panel_id=by.panel_id, kind__in=kinds)[:200])


def find_artefact(number: UUID, *, by: AnyActor) -> Artefact:
    check(by, Permission.ARTEFACT_VIEW)
    artefact = Artefact.objects.filter(panel_id=by.panel_id, pk=number).first()
    if artefact is None:
        raise Http404("There is no such document on your panel.")
    return artefact


def folder(artefact: Artefact, *, by: AnyActor) -> Path:
    return folder_of(by.panel_code, artefact.id)


def files(artefact: Artefact, *, by: AnyActor) -> list[FileOffered]:
    """The files of the artefact, by name, as its manifest lists them."""
    manifest = read_folder(folder(artefact, by=by))
    return [FileOffered(name, entry.bytes) for name, entry in sorted(manifest.files.items())]


def problems(place: Path) -> list[str]:
    """What is wrong with an artefact folder, in sentences; empty when hashes and signature hold."""
    return verify_folder(place, {public_key(settings.SIGNING_KEY)})
