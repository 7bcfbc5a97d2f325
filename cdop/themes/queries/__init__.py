"""Reading themes, only within the person's own panel."""

from cdop.themes.queries.lines import Material, count_tagged, current_lines, material
from cdop.themes.queries.points import (
    TaggedCase,
    TaggedLine,
    changed_of,
    find_tag,
    lines_of,
    note_read,
    points_of,
    waiting,
)
from cdop.themes.queries.themes import Occurs, changes_of, counts, find_theme, in_use, reviews_with, themes_of

__all__ = [
    "Material",
    "Occurs",
    "TaggedCase",
    "TaggedLine",
    "changed_of",
    "changes_of",
    "count_tagged",
    "counts",
    "current_lines",
    "find_tag",
    "find_theme",
    "in_use",
    "lines_of",
    "material",
    "note_read",
    "points_of",
    "reviews_with",
    "themes_of",
    "waiting",
]
