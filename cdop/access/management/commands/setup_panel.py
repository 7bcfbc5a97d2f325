"""manage.py setup_panel CODE --name … --areas GSS,GSS: a panel and the authorities it serves."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.actions import set_up_panel
from cdop.access.actors import HouseActor
from cdop.core.commands import OperatorCommand


class Command(OperatorCommand):
    help = "Makes a panel with its key and areas, or brings its name and areas up to date."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--name", required=True)
        parser.add_argument("--areas", default="", help="ONS codes of local authorities, separated by commas")

    def run(self, **options: Any) -> dict[str, Any]:
        areas = [code.strip() for code in options["areas"].split(",") if code.strip()]
        panel = set_up_panel(
            code=options["code"], name=options["name"], areas=areas, by=HouseActor("setup_panel")
        )
        return {"panel": panel.code, "name": panel.name, "areas": areas}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"Panel {result['panel']} ({result['name']}) serves {len(result['areas'])} authorities."
