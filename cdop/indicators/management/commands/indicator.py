"""`manage.py indicator NAME --area GSS --period 2014-16`: a published figure against England."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from cdop.core.commands import OperatorCommand
from cdop.indicators import queries
from cdop.indicators.definitions import INDICATORS
from cdop.indicators.presenters.answers import as_json


class Command(OperatorCommand):
    help = "A published indicator for an area and period, with its interval, benchmark and verdict."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help=", ".join(INDICATORS))
        parser.add_argument("--area", required=True, metavar="GSS", help="ONS code, such as E10000017")
        parser.add_argument("--period", required=True, help="2016, 2014-16 (pooled) or 2018/19 (financial)")

    def run(self, **options: Any) -> dict[str, Any]:
        book, found = queries.value(options["name"], area=options["area"], period=options["period"])
        return as_json(book, found)

    def say(self, result: Mapping[str, Any]) -> str:
        return str(result["sentence"])
