"""manage.py retention --panel CODE [--remove KIND]: what is past its time; removes nothing unless told to."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.retention.actions import remove_past
from cdop.retention.queries import everything_past


class Command(OperatorCommand):
    help = "Says what of a panel is past its time and part of no record; removes one kind of it when told to."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True)
        parser.add_argument("--remove", metavar="KIND", default="", help="such as case_drafts; see the list")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("retention", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            removed = remove_past(kind=options["remove"], by=by).count if options["remove"] else 0
            found = [
                {"kind": each.rule.code, "count": each.count, "since": each.since}
                for each in everything_past(by=by)
            ]
        return {"panel": panel.code, "removed": removed, "past": found}

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [f"{line['count']:>6}  {line['kind']:<16} {line['since'] or ''}" for line in result["past"]]
        head = f"Removed: {result['removed']}." if result["removed"] else "Nothing was removed."
        return "\n".join([head, *lines])
