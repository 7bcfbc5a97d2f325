"""Pages of the worklist."""

from cdop.worklist.views.lists import drafts, failed, holds
from cdop.worklist.views.searching import search
from cdop.worklist.views.today import drop_filter, export, save_filter, today

__all__ = ["drafts", "drop_filter", "export", "failed", "holds", "save_filter", "search", "today"]
