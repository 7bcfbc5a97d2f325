"""Every write to a case."""

from cdop.cases.actions.drafts import drop_draft, keep_draft
from cdop.cases.actions.merging import bring_back, put_aside
from cdop.cases.actions.receiving import Notification, receive, receive_all
from cdop.cases.actions.rows import add_row, change_row, restore_row, withdraw_row
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
from cdop.cases.actions.supplementary import add_form, set_form_aside

__all__ = [
    "Notification",
    "accept",
    "add_form",
    "add_row",
    "await_meeting",
    "begin_triage",
    "bring_along",
    "bring_back",
    "change_row",
    "decide_out_of_scope",
    "drop_draft",
    "keep_draft",
    "put_aside",
    "receive",
    "receive_all",
    "record_section",
    "restore_row",
    "resume_gathering",
    "retriage",
    "set_form_aside",
    "take_step",
    "withdraw_row",
]
