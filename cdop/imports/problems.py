"""What can be wrong with a row, said in a sentence that names the field and the remedy."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """An error holds the row until it is mended; a warning stays with an accepted row."""

    field: str
    code: str
    severity: str
    message: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def error(field: str, code: str, message: str) -> Problem:
    return Problem(field, code, ERROR, message)


def warning(field: str, code: str, message: str) -> Problem:
    return Problem(field, code, WARNING, message)


def has_error(problems: list[Problem]) -> bool:
    return any(problem.severity == ERROR for problem in problems)
