"""manage.py add_member --panel CODE --email … --name … --role ROLE: an account, and a role on a panel."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.actions import add_member, add_user
from cdop.access.queries import panel_by_code, system_actor, user_by_email
from cdop.access.roles import ROLES
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused


class Command(OperatorCommand):
    help = "Gives a person a role on a panel, with an account if they have none. No password is ever chosen for them."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True)
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", default="", help="needed for a new account")
        parser.add_argument("--role", required=True, choices=list(ROLES))

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by = system_actor("add_member", panel)
        with scoped(panels=(panel.id,)), transaction.atomic():
            user = user_by_email(options["email"])
            is_new = user is None
            if user is None:
                if not options["name"]:
                    raise Refused(
                        f"There is no account for {options['email']} yet: give the person's --name too."
                    )
                user = add_user(email=options["email"], name=options["name"], password=None, by=by)
            add_member(panel=panel, user=user, role=options["role"], by=by)
        return {"panel": panel.code, "email": user.email, "role": options["role"], "is_new_account": is_new}

    def say(self, result: Mapping[str, Any]) -> str:
        said = f"{result['email']} is now {ROLES[result['role']].name} of {result['panel']}."
        if result["is_new_account"]:
            said += " They set their password under “Forgot your password?” on the sign-in page."
        return said
