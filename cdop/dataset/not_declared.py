"""Elements of the statutory forms that are not declared here, each with the reason why."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class NotDeclared:
    """One element of the form with this slug that nobody is asked here, and why."""

    form: str
    name: str
    why: str


@cache
def not_declared() -> tuple[NotDeclared, ...]:
    """All of them, in the order of the forms."""
    with (Path(__file__).parent / "not_declared.csv").open(encoding="utf-8", newline="") as file:
        return tuple(NotDeclared(**row) for row in csv.DictReader(file))
