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
from cdop.artefacts.models import Artefact, Notice
from cdop.audit.actions import record
from cdop.core.refusals import Refused


@transaction.atomic
def file(
    *,
    files: Mapping[str, bytes],
    fields: ManifestFields,
    title: str,
    release_id: uuid.UUID,
    made_by: str,
    by: AnyActor,
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
            made_by=made_by,
            made_by_name=fields.maker,
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


@transaction.atomic
def put_notice(*, release_id: uuid.UUID, words: str, by: AnyActor) -> None:
    """Have the documents of a release say that they are withdrawn or replaced; the files stay as signed."""
    for artefact in Artefact.objects.filter(panel_id=by.panel_id, release_id=release_id):
        Notice.objects.create(
            panel_id=by.panel_id, artefact=artefact, words=words, by=by.audit_id, by_name=by.name
        )
        record("artefact.notice_put", by=by, of="artefact", ref=str(artefact.id))


def folder_of(panel_code: str, number: uuid.UUID) -> Path:
    return Path(settings.DATA_DIR) / "artefacts" / panel_code / str(number)
