"""Pages about transfers."""

from cdop.transfers.views.case import case, hear_back, learning, printed, withdraw
from cdop.transfers.views.deciding import accept, identity, incoming, reject, transfers
from cdop.transfers.views.sending import offer, outside, received

__all__ = [
    "accept",
    "case",
    "hear_back",
    "identity",
    "incoming",
    "learning",
    "offer",
    "outside",
    "printed",
    "received",
    "reject",
    "transfers",
    "withdraw",
]
