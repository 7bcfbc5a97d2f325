"""The outbox: written in the business transaction, handed over once, its doubts shown."""

from __future__ import annotations

import logging
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction

from cdop.access.actors import Actor, SystemActor
from cdop.access.models import Membership
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.jobs import actions as jobs
from cdop.jobs.models import Job
from cdop.jobs.models import State as JobState
from cdop.letters import queries, sealing
from cdop.letters.actions import begin, send_again
from cdop.letters.models import Letter, LetterState
from tests.makers.panels import make_actor, make_panel, scope_of

from .conftest import a_letter


def job_of(letter: Letter) -> Job:
    return Job.objects.get(panel_id=letter.panel_id, idempotency_key=f"{letter.id}:{letter.attempts}")


def run(letter: Letter) -> Letter:
    job = job_of(letter)
    jobs.run_job(job.id, job.panel_id)
    letter.refresh_from_db()
    return letter


def due_at_once(letter: Letter) -> None:
    Job.objects.filter(pk=job_of(letter).pk).update(run_after=job_of(letter).created_at)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """The mail server answers with this error, when it is reached or when it is handed the letter."""

    def put(error: Exception, *, at: str = "send_messages") -> None:
        def fail(self: object, *args: object) -> None:
            raise error

        monkeypatch.setattr(f"django.core.mail.backends.locmem.EmailBackend.{at}", fail)

    return put


def test_a_letter_goes_to_its_mailbox_with_its_secret(letter: Letter) -> None:
    assert run(letter).state == LetterState.SENT
    (sent,) = mail.outbox
    assert sent.to == ["records@agency.example"] and "482915" in sent.body and "482915" not in sent.subject
    assert sent.extra_headers["Message-ID"] == letter.message_id
    assert letter.sent_at is not None and letter.sent_by == "system:letters"


def test_the_message_id_stands_before_it_is_sent(letter: Letter) -> None:
    assert letter.message_id.startswith("<") and letter.message_id.endswith(">")
    assert a_letter_of_another_key(letter).message_id != letter.message_id


def a_letter_of_another_key(letter: Letter) -> Letter:
    return a_letter(make_actor(make_panel()), key="k2")


def test_the_same_key_is_the_same_letter(by: Actor, letter: Letter) -> None:
    assert a_letter(by, code="111111").pk == letter.pk
    assert Letter.objects.filter(panel_id=by.panel_id).count() == 1


def test_sent_once_it_is_not_sent_again(letter: Letter) -> None:
    run(letter)
    run(letter)
    Job.objects.filter(pk=job_of(letter).pk).update(state=JobState.QUEUED, finished_at=None)
    run(letter)
    assert len(mail.outbox) == 1


