"""Every write to a review."""

from cdop.reviews.actions.answers import record_section
from cdop.reviews.actions.bringing import bring_in
from cdop.reviews.actions.lines import add_line, change_line, withdraw_line
from cdop.reviews.actions.stages import (
    conclude,
    defer,
    hold_meeting,
    list_for_panel,
    make_ready,
    reopen,
    sign_off,
    start,
)

__all__ = [
    "add_line",
    "bring_in",
    "change_line",
    "conclude",
    "defer",
    "hold_meeting",
    "list_for_panel",
    "make_ready",
    "record_section",
    "reopen",
    "sign_off",
    "start",
    "withdraw_line",
]
