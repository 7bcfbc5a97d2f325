"""manage.py add_client --panel CODE --name … [--audience public] [--days 90]: lets a program read releases."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.queries import panel_by_code, system_actor
from cdop.api.actions import add_client
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.figures.audiences import Audience


class Command(OperatorCommand):
    help = "Lets a program read what a panel released. Prints its token: nothing keeps it, so copy it."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True)
        parser.add_argument("--name", required=True, help="whose program it is, and what for")
        parser.add_argument("--audience", choices=Audience.codes(), default=Audience.PUBLIC.code)
        parser.add_argument("--days", type=int, default=90)

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("add_client", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            client, token = add_client(
                name=options["name"],
                audience=options["audience"],
                good_for=timedelta(days=options["days"]),
                by=by,
            )
        return {
            "panel": panel.code,
            "client": str(client.id),
            "name": client.name,
            "good_until": client.good_until.isoformat(),
            "token": str(token),
        }

    def say(self, result: Mapping[str, Any]) -> str:
        return (
            f"“{result['name']}” may read the releases of {result['panel']} until {result['good_until']}.\n"
            f"Its token, shown only now: {result['token']}"
        )
