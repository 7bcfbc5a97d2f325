"""manage.py end_client --panel CODE --client NUMBER: from now on the program's token opens nothing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.management.base import CommandParser
from django.db import transaction
from django.http import Http404

from cdop.access.queries import panel_by_code, system_actor
from cdop.api.actions import end_client
from cdop.api.queries import find_client
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused


class Command(OperatorCommand):
    help = "Ends a machine client before its time. The record of it stays."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True)
        parser.add_argument("--client", required=True, type=UUID, help="its number, as add_client printed it")
        parser.add_argument("--reason", default="")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("end_client", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            try:
                client = find_client(options["client"], by=by)
            except Http404 as missing:
                raise Refused(str(missing)) from None
            end_client(client=client, reason=options["reason"], by=by)
        return {"panel": panel.code, "client": str(client.id), "name": client.name}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"“{result['name']}” reads nothing of {result['panel']} any more."
