"""manage.py produce_return KIND --panel CODE --year 2023-24 --out DIR."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.figures.handing_out import copy_out, made_now
from cdop.returns.actions import KINDS, produce


class Command(OperatorCommand):
    help = "Makes a national return and copies its folder to DIR."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("--panel", required=True)
        parser.add_argument("--year", required=True, help="review year, such as 2023-24")
        parser.add_argument("--out", required=True, help="folder to write; it must not be there yet")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("produce_return", panel)
        with scoped(panels=(panel.id,)):
            number = made_now(produce, by=by, kind=options["kind"], year=options["year"])
            return copy_out(number, options["out"], by=by)

    def say(self, result: Mapping[str, Any]) -> str:
        return f"{result['title']}: {len(result['files'])} files in {result['out']}."
