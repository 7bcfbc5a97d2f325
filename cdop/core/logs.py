"""What no log may hold: the secret part of an address, whichever logger or server writes the line."""

from __future__ import annotations

import logging
import re
from typing import Any

_SECRET = re.compile(r"(/answer/)[^/\s?#'\"<>]+")
"""Links that let in whoever holds them. The part after the beginning is the secret."""


def scrubbed(text: str) -> str:
    """The text with three dots in the place of every secret part of an address."""
    return _SECRET.sub(r"\1...", text)


def scrub_logs() -> None:
    """From now on every record is made without secrets: before any handler, and any server's own, sees it."""
    make = logging.getLogRecordFactory()
    if getattr(make, "scrubs", False):
        return

    def made(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        told = _told(record)
        if told != scrubbed(told):
            record.msg, record.args = scrubbed(told), ()
        return record

    made.scrubs = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(made)


def _told(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):  # a faulty call; the handler complains of it in its own way
        return ""
