"""manage.py figures MEASURE --panel CODE --basis … --from … --to …: exact figures, for the panel's eyes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.figures import release
from cdop.figures.cohort import OWN_DAYS, Basis, Cohort
from cdop.figures.measures import MEASURES


class Command(OperatorCommand):
    help = "Exact, unprotected counts of a panel. For the panel's own eyes: not for publication."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("measure", choices=list(MEASURES))
        parser.add_argument("--panel", required=True)
        parser.add_argument("--basis", required=True, choices=[basis.code for basis in OWN_DAYS])
        parser.add_argument("--from", dest="start", required=True, type=date.fromisoformat)
        parser.add_argument("--to", dest="end", required=True, type=date.fromisoformat)

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        cohort = Cohort(panel.id, Basis(options["basis"]), options["start"], options["end"])
        with scoped(panels=(panel.id,)):
            return release.exact(options["measure"], cohort, by=system_actor("figures", panel)).as_json()

    def say(self, result: Mapping[str, Any]) -> str:
        head = (
            f"{result['measure']}, {result['cases']} cases, by {result['basis']}: exact, not for publication"
        )
        rows = ["\t".join(str(value) for value in row.values()) for row in result["rows"]]
        return "\n".join([head, *rows])
