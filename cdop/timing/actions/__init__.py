"""Every write about time."""

from cdop.timing.actions.days import note_meeting, record_day, take_back_day
from cdop.timing.actions.holds import change_hold, end_hold, place_hold
from cdop.timing.actions.limits import reset_limit, set_limit
from cdop.timing.actions.notices import record_notice, withdraw_notice

__all__ = [
    "change_hold",
    "end_hold",
    "note_meeting",
    "place_hold",
    "record_day",
    "record_notice",
    "reset_limit",
    "set_limit",
    "take_back_day",
    "withdraw_notice",
]
