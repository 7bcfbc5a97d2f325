"""A table brought by a person, protected at once: nothing of it is kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.disclosure.prooffile import proof_bytes
from cdop.disclosure.protect import Protected, protect
from cdop.disclosure.publication import HIDDEN
from cdop.disclosure.redesign import suggestions
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rule import Rule
from cdop.disclosure.tablefile import read_counts
from cdop.figures.orders import METHODS, ROUNDING

MOST_CELLS = 1_000
MOST_BYTES = 200_000
_MOST_WAYS = 3
_SECONDS = 6.0
"""For the solver; with the proof a request is answered within ten."""
_BY_COMMAND = "Use the command `manage.py protect` for a larger one."


class BadInput(Exception):
    """What was brought is no table that can be read; the sentence names the first cell that is wrong."""


@dataclass(frozen=True)
class Wish:
    """`protect`: what must remain possible of a small count, “1-5” or “100%”; blank is the usual."""

    method: str = ROUNDING
    threshold: str = "5"
    protect: str = ""

    @property
    def rule(self) -> Rule:
        if self.method not in METHODS:
            raise BadInput(f"“{self.method}” is not a method. Use rounding or suppression.")
        if not (self.threshold.isascii() and self.threshold.isdigit() and 2 <= int(self.threshold) <= 100):
            raise BadInput(f"The threshold “{self.threshold}” must be a whole number from 2 to 100.")
        try:
            return METHODS[self.method](int(self.threshold), protects=self.protect, time_limit=_SECONDS)
        except ValueError as trouble:
            raise BadInput(str(trouble)) from None


def protect_text(text: str, wish: Wish, *, is_json: bool, by: AnyActor) -> Protected:
    """The table protected and proved; that it was done is recorded, what it held is not.

    Raises BadInput for what cannot be read, Refused for what cannot be protected.
    """
    check(by, Permission.FIGURES_VIEW)
    rule = wish.rule
    try:
        with TemporaryDirectory() as folder:
            table = read_counts(_written(Path(folder), text, is_json=is_json), complete=True)
    except BadTable as trouble:
        raise BadInput(str(trouble)) from None
    if len(table.counts) > MOST_CELLS:
        raise BadInput(f"The table has {len(table.counts):,} cells, more than {MOST_CELLS:,}. {_BY_COMMAND}")
    try:
        done = protect([table], rule)
    except BadTable as trouble:
        raise BadInput(str(trouble)) from None
    except Unprotectable as trouble:
        ways = [each.sentence for each in suggestions(table, rule)[:_MOST_WAYS]]
        more = " ".join(["What would help:", *ways] if ways else ["Choose fewer or coarser rows."])
        raise Refused(f"This table cannot be protected. {trouble} {more}") from None
    _note(done, by)
    return done


def _note(done: Protected, by: AnyActor) -> None:
    with transaction.atomic():
        record(
            "table.protected",
            by=by,
            of="table",
            method=done.rule.method,
            threshold=done.rule.threshold,
            cells=sum(len(table.cells) for table in done.tables),
            status=done.status,
        )


def _written(folder: Path, text: str, *, is_json: bool) -> Path:
    """As files, which is how tables are read; gone when the folder is."""
    if len(text.encode()) > MOST_BYTES:
        raise BadInput(f"This is more than {MOST_BYTES // 1000} kB. {_BY_COMMAND}")
    path = folder / "table.csv"
    if not is_json:
        path.write_text(text, encoding="utf-8")
        return path
    held = _held(text)
    path.write_text(_as_csv(held["rows"]), encoding="utf-8")
    if "dimensions" in held:
        description = {name: value for name, value in held.items() if name != "rows"}
        path.with_suffix(".json").write_text(json.dumps(description), encoding="utf-8")
    return path


def _held(text: str) -> dict[str, Any]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise BadInput(f"This is not JSON: {trouble}.") from None
    rows = held.get("rows") if isinstance(held, dict) else None
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise BadInput(
            "The JSON must have “rows”, a list of objects: a code for each dimension, and “count”."
        )
    return held


def _as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    names = [name for name in rows[0] if name not in ("count", "status")]
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*names, "count"])
    for number, row in enumerate(rows, start=1):
        missing = [name for name in (*names, "count") if name not in row]
        if missing:
            raise BadInput(f"Row {number} has no “{missing[0]}”.")
        writer.writerow([str(row[name]) for name in (*names, "count")])
    return lines.getvalue()


def described(done: Protected) -> dict[str, Any]:
    """The answer to a machine. Cost, bound and intervals come from true counts and stay here."""
    proof = json.loads(proof_bytes(done))
    hidden = sum(cell.status == HIDDEN for table in done.tables for cell in table.rows())
    return {
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "population": table.population,
                "dimensions": [dimension.name for dimension in table.dimensions],
                "rows": [
                    {
                        **dict(zip((d.name for d in table.dimensions), cell.codes, strict=True)),
                        "count": cell.count,
                        "status": cell.status,
                    }
                    for cell in table.rows()
                ],
            }
            for table in done.tables
        ],
        "status": done.status,
        "hidden": hidden,
        "notes": list(done.notes),
        "proof": {
            "requirement": proof["requirement"],
            "holds": done.proof.holds,
            "cells": proof["cells"],
            "narrowest": proof["narrowest"],
            "known_exactly_to_an_insider": proof["known_exactly_to_an_insider"],
        },
    }
