"""What became of a letter. "Being sent" is stored before it is handed over, so that a doubt can be seen."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actors import AnyActor
from cdop.audit.actions import record
from cdop.letters.models import Letter, LetterState

IN_DOUBT = "The mail server may have taken this letter. Ask whether it came before you send it again."


@transaction.atomic(durable=True)
def begin(*, number: UUID, by: AnyActor) -> Letter:
    """The letter, now "being sent" if it was waiting; `is_begun` on it says whether this call began it."""
    letter = _locked(number, by)
    letter.is_begun = letter.state == LetterState.QUEUED  # type: ignore[attr-defined]
    if letter.is_begun:  # type: ignore[attr-defined]
        _move(letter, LetterState.SENDING, by)
    return letter


@transaction.atomic
def settle(*, number: UUID, by: AnyActor) -> None:
    """The mail server took it. What it kept secret is dropped."""
    letter = _locked(number, by)
    letter.secrets = None
    letter.sent_at, letter.sent_by = Now(), by.audit_id
    _move(letter, LetterState.SENT, by)


@transaction.atomic
def doubt(*, number: UUID, by: AnyActor) -> None:
    """Nobody knows whether it went. Never sent again but by a person."""
    _move(_locked(number, by), LetterState.DOUBTFUL, by, IN_DOUBT)


@transaction.atomic
def fail(*, number: UUID, sentence: str, by: AnyActor) -> None:
    """It certainly did not go, and trying again by itself would not help."""
    _move(_locked(number, by), LetterState.FAILED, by, sentence)


@transaction.atomic(durable=True)
def put_back(*, number: UUID, sentence: str, by: AnyActor) -> None:
    """It certainly did not go yet; the job tries again later."""
    _move(_locked(number, by), LetterState.QUEUED, by, sentence)


def _locked(number: UUID, by: AnyActor) -> Letter:
    return Letter.objects.select_for_update().get(panel_id=by.panel_id, pk=number)


def _move(letter: Letter, state: LetterState, by: AnyActor, sentence: str = "") -> None:
    letter.state, letter.last_error = state.code, sentence
    letter.save()
    record(f"letter.{state.code}", by=by, of="letter", ref=str(letter.id), kind=letter.kind)
