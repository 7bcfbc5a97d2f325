"""manage.py audit_verify: checks every audit chain; exit 1 and the place where one is broken."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cdop.access.queries import every_panel
from cdop.audit.models import HOUSE_CHAIN
from cdop.audit.verify import verify
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped


class Command(OperatorCommand):
    help = "Checks every audit chain from its first link to its last."

    def run(self, **options: Any) -> dict[str, Any]:
        reports = []
        for chain in [HOUSE_CHAIN, *(panel.id for panel in every_panel())]:
            with scoped(panels=(chain,)), transaction.atomic():
                reports.append(verify(chain))
        return {
            "is_intact": all(report.is_intact for report in reports),
            "chains": [{"chain": r.chain, "links": r.links, "problems": list(r.problems)} for r in reports],
        }

    def say(self, result: Mapping[str, Any]) -> str:
        links = sum(chain["links"] for chain in result["chains"])
        return f"{len(result['chains'])} chains, {links} links: intact." if result["is_intact"] else ""

    def failing(self, result: Mapping[str, Any]) -> str | None:
        return " ".join(problem for chain in result["chains"] for problem in chain["problems"]) or None
