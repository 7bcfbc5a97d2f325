"""For commands: have a publication made here and now, and copy its folder out."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor, SystemActor
from cdop.artefacts import queries as artefacts
from cdop.artefacts.actions import note_download
from cdop.core.refusals import Refused
from cdop.figures.actions import let_out
from cdop.figures.readying import readied
from cdop.figures.states import Act
from cdop.jobs.actions import run_now
from cdop.jobs.models import Job


def made_now(ask: Callable[..., Job], *, by: SystemActor, **wanted: Any) -> UUID:
    """Have it prepared by the path of the worker and let out at once; the artefact's number.

    Whoever works at the command line stands outside the panel: no second person approves, and it is said so.
    """
    job = ask(**wanted, key=f"command:{uuid.uuid4()}", by=by, is_woken=False)
    release = UUID(run_now(job))
    ready = readied(release, by=by, act=Act.COMMANDED, step=lambda name: None)
    return let_out(ready=ready, by=by, act=Act.COMMANDED).id


def copy_out(number: UUID, out: str, *, by: AnyActor) -> dict[str, Any]:
    """Copy the artefact's folder to `out`, recorded as a download."""
    with transaction.atomic():
        artefact = artefacts.find_artefact(number, by=by)
        place = artefacts.folder(artefact, by=by)
        _copy(place, Path(out))
        note_download(artefact=artefact, name="the whole folder", by=by)
        names = [offered.name for offered in artefacts.files(artefact, by=by)]
    return {"artefact": str(number), "title": artefact.title, "out": out, "files": names}


def _copy(place: Path, out: Path) -> None:
    if out.exists() and any(out.iterdir()):
        raise Refused(f"The folder {out} is not empty. Name one that is not there yet.")
    try:
        shutil.copytree(place, out, dirs_exist_ok=True)
    except OSError as trouble:
        raise Refused(f"The folder {out} cannot be written: {trouble}.") from None
