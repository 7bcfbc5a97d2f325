"""manage.py end_member --panel CODE --email … [--role ROLE]: ends a person's roles on a panel."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.actions import end_member
from cdop.access.queries import members, panel_by_code, system_actor
from cdop.access.roles import ROLES
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused


class Command(OperatorCommand):
    help = "Ends a person's roles on a panel, from their next click on. The record of them stays."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True)
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", choices=list(ROLES), help="only this role; all of them when not given")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("end_member", panel)
        email, role = options["email"].lower(), options["role"]
        with scoped(panels=(panel.id,)), transaction.atomic():
            held = [
                m for m in members(by=by) if m.is_active and m.user.email == email and role in (None, m.role)
            ]
            if not held:
                raise Refused(f"{email} holds no such role on {panel.code}.")
            for membership in held:
                end_member(membership=membership, by=by)
        return {"panel": panel.code, "email": email, "ended": [m.role for m in held]}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"{result['email']} on {result['panel']}: ended {', '.join(result['ended'])}."
