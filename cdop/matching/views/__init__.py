"""Pages of matching."""

from cdop.matching.views.incidents import (
    add_to_incident,
    change_incident,
    incident,
    incidents,
    new_incident,
    take_out,
)
from cdop.matching.views.linked import case, compare, kept, link, undo, unlink
from cdop.matching.views.lists import compare_again, death_list, lists
from cdop.matching.views.merging import merge
from cdop.matching.views.pairs import different, find, link_pair, pair, pair_identity, pairs
from cdop.matching.views.rows import found, not_ours, notify, reopen, row

__all__ = [
    "add_to_incident",
    "case",
    "change_incident",
    "compare",
    "compare_again",
    "death_list",
    "different",
    "find",
    "found",
    "incident",
    "incidents",
    "kept",
    "link",
    "link_pair",
    "lists",
    "merge",
    "new_incident",
    "not_ours",
    "notify",
    "pair",
    "pair_identity",
    "pairs",
    "reopen",
    "row",
    "take_out",
    "undo",
    "unlink",
]
