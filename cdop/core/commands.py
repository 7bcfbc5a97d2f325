"""The door for the operator: every command answers people in sentences and scripts in JSON.

Exit status 0: done; 1: refused, with one clear sentence on stderr; 2: wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cdop.core.refusals import NotAllowed, Refused


class WrongUsage(Exception):
    """The words of the command line do not fit together. The message says how to give them."""


class OperatorCommand(BaseCommand):
    """A command with `--json`. Subclasses give `arguments`, `run` and `say`."""

    requires_system_checks: list[str] = []

    def arguments(self, parser: CommandParser) -> None:
        """Add the command's own arguments."""

    def run(self, **options: Any) -> Mapping[str, Any]:
        """Do the work; what is returned is printed as one JSON object. Raise Refused with a sentence."""
        raise NotImplementedError

    def say(self, result: Mapping[str, Any]) -> str:
        """The result in words for a person."""
        raise NotImplementedError

    def failing(self, result: Mapping[str, Any]) -> str | None:
        """A sentence where the work was done but found something wrong; the exit status is then 1."""
        return None

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="print one JSON object on standard output"
        )
        self.arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        result = self.run(**options)
        as_json = json.dumps(result, ensure_ascii=False, default=str)
        text = as_json if options["as_json"] else self.say(result)
        if text:
            self.stdout.write(text)
        complaint = self.failing(result)
        if complaint:
            raise Refused(complaint)

    def run_from_argv(self, argv: list[str]) -> None:
        try:
            super().run_from_argv(argv)
        except (Refused, NotAllowed) as refusal:
            self.stderr.write(refusal.sentence)
            sys.exit(1)
        except WrongUsage as usage:
            self.stderr.write(str(usage))
            sys.exit(2)
