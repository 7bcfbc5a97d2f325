"""Every write of matching."""

from cdop.matching.actions.asking import ask, ask_tonight
from cdop.matching.actions.deciding import decide_different, put_together
from cdop.matching.actions.finding import find_duplicates, keep_found
from cdop.matching.actions.incidents import add_case, change_incident, record_incident, take_out
from cdop.matching.actions.linking import link, unlink
from cdop.matching.actions.lists import bring_in_list, compare_again
from cdop.matching.actions.merging import merge
from cdop.matching.actions.rows import confirm_case, mend_row, notify_from, open_row, reopen_row, say_not_ours
from cdop.matching.actions.separating import unmerge

__all__ = [
    "add_case",
    "ask",
    "ask_tonight",
    "bring_in_list",
    "change_incident",
    "compare_again",
    "confirm_case",
    "decide_different",
    "find_duplicates",
    "keep_found",
    "link",
    "mend_row",
    "merge",
    "notify_from",
    "open_row",
    "put_together",
    "record_incident",
    "reopen_row",
    "say_not_ours",
    "take_out",
    "unlink",
    "unmerge",
]
