"""Pages about time."""

from cdop.timing.views.dates import dates
from cdop.timing.views.days import day, take_back_day
from cdop.timing.views.holds import end_hold, hold, new_hold
from cdop.timing.views.limits import limit, limits, reset
from cdop.timing.views.notices import notice, withdraw_notice

__all__ = [
    "dates",
    "day",
    "end_hold",
    "hold",
    "limit",
    "limits",
    "new_hold",
    "notice",
    "reset",
    "take_back_day",
    "withdraw_notice",
]
