"""Outside answers as rows, and how close is close enough."""

import csv
from math import inf
from pathlib import Path

ORACLES = Path(__file__).resolve().parents[2] / "oracles" / "statistics"


def rows(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float:
    return inf if text == "Inf" else float(text)


def is_near(ours: float, theirs: float, relative: float = 1e-9, absolute: float = 1e-14) -> bool:
    return ours == theirs or abs(ours - theirs) <= relative * abs(theirs) + absolute
