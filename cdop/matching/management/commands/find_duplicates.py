"""manage.py find_duplicates --panel CODE [--key KEY.json] [--json]: looks for records that may be of one child."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.matching import measuring
from cdop.matching.actions import find_duplicates
from cdop.matching.queries import open_pairs


class Command(OperatorCommand):
    help = "Looks for records that may be of one child or belong together. Repeating it changes nothing."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True, help="code of the panel")
        parser.add_argument("--key", help="JSON file with known answers, to measure the search by")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        key = _key(options["key"]) if options["key"] else None
        by = system_actor("find_duplicates", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            found = find_duplicates(by=by)
            pairs = [
                {
                    "cases": [_called(pair.case_a), _called(pair.case_b)],
                    "score": pair.score,
                    "suggestion": pair.suggestion,
                    "reasons": pair.reasons,
                }
                for pair in open_pairs(by=by)
            ]
            told = measuring.measure(key, measuring.all_pairs(by=by)) if key else {}
        return {**asdict(found), "open": pairs, **told}

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [
            f"{count(result['cases'], 'case')} compared: {count(result['pairs'], 'pair')}, {result['new']} new, "
            f"{len(result['open'])} to be decided."
        ]
        for pair in result["open"]:
            lines.append(f"  {' and '.join(pair['cases'])}: {pair['suggestion']}, score {pair['score']}")
        if "precision" in result:
            lines.append(measuring.words(result))
        return "\n".join(lines)


def _called(case: Any) -> str:
    return case.source_reference or case.reference


def _key(name: str) -> dict[str, Any]:
    try:
        held: dict[str, Any] = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Refused(f"The file {name} cannot be read as JSON. Check its name and content.") from None
    return held
