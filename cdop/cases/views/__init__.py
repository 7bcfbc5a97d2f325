"""Pages of cases."""

from cdop.cases.views.casefile import case, history, identity, move
from cdop.cases.views.drafts import discard_draft, draft
from cdop.cases.views.notification import new, received
from cdop.cases.views.rows import add_row, change_row, restore_row, withdraw_row
from cdop.cases.views.sections import section
from cdop.cases.views.supplementary import supplementary
from cdop.cases.views.tabs import child, circumstances, family, notification

__all__ = [
    "add_row",
    "case",
    "change_row",
    "child",
    "circumstances",
    "discard_draft",
    "draft",
    "family",
    "history",
    "identity",
    "move",
    "new",
    "notification",
    "received",
    "restore_row",
    "section",
    "supplementary",
    "withdraw_row",
]
