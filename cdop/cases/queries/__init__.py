"""Reading cases: only through the person's own panel, and every look at one is recorded."""

from cdop.cases.queries.answers import Saved, identity, saved_section, told_facts
from cdop.cases.queries.cases import cases_of, find_case, open_case, steps
from cdop.cases.queries.decisions import corrections, supplementary_choices
from cdop.cases.queries.drafts import Kept, Unsaved, my_draft, my_drafts
from cdop.cases.queries.duplicates import Alike, alike
from cdop.cases.queries.everyone import Known, everyone
from cdop.cases.queries.everything import every_answer
from cdop.cases.queries.history import changes, find_for_history, history
from cdop.cases.queries.identities import BESIDE, Opened, OpenedRow, identities
from cdop.cases.queries.past import section_at
from cdop.cases.queries.proposing import proposed_forms
from cdop.cases.queries.rows import Row, find_row, rows
from cdop.cases.queries.worklist import SORTS, ordered, worklist

__all__ = [
    "BESIDE",
    "SORTS",
    "Alike",
    "Kept",
    "Known",
    "Opened",
    "OpenedRow",
    "Row",
    "Saved",
    "Unsaved",
    "alike",
    "cases_of",
    "changes",
    "corrections",
    "every_answer",
    "everyone",
    "find_case",
    "find_for_history",
    "find_row",
    "history",
    "identities",
    "identity",
    "my_draft",
    "my_drafts",
    "open_case",
    "ordered",
    "proposed_forms",
    "rows",
    "saved_section",
    "section_at",
    "steps",
    "supplementary_choices",
    "told_facts",
    "worklist",
]
