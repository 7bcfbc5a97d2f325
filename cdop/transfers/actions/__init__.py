"""Every write to a transfer. What crosses from one panel to another is done by jobs (`crossing`, `settling`)."""

from cdop.transfers.actions.answering import accept, reject
from cdop.transfers.actions.crossing import deliver, deliver_learning, take_back
from cdop.transfers.actions.learning import hear_back, send_learning
from cdop.transfers.actions.offering import Agreement, offer, record_received, send_outside, withdraw
from cdop.transfers.actions.settling import settle_accepted, settle_rejected

__all__ = [
    "Agreement",
    "accept",
    "deliver",
    "deliver_learning",
    "hear_back",
    "offer",
    "record_received",
    "reject",
    "send_learning",
    "send_outside",
    "settle_accepted",
    "settle_rejected",
    "take_back",
    "withdraw",
]
