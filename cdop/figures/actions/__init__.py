"""Everything done to a release after it was prepared, and to the ledger by hand."""

from cdop.figures.actions.asking import ask_to_approve
from cdop.figures.actions.deciding import drop, send_back, send_for_review, withdraw
from cdop.figures.actions.external import correct_figure, enter_figure, take_out_figure
from cdop.figures.actions.letting_out import let_out
from cdop.figures.actions.preparing import ask_again, ask_to_prepare

__all__ = [
    "ask_again",
    "ask_to_approve",
    "ask_to_prepare",
    "correct_figure",
    "drop",
    "enter_figure",
    "let_out",
    "send_back",
    "send_for_review",
    "take_out_figure",
    "withdraw",
]
