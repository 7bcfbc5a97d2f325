"""manage.py protect IN.csv --out DIR: disclosure control of any frequency table, with its proof."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from cdop.access.actors import HouseActor
from cdop.audit.actions import record
from cdop.core.commands import OperatorCommand, WrongUsage
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.disclosure.prooffile import proof_bytes
from cdop.disclosure.protect import Protected, protect
from cdop.disclosure.publication import HIDDEN
from cdop.disclosure.redesign import suggestions
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rule import ZEROS, ZEROS_SHOWN, Rule
from cdop.disclosure.table import Table
from cdop.disclosure.tablefile import About, read_counts, write

MOST_SUGGESTIONS = 3


class Command(OperatorCommand):
    help = "Protects a table of counts and proves it; writes tables/<name>.csv, its .json and proof.json."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "table", type=Path, metavar="IN.csv", help="a row per cell, margins labelled Total"
        )
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
        parser.add_argument("--method", choices=("rounding", "suppression"), default="rounding")
        parser.add_argument("--threshold", type=int, default=5, help="counts of 1 up to below it are unsafe")
        parser.add_argument(
            "--protect", default="", help="what must remain possible of an unsafe count: 1-5, or 100%%"
        )
        parser.add_argument("--zeros", choices=ZEROS, default=ZEROS_SHOWN, help="zeros, under suppression")
        parser.add_argument(
            "--insider-safe",
            action="store_true",
            help="refuse what tells one small count to who knows another",
        )
        parser.add_argument("--time-limit", type=float, default=30.0, help="seconds for the solver")

    def run(self, **options: Any) -> dict[str, Any]:
        rule, path, out = _rule(options), options["table"], options["out"]
        try:
            table = read_counts(path, complete=True)
            protected = protect([table], rule)
        except OSError as trouble:
            raise Refused(f"{path} cannot be read: {trouble.strerror}.") from None
        except BadTable as trouble:
            raise Refused(f"{path.name} cannot be protected. {trouble}") from None
        except Unprotectable as trouble:
            raise Refused(_with_ways_out(str(trouble), table, rule)) from None
        _write(out, protected)
        with transaction.atomic():
            record(
                "table.protected",
                by=HouseActor("protect"),
                of="table",
                method=rule.method,
                threshold=rule.threshold,
                cells=len(table.counts),
                status=protected.status,
            )
        return _told(table, protected, out)

    def say(self, result: Mapping[str, Any]) -> str:
        lines = [
            f"{result['table']}: {count(result['cells'], 'cell')} protected by {result['method']}, "
            f"{result['hidden']} hidden; {result['status']}, cost {result['cost']}, bound {result['bound']}. "
            f"Written to {result['out']}.",
            *(f"Consider: {sentence}" for sentence in result["redesign"]),
        ]
        return "\n".join(lines)


def _rule(options: Mapping[str, Any]) -> Rule:
    make = Rule.suppression if options["method"] == "suppression" else Rule.rounding
    try:
        return make(
            options["threshold"],
            protects=options["protect"],
            zeros=options["zeros"],
            insider_width=int(options["insider_safe"]),
            time_limit=options["time_limit"],
        )
    except ValueError as trouble:
        raise WrongUsage(str(trouble)) from None


def _with_ways_out(sentence: str, table: Table, rule: Rule) -> str:
    ways = [each.sentence for each in suggestions(table, rule)[:MOST_SUGGESTIONS]]
    return " ".join([sentence, *(["What would help:", *ways] if ways else [])])


def _write(out: Path, protected: Protected) -> None:
    try:
        (out / "tables").mkdir(parents=True, exist_ok=True)
        about = About(source="manage.py protect", rule=protected.rule.described(), notes=protected.notes)
        for table in protected.tables:
            write(out / "tables", table, about)
        (out / "proof.json").write_bytes(proof_bytes(protected))
    except OSError as trouble:
        raise Refused(f"{out} cannot be written: {trouble.strerror}.") from None


def _told(table: Table, protected: Protected, out: Path) -> dict[str, Any]:
    return {
        "table": table.name,
        "method": protected.rule.method,
        "rule": protected.rule.name,
        "cells": len(table.counts),
        "hidden": sum(cell.status == HIDDEN for each in protected.tables for cell in each.rows()),
        "status": protected.status,
        "cost": protected.cost,
        "bound": protected.bound,
        "narrowest": protected.proof.narrowest,
        "insiders": protected.proof.insiders,
        "out": str(out),
        "notes": list(protected.notes),
        "redesign": [each.sentence for each in suggestions(table, protected.rule)[:MOST_SUGGESTIONS]],
    }
