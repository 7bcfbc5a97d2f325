"""Pages of the office about agencies."""

from cdop.agencies.views.answers import answers, decide, take_new
from cdop.agencies.views.asking import adopt, ask, case
from cdop.agencies.views.chasing import ladder, requests
from cdop.agencies.views.directory import (
    add_agency,
    add_contact,
    agency,
    change_agency,
    contact,
    directory,
    retire_agency,
    retire_contact,
    start,
)
from cdop.agencies.views.letters import letter, letters, send_letter_again
from cdop.agencies.views.request import act, change, remind, request

__all__ = [
    "act",
    "add_agency",
    "add_contact",
    "adopt",
    "agency",
    "answers",
    "ask",
    "case",
    "change",
    "change_agency",
    "contact",
    "decide",
    "directory",
    "ladder",
    "letter",
    "letters",
    "remind",
    "request",
    "requests",
    "retire_agency",
    "retire_contact",
    "send_letter_again",
    "start",
    "take_new",
]
