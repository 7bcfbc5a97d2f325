"""manage.py seed_demo: two invented panels and an account for each role. Refused in production."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from cdop.access.actions import add_member, add_user, set_up_panel
from cdop.access.actors import HouseActor
from cdop.access.models import Panel
from cdop.access.queries import panel_by_code, system_actor, user_by_email
from cdop.access.roles import ROLES
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.imports.actions import bring_in
from cdop.imports.demo.office import open_office
from cdop.imports.demo.releases import let_out_some
from cdop.imports.demo.walk import walk
from cdop.matching.actions import find_duplicates

PASSWORD = "demonstration-only"  # noqa: S105 an invented account of an invented panel, refused in production
FOLDER = Path(__file__).parents[2] / "demo"
PANELS = (
    (
        "panlancs",
        "Pan-Lancashire Child Death Overview Panel",
        "pan_lancashire",
        "E06000008,E06000009,E07000117,E07000118,E07000119,E07000120,E07000121,E07000122,E07000123,"
        "E07000124,E07000125,E07000126,E07000127,E07000128",
    ),
    (
        "covwarks",
        "Coventry and Warwickshire Child Death Overview Panel",
        "coventry_warwickshire",
        "E08000026,E07000218,E07000219,E07000220,E07000221,E07000222",
    ),
)


class Command(OperatorCommand):
    help = "Loads two invented panels and one account for each role. Repeating it changes nothing."

    def run(self, **options: Any) -> dict[str, Any]:
        if not settings.IS_DEMO:
            raise Refused("The demonstration panels are never loaded in production.")
        sign_ins = []
        for code, name, folder, areas in PANELS:
            panel = _panel(code, name, areas)
            sign_ins += _accounts(panel)
            self._cases(panel, FOLDER / folder)
        return {"sign_ins": sign_ins}

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [f"  {s['email']:<36} {s['who']}" for s in result["sign_ins"]]
        return "\n".join([f"Demonstration accounts (password {PASSWORD}):", *lines])

    def _cases(self, panel: Panel, folder: Path) -> None:
        by = system_actor("seed_demo", panel)
        with scoped(panels=(panel.id,)):
            bring_in(
                cases=(folder / "cases.csv").read_bytes(),
                factors=(folder / "factors.csv").read_bytes(),
                name="cases.csv",
                by=by,
            )
            walk(by=by)
            open_office(by=by)
            find_duplicates(by=by)
            let_out_some(panel)


def _panel(code: str, name: str, areas: str) -> Panel:
    try:
        return panel_by_code(code)
    except Refused:
        return set_up_panel(code=code, name=name, areas=areas.split(","), by=HouseActor("seed_demo"))


def _accounts(panel: Panel) -> list[dict[str, str]]:
    """One account a role, named after it: coordinator@panlancs.example."""
    by = system_actor("seed_demo", panel)
    sign_ins = []
    with scoped(panels=(panel.id,)):
        for role in ROLES.values():
            email = f"{role.code}@{panel.code}.example"
            if user_by_email(email) is None:
                user = add_user(email=email, name=f"Demo {role.name.lower()}", password=PASSWORD, by=by)
                add_member(panel=panel, user=user, role=role.code, by=by)
            sign_ins.append({"who": f"{role.name}, {panel.code}", "email": email, "password": PASSWORD})
    return sign_ins