def test_nothing_readable_is_stored(letter: Letter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(l)::text FROM letters_letter l")
        (stored,) = [text for (text,) in cursor.fetchall()]
    raw = bytes(letter.recipient) + bytes(letter.subject) + bytes(letter.body) + bytes(letter.secrets)
    for secret in ("records", "482915", "Northshire"):
        assert secret not in stored and secret.encode() not in raw


def test_a_secret_is_gone_once_the_letter_is_sent(letter: Letter) -> None:
    assert sealing.take(letter).secrets == {"code": "482915"}
    run(letter)
    assert letter.secrets is None and "482915" not in sealing.take(letter).body


def test_neither_logs_nor_events_nor_jobs_repeat_a_letter(
    letter: Letter, failing: Any, caplog: pytest.LogCaptureFixture
) -> None:
    failing(smtplib.SMTPRecipientsRefused({"records@agency.example": (550, b"no records@agency.example")}))
    with caplog.at_level(logging.DEBUG):
        run(letter)
    job = job_of(letter)
    events = "".join(str(event.detail) + event.object_ref for event in Event.objects.all())
    for secret in ("records@", "agency.example", "482915"):
        assert secret not in caplog.text + events + str(job.args) + job.last_error + letter.last_error
    assert "records@" not in repr(sealing.take(letter))


def test_an_address_that_is_refused_fails_at_once_with_a_sentence(letter: Letter, failing: Any) -> None:
    failing(smtplib.SMTPRecipientsRefused({"x": (550, b"no such mailbox")}))
    run(letter)
    assert letter.state == LetterState.FAILED
    assert letter.last_error == "The mail server does not take mail for this address. Check it."
    assert job_of(letter).state == JobState.DONE


@pytest.mark.parametrize(
    ("error", "at"),
    [
        (ConnectionRefusedError(), "open"),
        (smtplib.SMTPConnectError(421, b"later"), "open"),
        (smtplib.SMTPRecipientsRefused({"x": (451, b"greylisted")}), "send_messages"),
        (smtplib.SMTPDataError(452, b"full"), "send_messages"),
    ],
    ids=["refused", "later", "greylisted", "full"],
)
def test_what_passes_is_tried_again_and_given_up_in_the_end(
    letter: Letter, failing: Any, error: Exception, at: str
) -> None:
    failing(error, at=at)
    for _ in range(4):
        run(letter)
        assert letter.state == LetterState.QUEUED and letter.last_error
        due_at_once(letter)
    run(letter)
    assert letter.state == LetterState.FAILED
    assert mail.outbox == []


@pytest.mark.parametrize(
    "error",
    [TimeoutError(), smtplib.SMTPServerDisconnected("gone"), ConnectionResetError()],
    ids=lambda error: type(error).__name__,
)
def test_when_nobody_knows_it_is_said_and_not_sent_again(
    letter: Letter, failing: Any, error: Exception
) -> None:
    failing(error)
    run(letter)
    assert letter.state == LetterState.DOUBTFUL
    assert "may have taken this letter" in letter.last_error
    run(letter)
    assert letter.state == LetterState.DOUBTFUL


def test_a_worker_killed_between_store_and_send_leaves_a_doubt_not_a_second_letter(letter: Letter) -> None:
    begin(number=letter.id, by=sender(letter))  # committed; then the worker dies
    run(letter)
    assert letter.state == LetterState.DOUBTFUL and mail.outbox == []


def test_a_worker_killed_after_handing_over_leaves_a_doubt_not_a_second_letter(
    letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr("cdop.letters.actions.settle", lambda **_: 1 / 0)
        run(letter)
    assert letter.state == LetterState.SENDING and len(mail.outbox) == 1
    due_at_once(letter)
    run(letter)
    assert letter.state == LetterState.DOUBTFUL and len(mail.outbox) == 1


def sender(letter: Letter) -> Any:
    return SystemActor("letters", letter.panel_id, "northshire", "Northshire")


def test_a_person_may_send_a_doubtful_letter_again(by: Actor, letter: Letter) -> None:
    begin(number=letter.id, by=sender(letter))
    run(letter)
    letter = send_again(letter=letter, by=by)
    assert run(letter).state == LetterState.SENT and len(mail.outbox) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == letter.message_id


def test_a_letter_that_was_sent_is_not_sent_again_by_a_person(by: Actor, letter: Letter) -> None:
    run(letter)
    with pytest.raises(Refused, match="was sent"):
        send_again(letter=letter, by=by)


def test_written_in_a_transaction_that_fails_there_is_no_letter(by: Actor) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        a_letter(by)
        _ = 1 / 0
    assert not Letter.objects.filter(panel_id=by.panel_id).exists()
    assert not Job.objects.filter(panel_id=by.panel_id).exists()


def test_it_goes_out_though_its_writer_has_left(by: Actor, letter: Letter) -> None:
    Membership.objects.filter(panel_id=by.panel_id, user_id=by.user_id).update(is_active=False)
    assert run(letter).state == LetterState.SENT


def test_another_panel_sees_no_letter(letter: Letter) -> None:
    other = make_actor(make_panel("southshire"))
    with scope_of(other):
        assert not queries.letters(by=other).exists()
        assert not Letter.objects.filter(pk=letter.pk).exists()


def test_a_chair_neither_writes_nor_reads_letters(by: Actor) -> None:
    chair = make_actor(make_panel(), "chair")
    with pytest.raises(NotAllowed):
        a_letter(chair)
    with pytest.raises(NotAllowed):
        queries.letters(by=chair)


def test_reading_a_letter_is_recorded_and_shows_no_secret(by: Actor, letter: Letter) -> None:
    _, text = queries.open_letter(letter.pk, by=by)
    assert text.recipient == "records@agency.example" and "[code]" in text.body
    assert Event.objects.filter(act="letter.read", object_ref=str(letter.pk)).exists()


def test_a_line_break_in_an_address_never_reaches_the_server(by: Actor) -> None:
    letter = run(a_letter(by, to="records@agency.example\nBcc: a@example.org"))
    assert letter.state == LetterState.FAILED and mail.outbox == []
