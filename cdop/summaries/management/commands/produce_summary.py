"""manage.py produce_summary KIND --panel CODE --from … --to … --out DIR."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.figures.handing_out import copy_out, made_now
from cdop.summaries.actions import PARTS, WHOLE, produce

ANNUAL = "annual_report"
_SHORT = {"annual": ANNUAL}
_WRITTEN = ("theme", "case")
"""Learning summaries, which people write and two others read: no command can."""


class Command(OperatorCommand):
    help = "Makes an anonymised summary and copies its folder to DIR. The annual report with its parts before it."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=(*WHOLE, *_SHORT, *_WRITTEN))
        parser.add_argument("--panel", required=True)
        parser.add_argument("--from", dest="start", required=True, type=date.fromisoformat)
        parser.add_argument("--to", dest="end", required=True, type=date.fromisoformat)
        parser.add_argument("--out", required=True, help="folder to write; it must not be there yet")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("produce_summary", panel)
        with scoped(panels=(panel.id,)):
            wanted = {"kind": _kind(options["kind"]), "start": options["start"], "end": options["end"]}
            for part in PARTS if wanted["kind"] == ANNUAL else ():
                made_now(produce, by=by, **{**wanted, "kind": part})
            number = made_now(produce, by=by, **wanted)
            return copy_out(number, options["out"], by=by)

    def say(self, result: Mapping[str, Any]) -> str:
        return f"{result['title']}: {len(result['files'])} files in {result['out']}."


def _kind(said: str) -> str:
    if said in _WRITTEN:
        raise Refused(
            f"A {said} summary is written by one person and read by two others, so no command makes it. "
            "Begin it on the page Summaries."
        )
    return _SHORT.get(said, said)
