"""manage.py artefact_rebuild DIR --out DIR2: makes the artefact again, from what was counted then."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.queries import panel_by_code, system_actor
from cdop.artefacts.folder import FolderRefused, compare_folders, read_folder
from cdop.artefacts.manifest import ManifestUnreadable
from cdop.audit.actions import record
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.figures.queries import release_of
from cdop.figures.writing import rebuild


class Command(OperatorCommand):
    help = "Makes an artefact again byte for byte and says whether it is the same."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")
        parser.add_argument("--out", required=True, help="folder to write; it must not be there yet")

    def run(self, **options: Any) -> dict[str, Any]:
        old, new = Path(options["folder"]), Path(options["out"])
        panel = panel_by_code(_panel_code(old))
        by = system_actor("artefact_rebuild", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            release = release_of(old, by=by)
            record("artefact.rebuilt", by=by, of="release", ref=str(release.id))
            try:
                rebuild(release, new)
            except FolderRefused as trouble:
                raise Refused(str(trouble)) from None
        different = compare_folders(old, new)
        return {"folder": str(old), "out": str(new), "is_same": not different, "different": different}

    def say(self, result: Mapping[str, Any]) -> str:
        return "The rebuilt folder is the same, byte for byte." if result["is_same"] else ""

    def failing(self, result: Mapping[str, Any]) -> str | None:
        return f"These files differ: {', '.join(result['different'])}." if result["different"] else None


def _panel_code(folder: Path) -> str:
    try:
        return str(read_folder(folder).fields["panel"])
    except (OSError, ManifestUnreadable) as trouble:
        raise Refused(f"{folder} is not an artefact folder: {trouble}") from None
