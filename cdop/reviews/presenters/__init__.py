"""Words and shapes of the pages of a review. No queries: everything shown is handed in."""

from cdop.reviews.presenters.answers import (
    Conflict,
    answers_of,
    classification,
    conflict,
    fixed_days,
    section_lines,
)
from cdop.reviews.presenters.head import head, versions_table
from cdop.reviews.presenters.lines import LINES, domains, line_tables
from cdop.reviews.presenters.progress import (
    checks,
    checks_for,
    is_open,
    obstacle,
    standing,
    warning,
    ways_on,
)

__all__ = [
    "LINES",
    "Conflict",
    "answers_of",
    "checks",
    "checks_for",
    "classification",
    "conflict",
    "domains",
    "fixed_days",
    "head",
    "is_open",
    "line_tables",
    "obstacle",
    "section_lines",
    "standing",
    "versions_table",
    "warning",
    "ways_on",
]
