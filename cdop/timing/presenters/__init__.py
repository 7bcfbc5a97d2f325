"""Time limits and holds in words, tables and one drawing. No queries."""

from cdop.timing.presenters.dates import days, elapsed_words, exempt, limits_table, notices
from cdop.timing.presenters.drawing import timeline
from cdop.timing.presenters.holds import holds_table
from cdop.timing.presenters.limits import about, history_table, length_words, rules_table

__all__ = [
    "about",
    "days",
    "elapsed_words",
    "exempt",
    "history_table",
    "holds_table",
    "length_words",
    "limits_table",
    "notices",
    "rules_table",
    "timeline",
]
