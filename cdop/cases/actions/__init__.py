"""Every write to a case."""

from cdop.cases.actions.receiving import Notification, receive, receive_all
from cdop.cases.actions.sections import record_section
from cdop.cases.actions.steps import (
    accept,
    await_meeting,
    begin_triage,
    bring_along,
    decide_out_of_scope,
    resume_gathering,
    retriage,
    take_step,
)

__all__ = [
    "Notification",
    "accept",
    "await_meeting",
    "begin_triage",
    "bring_along",
    "decide_out_of_scope",
    "receive",
    "receive_all",
    "record_section",
    "resume_gathering",
    "retriage",
    "take_step",
]
