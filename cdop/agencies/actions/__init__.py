"""Every write about agencies: the directory, requests, their states, reminders, links."""

from cdop.agencies.actions.adopting import adopt
from cdop.agencies.actions.answering import (
    drop_typed,
    give_back,
    hand_in,
    keep_typed,
    pass_on,
    save_answers,
    say_nothing_held,
)
from cdop.agencies.actions.asking import Ask, ask, change, reopen, send
from cdop.agencies.actions.directory import (
    add_agency,
    add_contact,
    bring_back_agency,
    change_agency,
    change_contact,
    retire_agency,
    retire_contact,
    set_up_directory,
)
from cdop.agencies.actions.ladders import set_ladder
from cdop.agencies.actions.links import ask_again, new_link, open_link, prove, revoke_links
from cdop.agencies.actions.reminding import Chased, climb, remind, remind_many
from cdop.agencies.actions.resolving import keep_answer, take_answer, take_every_new, type_answer
from cdop.agencies.actions.states import delegate, mark_opened, mark_partly, mark_returned, refuse, waive

__all__ = [
    "Ask",
    "Chased",
    "add_agency",
    "add_contact",
    "adopt",
    "ask",
    "ask_again",
    "bring_back_agency",
    "change",
    "change_agency",
    "change_contact",
    "climb",
    "delegate",
    "drop_typed",
    "give_back",
    "hand_in",
    "keep_answer",
    "keep_typed",
    "mark_opened",
    "mark_partly",
    "mark_returned",
    "new_link",
    "open_link",
    "pass_on",
    "prove",
    "refuse",
    "remind",
    "remind_many",
    "reopen",
    "retire_agency",
    "retire_contact",
    "revoke_links",
    "save_answers",
    "say_nothing_held",
    "send",
    "set_ladder",
    "set_up_directory",
    "take_answer",
    "take_every_new",
    "type_answer",
    "waive",
]
