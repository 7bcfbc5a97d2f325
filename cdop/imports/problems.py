"""What can be wrong with a row, said in a sentence that names the field and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
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


def has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == ERROR for problem in problems)


def already_imported(case_ref: str) -> Problem:
    """Another content under a reference that is a case already: a case is never overwritten by a file."""
    return error(
        "case_ref",
        "already_imported",
        f"case_ref: {case_ref} was brought in before with other content, and the case was not changed. "
        "Open the case and change what differs there, or give this row its own reference.",
    )


def possible_duplicate(other: str) -> Problem:
    return warning(
        "case_ref",
        "duplicate",
        f"case_ref: this may be the same child as {other}. Compare them, then decide.",
    )
