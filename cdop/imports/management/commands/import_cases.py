"""manage.py import_cases --panel CODE --cases CASES.csv [--factors FACTORS.csv] [--dry-run]."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.imports import report
from cdop.imports.actions import bring_in


class Command(OperatorCommand):
    help = "Brings in an extract of cases. Every row is accepted, held, flagged or put out of scope."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--panel", required=True, help="code of the panel")
        parser.add_argument("--cases", required=True, help="CSV file of cases")
        parser.add_argument("--factors", help="CSV file of factors")
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        cases = _read(options["cases"])
        factors = _read(options["factors"]) if options["factors"] else None
        by = system_actor("import_cases", panel)
        with scoped(panels=(panel.id,)):
            batch, lines, notes = bring_in(
                cases=cases,
                factors=factors,
                name=Path(options["cases"]).name,
                by=by,
                dry_run=options["dry_run"],
            )
            with transaction.atomic():
                if batch:
                    return report.of_batch(batch)
        rows = (
            (line.case_ref, line.state.code, [p.as_json() for p in line.checked.problems]) for line in lines
        )
        return report.of_rows(None, rows, notes)

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [report.sentence(result), *result["notes"]]
        for row in result["rows"]:
            if row["state"] != "accepted":
                lines += [f"  {row['case_ref']}: {problem['message']}" for problem in row["problems"]]
        return "\n".join(lines)


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as trouble:
        raise Refused(
            f"The file {name} cannot be read: {trouble.strerror}. Check its name and place."
        ) from None
