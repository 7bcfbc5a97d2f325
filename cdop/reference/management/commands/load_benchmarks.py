"""`manage.py load_benchmarks FILE.csv`: load published indicators or national headlines for the whole house."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.actors import HouseActor
from cdop.core.commands import OperatorCommand
from cdop.core.words import count
from cdop.reference.actions import load_benchmarks
from cdop.reference.loaders.fingertips import LICENCE, SOURCE

MOST_SAID = 20


class Command(OperatorCommand):
    help = (
        "Load a CSV file of Fingertips, or of national child death review headlines (told by its first line), as an "
        "edition; lines that cannot be right are held with a reason."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--source", default="", help=f"who published it (of Fingertips: {SOURCE})")
        parser.add_argument("--licence", default="", help=f"(of Fingertips: {LICENCE})")

    def run(self, **options: Any) -> dict[str, Any]:
        done = load_benchmarks(
            path=Path(options["file"]),
            source=options["source"],
            licence=options["licence"],
            by=HouseActor("load_benchmarks"),
        )
        return {
            "edition": done.edition.slug,
            "state": "loaded" if done.is_new else "unchanged",
            "sha256": done.edition.sha256,
            "source": done.edition.source,
            "licence": done.edition.licence,
            "read": done.lines,
            "accepted": done.edition.rows,
            "repeated": done.repeated,
            "held": [{"row": each.line, "column": each.column, "message": each.reason} for each in done.held],
        }

    def say(self, result: Mapping[str, Any]) -> str:
        if result["state"] == "unchanged":
            return f"{result['edition']} is loaded already; nothing was changed."
        held = result["held"]
        lines = [
            f"{result['edition']}: {count(result['read'], 'row')} read, {result['accepted']:,} loaded, "
            f"{result['repeated']:,} repeated, {len(held):,} held"
        ]
        for each in held[:MOST_SAID]:
            column = f", column '{each['column']}'" if each["column"] else ""
            lines.append(f"  row {each['row']}{column}: {each['message']}")
        if len(held) > MOST_SAID:
            lines.append(f"  and {len(held) - MOST_SAID:,} more; --json names every one")
        return "\n".join(lines)
