"""Finding artefacts of the person's own panel, and reading their files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.actions import folder_of
from cdop.artefacts.folder import read_folder, verify_folder
from cdop.artefacts.manifest import (
    MANIFEST_NAME,
    FileEntry,
    Manifest,
    ManifestUnreadable,
    file_entry,
    read_manifest,
)
from cdop.artefacts.models import Artefact, Notice
from cdop.artefacts.signing import public_key
from cdop.artefacts.writers.bundle import write_bundle
from cdop.core.refusals import Refused


@dataclass(frozen=True)
class FileOffered:
    """A file of an artefact as a page offers it. `size` in bytes."""

    name: str
    size: int


@dataclass(frozen=True)
class Contents:
    """What an artefact's folder holds: what its manifest states, its files, and what is wrong with it."""

    stated: Mapping[str, Any]
    files: tuple[FileOffered, ...]
    problems: tuple[str, ...]


def artefacts_of(by: AnyActor, *, kinds: tuple[str, ...]) -> QuerySet[Artefact]:
    """The panel's artefacts of these kinds, newest first."""
    check(by, Permission.ARTEFACT_VIEW)
    return Artefact.objects.filter(panel_id=by.panel_id, kind__in=kinds).order_by("-made_at", "pk")


def find_artefact(number: UUID, *, by: AnyActor) -> Artefact:
    check(by, Permission.ARTEFACT_VIEW)
    artefact = Artefact.objects.filter(panel_id=by.panel_id, pk=number).first()
    if artefact is None:
        raise Http404("There is no such document on your panel.")
    return artefact


def of_release(release_id: UUID, *, by: AnyActor) -> Artefact | None:
    """The document that a release became, or nothing while it has not left."""
    check(by, Permission.ARTEFACT_VIEW)
    return Artefact.objects.filter(panel_id=by.panel_id, release_id=release_id).order_by("-made_at").first()


def notices(artefact: Artefact, *, by: AnyActor) -> list[Notice]:
    """What readers must know that came after the document, oldest first."""
    return list(Notice.objects.filter(panel_id=by.panel_id, artefact=artefact))


def folder(artefact: Artefact, *, by: AnyActor) -> Path:
    return folder_of(by.panel_code, artefact.id)


def files(artefact: Artefact, *, by: AnyActor) -> list[FileOffered]:
    """The files of the artefact, by name, as its manifest lists them."""
    manifest = read_folder(folder(artefact, by=by))
    return [FileOffered(name, entry.bytes) for name, entry in sorted(manifest.files.items())]


def contents(artefact: Artefact, *, by: AnyActor) -> Contents:
    """The artefact as it stands in its folder now, checked. Nothing is stated of one that cannot be read."""
    place = folder(artefact, by=by)
    try:
        manifest = _manifest(artefact, place)
    except Refused as refused:
        return Contents({}, (), (refused.sentence,))
    offered = tuple(FileOffered(name, entry.bytes) for name, entry in sorted(manifest.files.items()))
    return Contents(manifest.fields, offered, tuple(problems(place)))


def file_bytes(artefact: Artefact, name: str, *, by: AnyActor) -> bytes:
    """A file that the manifest lists, exactly as it was signed.

    Raises Http404 for any other name, Refused for a file that was altered or cannot be read.
    """
    check(by, Permission.ARTEFACT_VIEW)
    place = folder(artefact, by=by)
    entry = _manifest(artefact, place).files.get(name)
    if entry is None:
        raise Http404("The document has no such file.")
    return _as_signed(place / name, entry)


def bundle(artefact: Artefact, *, by: AnyActor) -> bytes:
    """Every file of the document and its manifest as one zip. Raises Refused unless all are as signed."""
    check(by, Permission.ARTEFACT_VIEW)
    place = folder(artefact, by=by)
    manifest = _manifest(artefact, place)
    files = {MANIFEST_NAME: manifest.as_bytes()}
    for name, entry in manifest.files.items():
        files[name] = _as_signed(place / name, entry)
    return write_bundle(files, name=bundle_name(artefact), made_at=artefact.made_at)


def bundle_name(artefact: Artefact) -> str:
    """`annual_2025-04-01_2026-03-31`: what the zip is called, and the folder in it."""
    return f"{artefact.kind}_{artefact.period_from}_{artefact.period_to}"


def _as_signed(path: Path, entry: FileEntry) -> bytes:
    content = _read(path, entry)
    if content is None:
        raise Refused(
            f"The file “{path.name}” is not as it was signed, so it is not handed out. Tell your administrator."
        )
    return content


def _manifest(artefact: Artefact, place: Path) -> Manifest:
    """The manifest that was filed, and no other. Raises Refused."""
    try:
        written = (place / MANIFEST_NAME).read_bytes()
        if hashlib.sha256(written).hexdigest() != artefact.manifest_sha256:
            raise Refused(
                "The manifest of this document is not the one that was filed. Tell your administrator."
            )
        return read_manifest(written)
    except (OSError, ManifestUnreadable):
        raise Refused(
            "The manifest of this document is missing or cannot be read. Tell your administrator."
        ) from None


def _read(path: Path, entry: FileEntry) -> bytes | None:
    """The content when it is a plain file and as signed, else None. Read once: what is checked is what is sent."""
    try:
        content = None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
    return content if content is not None and file_entry(content) == entry else None


def problems(place: Path) -> list[str]:
    """What is wrong with an artefact folder, in sentences; empty when hashes and signature hold."""
    return verify_folder(place, {public_key(settings.SIGNING_KEY)})
