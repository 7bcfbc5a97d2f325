"""Reading what is alike, linked or merged, and lists of deaths."""

from cdop.matching.queries.changes import stamp
from cdop.matching.queries.links import (
    Linked,
    find_incident,
    find_link,
    find_member,
    find_merge,
    incidents,
    linked,
    narrative,
)
from cdop.matching.queries.lists import find_list, find_row, lists, next_waiting, rows
from cdop.matching.queries.pairs import (
    SHOWN,
    counts,
    every_pair,
    find_pair,
    open_pairs,
    pairs_of,
    shown_pairs,
)
from cdop.matching.queries.searching import Search, search

__all__ = [
    "SHOWN",
    "Linked",
    "Search",
    "counts",
    "every_pair",
    "find_incident",
    "find_link",
    "find_list",
    "find_member",
    "find_merge",
    "find_pair",
    "find_row",
    "incidents",
    "linked",
    "lists",
    "narrative",
    "next_waiting",
    "open_pairs",
    "pairs_of",
    "rows",
    "search",
    "shown_pairs",
    "stamp",
]
