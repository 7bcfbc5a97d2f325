"""`proof.json`: what an attacker can work out of a release, and how the solver left it. For approvers only."""

import json
from collections.abc import Iterator

from .protect import Protected
from .publication import HIDDEN, ProtectedTable

_FOR = "whoever approves the release; cost and bound come from true counts: not for publication"


def proof_bytes(protected: Protected) -> bytes:
    """The same release gives the same bytes."""
    rule = protected.rule
    proof = {
        "for": _FOR,
        "method": rule.method,
        "rule": rule.described(),
        "requirement": _requirement(protected),
        "solver": {
            "status": protected.status,
            "cost": protected.cost,
            "bound": protected.bound,
            "gap": round((protected.cost - protected.bound) / protected.cost, 6) if protected.cost else 0.0,
        },
        "cells": sum(len(table.cells) for table in protected.tables),
        "hidden": sum(cell.status == HIDDEN for table in protected.tables for cell in table.rows()),
        "narrowest": protected.proof.narrowest,
        "known_exactly_to_an_insider": protected.proof.insiders,
        "shown_again": protected.again.words,
        "failures": list(protected.proof.failures),
        "intervals": [each for table in protected.tables for each in _intervals(protected, table)],
    }
    return (json.dumps(proof, ensure_ascii=False, indent=1) + "\n").encode()


def _requirement(protected: Protected) -> str:
    rule = protected.rule
    asked = (
        f"The interval that a reader can work out for every count from 1 to {rule.threshold - 1} contains "
        + ("0 to twice the count." if rule.protects == "100%" else f"{rule.protects.replace('-', ' to ')}.")
    )
    if rule.is_suppression:
        return asked
    return (
        f"{asked} Of a rounded figure as far as the figure by itself allows, and at least "
        f"{rule.needed_width} wide: a shown 0 says 0 to {rule.base - 1}."
    )


def _intervals(protected: Protected, table: ProtectedTable) -> Iterator[dict[str, object]]:
    names = [dimension.name for dimension in table.dimensions]
    for cell in table.rows():
        interval = protected.proof.intervals[table.key(cell.codes)]
        yield {
            "table": table.name,
            "cell": dict(zip(names, cell.codes, strict=True)),
            "status": cell.status,
            "count": cell.count,
            "lower": interval.lower,
            "upper": interval.upper,
        }
