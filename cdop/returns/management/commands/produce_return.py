"""manage.py produce_return KIND --panel CODE --year 2023-24 --out DIR."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.actors import SystemActor
from cdop.access.queries import panel_by_code, system_actor
from cdop.core.commands import OperatorCommand, WrongUsage
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.figures.cohort import cohort_for_year
from cdop.figures.handing_out import copy_out, made_now
from cdop.returns import case_level, reconciling
from cdop.returns.actions import RETURNS, produce_part
from cdop.returns.definitions.findings import checks_of
from cdop.returns.definitions.known import definition
from cdop.returns.definitions.model import Definition, Part
from cdop.returns.handing_over import write_private
from cdop.returns.lists import decoded
from cdop.returns.rules import check_can_produce


class Command(OperatorCommand):
    help = (
        "Makes a national return and copies its folder to DIR; of a return in parts, the further parts "
        "to folders beside it, named DIR-PART."
    )

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=RETURNS)
        parser.add_argument("--panel", required=True)
        parser.add_argument("--year", required=True, help="review year, such as 2023-24")
        parser.add_argument("--out", required=True, help="folder to write; it must not be there yet")
        parser.add_argument("--list", dest="held", help="the list from outside (CSV) for a check against one")
        parser.add_argument(
            "--cases", action="store_true", help="the single cases, named, in place of the figures"
        )

    def run(self, **options: Any) -> dict[str, Any]:
        panel = panel_by_code(options["panel"])
        by, wanted = system_actor("produce_return", panel), definition(options["kind"])
        if options["held"] and not wanted.list_of:
            raise WrongUsage(f"{wanted.title} is not held against a list: leave out --list.")
        with scoped(panels=(panel.id,)):
            if wanted.list_of:
                return _against_list(wanted, options, by)
            if options["cases"]:
                return _single_cases(wanted, options, by)
            return _figures(wanted, options, by)

    def say(self, result: Mapping[str, Any]) -> str:
        made = result.get("parts", [result])
        lines = [f"{each['title']}: {len(each['files'])} files in {each['out']}." for each in made]
        return "\n".join([*lines, *result.get("warnings", ())])


def _figures(wanted: Definition, options: Mapping[str, Any], by: SystemActor) -> dict[str, Any]:
    """Every part is checked before the first leaves the house."""
    year, places = options["year"], {part.kind: _place(options["out"], wanted, part) for part in wanted.parts}
    _check_free(places.values())
    with transaction.atomic():
        for part in wanted.parts:
            check_can_produce(part.kind, year, by)
    warnings = _warnings(wanted, year, by)
    parts = [
        copy_out(made_now(produce_part, by=by, kind=kind, year=year), place, by=by)
        for kind, place in places.items()
    ]
    return {**parts[0], "parts": parts, "warnings": warnings}


def _place(out: str, wanted: Definition, part: Part) -> str:
    return out.rstrip("/") + part.kind.removeprefix(wanted.kind)


def _check_free(places: Any) -> None:
    for place in places:
        if Path(place).exists() and any(Path(place).iterdir()):
            raise Refused(f"The folder {place} is not empty. Name one that is not there yet.")


def _warnings(wanted: Definition, year: str, by: SystemActor) -> list[str]:
    found: dict[str, None] = {}
    for part in wanted.parts:
        cohort = cohort_for_year(by.panel_id, part.basis, year)
        found |= dict.fromkeys(
            each.with_cases for each in checks_of(part, cohort, by=by) if not each.is_blocking
        )
    return list(found)


def _single_cases(wanted: Definition, options: Mapping[str, Any], by: SystemActor) -> dict[str, Any]:
    _check_free([options["out"]])
    told = case_level.extract(wanted.kind, options["year"], by=by)
    files = {f"{wanted.kind}-cases.csv": told.as_csv()}
    title = f"{wanted.title}: single cases, {options['year']}"
    return write_private(options["out"], files, title=title)


def _against_list(wanted: Definition, options: Mapping[str, Any], by: SystemActor) -> dict[str, Any]:
    _check_free([options["out"]])
    if not options["held"]:
        raise WrongUsage(
            "Give the list to hold the cases against: --list FILE.csv (reference,date_of_death,outcome)."
        )
    found = reconciling.against(_read(options["held"]), options["year"], by=by)
    title = f"{wanted.title}, {options['year']}"
    return {
        **write_private(options["out"], {"differences.csv": found.as_csv()}, title=title),
        **found.counts(),
        "warnings": [f"Line {each.line} of the list: {each.sentence}" for each in found.troubles],
    }


def _read(path: str) -> str:
    try:
        return decoded(Path(path).read_bytes())
    except OSError as trouble:
        raise Refused(f"The list {path} cannot be read: {trouble}.") from None
