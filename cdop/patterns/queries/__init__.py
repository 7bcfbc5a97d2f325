"""Exact figures of the patterns, for those who may see them. True counts are read here and nowhere else in the app."""

from cdop.patterns.queries.cells import Cell
from cdop.patterns.queries.exact import Behind, Found, area_names, cases_behind, patterns
from cdop.patterns.queries.patterns import Across, Patterns
from cdop.patterns.queries.protective import Protection
from cdop.patterns.queries.together import Together

__all__ = [
    "Across",
    "Behind",
    "Cell",
    "Found",
    "Patterns",
    "Protection",
    "Together",
    "area_names",
    "cases_behind",
    "patterns",
]
