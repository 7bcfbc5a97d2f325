"""manage.py anchor_verify [FOLDER]: holds the audit chains against anchors; exit 1 and what does not fit."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from cdop.artefacts import anchors
from cdop.core.commands import OperatorCommand
from cdop.core.refusals import Refused


class Command(OperatorCommand):
    help = "Holds the audit chains against the anchors in FOLDER: those kept elsewhere are the ones to trust."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="default: anchors in the data folder")

    def run(self, **options: Any) -> dict[str, Any]:
        place: Path = options["folder"] or anchors.folder()
        found = sorted(place.glob("*.json"))
        if not found:
            raise Refused(f"There is no anchor in {place}. The clock writes one every night.")
        problems = list(anchors.faults(found))
        return {"anchors": len(found), "is_intact": not problems, "problems": problems}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"{result['anchors']} anchors: every chain is as it was." if result["is_intact"] else ""

    def failing(self, result: Mapping[str, Any]) -> str | None:
        return " ".join(result["problems"]) or None
