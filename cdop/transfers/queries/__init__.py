"""Reading transfers: only those of the person's own panel."""

from cdop.transfers.queries.counting import counted_deaths, counts_here
from cdop.transfers.queries.packing import packed_case
from cdop.transfers.queries.transfers import (
    Words,
    case_of_offer,
    child_of,
    find_incoming,
    find_transfer,
    incoming,
    other_panels,
    sent_back,
    settled,
    transfers_of,
    undecided,
    waiting_of,
    words_of,
)

__all__ = [
    "Words",
    "case_of_offer",
    "child_of",
    "counted_deaths",
    "counts_here",
    "find_incoming",
    "find_transfer",
    "incoming",
    "other_panels",
    "packed_case",
    "sent_back",
    "settled",
    "transfers_of",
    "undecided",
    "waiting_of",
    "words_of",
]
