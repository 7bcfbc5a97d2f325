"""Hands one letter to the mail server, and says whether it is certain what became of it. Logs no recipient."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection


@dataclass(frozen=True)
class Unsent(Exception):
    """The server certainly did not take the letter. `is_passing`: it may take it later."""

    sentence: str
    is_passing: bool


class InDoubt(Exception):
    """The server may have taken the letter: nobody knows."""


def post(*, to: str, subject: str, body: str, message_id: str) -> None:
    """Send it. Raises Unsent when it certainly did not go, InDoubt when that cannot be known."""
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    try:
        message = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
        message.message()
    except ValueError:
        raise Unsent("The e-mail address cannot be written to. Correct it.", is_passing=False) from None
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as problem:
        raise _not_reached(problem) from None
    try:
        connection.send_messages([message])
    except smtplib.SMTPException as problem:
        raise _not_taken(problem) from None
    except OSError:
        raise InDoubt from None
    finally:
        _hang_up(connection)


def _not_reached(problem: Exception) -> Unsent:
    if isinstance(problem, smtplib.SMTPAuthenticationError):
        return Unsent("The mail server does not let this site in. Tell your administrator.", is_passing=True)
    return Unsent("The mail server could not be reached.", is_passing=True)


def _not_taken(problem: smtplib.SMTPException) -> Unsent | InDoubt:
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in problem.recipients.values()]
        return _answer("The mail server does not take mail for this address. Check it.", codes)
    if isinstance(problem, smtplib.SMTPSenderRefused | smtplib.SMTPDataError | smtplib.SMTPHeloError):
        return _answer(
            "The mail server did not take the letter. Tell your administrator.", [problem.smtp_code]
        )
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return _answer("The mail server cannot write to this address. Check it.", [])
    return InDoubt()


def _answer(sentence: str, codes: list[int]) -> Unsent:
    """Codes from 400 mean "later", from 500 "never" (RFC 5321)."""
    return Unsent(sentence, is_passing=any(400 <= code < 500 for code in codes))


def _hang_up(connection: object) -> None:
    """The letter is with the server by now, whatever becomes of the good-bye."""
    try:
        connection.close()  # type: ignore[attr-defined]
    except (OSError, smtplib.SMTPException):
        return
