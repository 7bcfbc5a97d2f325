"""Letters are written in the transaction of the business that needs them, and sent by the worker."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import make_msgid

from django.conf import settings
from django.db import transaction

from cdop.access.actors import AnyActor, SystemActor, check
from cdop.audit.actions import record
from cdop.jobs.actions import enqueue
from cdop.letters import kinds, rules, sealing
from cdop.letters.kinds import Value
from cdop.letters.models import Letter, LetterState
from cdop.letters.writing import write_text

SEND = "letters.send"


@transaction.atomic
def write(
    *, kind: str, to: str, context: Mapping[str, Value], about: str = "", key: str, by: AnyActor
) -> Letter:
    """Write a letter and have it sent after COMMIT. The same `key` again gives the letter that is there.

    `about` says in ids what it concerns ("request:12"), `context` is exactly what its kind may be told.

    Raises ValueError when it is told more, or less, or anything that is more than a line of plain words.
    """
    declared = kinds.find(kind)
    check(by, declared.permission)
    held = Letter.objects.filter(panel_id=by.panel_id, key=key).first()
    if held is not None:
        return held
    told = kinds.checked(declared, context)
    letter = Letter(panel_id=by.panel_id, kind=kind, key=key, about=about, written_by=by.audit_id)
    letter.message_id = make_msgid(domain=settings.DEFAULT_FROM_EMAIL.rsplit("@")[-1].strip(">"))
    secrets = {name: str(told[name]) for name in declared.secrets}
    sealing.put(letter, to=to, text=write_text(declared, told), secrets=secrets)
    letter.attempts = 1
    letter.save(force_insert=True)
    record("letter.written", by=by, of="letter", ref=str(letter.id), kind=kind, about=about)
    _ask(letter, by)
    return letter


@transaction.atomic
def send_again(*, letter: Letter, by: AnyActor) -> Letter:
    """Send a letter that did not go, or of which nobody knows; a person decides, and it is recorded."""
    check(by, kinds.find(letter.kind).permission)
    letter = Letter.objects.select_for_update().get(panel_id=by.panel_id, pk=letter.pk)
    rules.check_can_send_again(letter)
    if letter.state in rules.AGAIN:
        letter.state = LetterState.QUEUED.code
        letter.attempts += 1
        letter.last_error = ""
        letter.save(update_fields=["state", "attempts", "last_error"])
    record("letter.asked_again", by=by, of="letter", ref=str(letter.id), kind=letter.kind)
    _ask(letter, by)
    return letter


def _ask(letter: Letter, by: AnyActor) -> None:
    """By the system: what was written with the right to do so goes out, whatever becomes of the person."""
    sender = SystemActor("letters", by.panel_id, by.panel_code, by.panel_name)
    enqueue(kind=SEND, args={"letter": letter.id}, key=f"{letter.id}:{letter.attempts}", by=sender)
