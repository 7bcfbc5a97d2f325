"""`manage.py load_reference [DIR]`: load every edition of a folder that is not loaded yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.actors import HouseActor
from cdop.core.commands import OperatorCommand
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.reference.actions import load_edition
from cdop.reference.editions import SHIPPED, Entry, read_manifest
from cdop.reference.files import BadFile


class Command(OperatorCommand):
    help = "Load editions of reference data; those already loaded are left as they are."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=SHIPPED,
            metavar="DIR",
            help="a folder with a manifest.toml; without it, the editions shipped with the software",
        )

    def run(self, **options: Any) -> dict[str, list[Any]]:
        """One bad file never loses another edition: each is loaded in a transaction of its own."""
        folder = Path(options["folder"])
        done: dict[str, list[Any]] = {"loaded": [], "unchanged": [], "refused": []}
        by = HouseActor("load_reference")
        for entry in read_manifest(folder):
            outcome, told = _load(entry, folder, by)
            done[outcome].append(told)
        return done

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [f"{each['edition']}: {count(each['rows'], 'row')} loaded" for each in result["loaded"]]
        if result["unchanged"]:
            lines.append(f"{count(len(result['unchanged']), 'edition')} already loaded")
        for refusal in result["refused"]:
            lines.append(f"{refusal['edition']} was not loaded:")
            lines.extend(f"  {sentence}" for sentence in refusal["problems"])
        return "\n".join(lines)

    def failing(self, result: Mapping[str, Any]) -> str | None:
        refused = [refusal["edition"] for refusal in result["refused"]]
        if not refused:
            return None
        told = count(len(refused), "edition was", "editions were")
        return f"{told} not loaded: {', '.join(refused)}. Mend what is named and load again."


def _load(entry: Entry, folder: Path, by: HouseActor) -> tuple[str, Any]:
    try:
        edition = load_edition(entry=entry, path=folder / entry.file, by=by)
    except BadFile as bad:
        return "refused", {"edition": entry.slug, "problems": bad.sentences}
    except Refused as refused:
        return "refused", {"edition": entry.slug, "problems": [refused.sentence]}
    if edition is None:
        return "unchanged", entry.slug
    return "loaded", {"edition": entry.slug, "rows": edition.rows, "sha256": edition.sha256}
