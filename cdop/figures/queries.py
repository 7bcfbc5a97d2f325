"""Finding releases."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cdop.access.actors import AnyActor
from cdop.artefacts.models import Artefact
from cdop.core.refusals import Refused
from cdop.figures.models import Release


def release_of(folder: Path, *, by: AnyActor) -> Release:
    """The release a folder was made from, known by its manifest. Raises Refused when it is not ours."""
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    artefact = Artefact.objects.filter(panel_id=by.panel_id, manifest_sha256=digest).first()
    if artefact is None:
        raise Refused(f"{folder} was not made here, or its manifest was altered: it cannot be rebuilt.")
    return Release.objects.get(panel_id=by.panel_id, pk=artefact.release_id)
