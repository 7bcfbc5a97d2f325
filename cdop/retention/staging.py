"""Folders in which a document was being written when its worker ended: in no register, listed on no page."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from cdop.artefacts.actions import folder_of
from cdop.artefacts.models import Artefact


@dataclass(frozen=True)
class Left:
    place: Path
    since: date


def filed(panel_id: int) -> set[str]:
    """The names of the folders that the register knows."""
    numbers = Artefact.objects.filter(panel_id=panel_id).values_list("pk", flat=True)
    return {str(number) for number in numbers}


def left_behind(panel_code: str, known: Collection[str], after: timedelta) -> list[Left]:
    """What stands in the panel's folder of documents, is not in the register, and is older than `after`."""
    folder = folder_of(panel_code, UUID(int=0)).parent
    if not folder.is_dir():
        return []
    latest = timezone.now() - after
    places = [(place, _written(place)) for place in sorted(folder.iterdir()) if place.name not in known]
    return [Left(place, at.date()) for place, at in places if at < latest]


def clear_away(left: Collection[Left]) -> int:
    """Remove them; gives how many went."""
    for each in left:
        if each.place.is_dir() and not each.place.is_symlink():
            shutil.rmtree(each.place, ignore_errors=True)
        else:
            each.place.unlink(missing_ok=True)
    return sum(not each.place.exists() for each in left)


def _written(place: Path) -> datetime:
    """When anything in it was last written: what is being written, or taken away at this moment, is young."""
    try:
        times = [each.lstat().st_mtime for each in (place, *place.rglob("*"))]
    except FileNotFoundError:
        return timezone.now()
    return datetime.fromtimestamp(max(times), UTC)
