"""Reading cases: only through the person's own panel, and every look at one is recorded."""

from cdop.cases.queries.answers import Saved, every_answer, identity, saved_section
from cdop.cases.queries.cases import cases_of, find_case, open_case, panel_areas, steps
from cdop.cases.queries.history import find_for_history, history
from cdop.cases.queries.worklist import SORTS, Overview, ordered, overview, worklist

__all__ = [
    "SORTS",
    "Overview",
    "Saved",
    "cases_of",
    "every_answer",
    "find_case",
    "find_for_history",
    "history",
    "identity",
    "open_case",
    "ordered",
    "overview",
    "panel_areas",
    "saved_section",
    "steps",
    "worklist",
]
