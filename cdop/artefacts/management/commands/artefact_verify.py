"""manage.py artefact_verify DIR: checks every hash and the signature."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from cdop.artefacts.queries import problems
from cdop.core.commands import OperatorCommand


class Command(OperatorCommand):
    help = "Checks the hashes and the signature of an artefact folder."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")

    def run(self, **options: Any) -> dict[str, Any]:
        found = problems(Path(options["folder"]))
        return {"folder": options["folder"], "is_sound": not found, "problems": found}

    def say(self, result: Mapping[str, Any]) -> str:
        return "Every file is as it was signed." if result["is_sound"] else ""

    def failing(self, result: Mapping[str, Any]) -> str | None:
        return " ".join(result["problems"]) or None
