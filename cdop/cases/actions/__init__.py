"""Every write to a case."""

from cdop.cases.actions.receiving import receive
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
    "accept",
    "await_meeting",
    "begin_triage",
    "bring_along",
    "decide_out_of_scope",
    "receive",
    "record_section",
    "resume_gathering",
    "retriage",
    "take_step",
]
