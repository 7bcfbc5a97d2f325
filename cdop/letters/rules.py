"""What may happen to a letter in which state."""

from __future__ import annotations

from cdop.core.refusals import Refused
from cdop.letters.models import Letter, LetterState

AGAIN = frozenset({LetterState.FAILED, LetterState.DOUBTFUL})
UNFINISHED = frozenset({LetterState.QUEUED, LetterState.SENDING, *AGAIN})


def can_send_again(letter: Letter) -> bool:
    """Only a person decides to send a letter again that may have been sent before."""
    return letter.state in UNFINISHED


def check_can_send_again(letter: Letter) -> None:
    if not can_send_again(letter):
        raise Refused("This letter was sent, so it is not sent again. Write a new one instead.")
