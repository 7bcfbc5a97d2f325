"""Filing a frozen folder."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.folder import FolderRefused, write_folder
from cdop.artefacts.manifest import ManifestFields
from cdop.artefacts.models import Artefact
from cdop.audit.actions import record
from cdop.core.refusals import Refused


@transaction.atomic
def file(
    *, files: Mapping[str, bytes], fields: ManifestFields, title: str, release_id: uuid.UUID, by: AnyActor
) -> Artefact:
    """Write the folder, then its row: a crash between leaves a folder without a row, never the reverse."""
    number = uuid.uuid4()
    folder = folder_of(by.panel_code, number)
    try:
        manifest = write_folder(folder, files, fields, settings.SIGNING_KEY)
    except FolderRefused as trouble:
        raise Refused(str(trouble)) from None
    try:
        artefact = Artefact.objects.create(
            id=number,
            panel_id=by.panel_id,
            kind=fields.kind,
            title=title,
            period_from=fields.period_from,
            period_to=fields.period_to,
            release_id=release_id,
            manifest_sha256=hashlib.sha256(manifest.as_bytes()).hexdigest(),
            made_at=fields.made_at,
            made_by=by.audit_id,
            made_by_name=by.name,
        )
        record("artefact.filed", by=by, of="artefact", ref=str(number), kind=fields.kind)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return artefact


@transaction.atomic
def note_download(*, artefact: Artefact, name: str, by: AnyActor) -> None:
    """Record that a file of the artefact was handed out."""
    check(by, Permission.ARTEFACT_VIEW)
    record("artefact.downloaded", by=by, of="artefact", ref=str(artefact.id), file=name)


def folder_of(panel_code: str, number: uuid.UUID) -> Path:
    return Path(settings.DATA_DIR) / "artefacts" / panel_code / str(number)
