"""Answers read from the text of an extract, strictly. One cell at a time: it knows no row and no file."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from cdop.dataset.checks import CheckFailed, check_number, check_text
from cdop.dataset.elements import Element, Kind

LONDON = ZoneInfo("Europe/London")
MANY = 25
Value = str | int | Decimal | date | time | datetime | list[str] | None


class Unreadable(ValueError):
    """A cell that cannot be read: `element`, a short `code` for counting, and `message`, a sentence."""

    def __init__(self, element: Element, code: str, message: str) -> None:
        super().__init__(message)
        self.element, self.code, self.message = element, code, message


def read(element: Element, text: str | None) -> Value:
    """The value of a cell; blank is None, never a guess.

    Days are `DD/MM/YYYY`, moments `YYYY-MM-DD HH:MM` in Europe/London (returned aware), times `HH:MM`,
    several codes are separated by `;`. Long text is kept exactly as written. Raises Unreadable.
    """
    if text is None or not text.strip():
        return None
    given = text if element.kind is Kind.LONG_TEXT else text.strip()
    try:
        return _READERS[element.kind](element, given)
    except CheckFailed as failed:
        raise Unreadable(element, failed.code, str(failed)) from failed


def _day(element: Element, text: str) -> date:
    match = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", text)
    if match:
        with suppress(ValueError):
            return date(int(match[3]), int(match[2]), int(match[1]))
    raise CheckFailed("not_a_day", f"'{text}' is not a day written DD/MM/YYYY. Write it as 27/03/2026.")


def _moment(element: Element, text: str) -> datetime:
    wrong = CheckFailed(
        "not_a_moment", f"'{text}' is not a moment written YYYY-MM-DD HH:MM. Write it as 2026-03-27 14:05."
    )
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", text):
        raise wrong
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=LONDON)
    except ValueError:
        raise wrong from None
    if moment.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise CheckFailed(
            "no_such_moment", f"'{text}' did not exist in England: the clocks went forward. Check the hour."
        )
    return moment


def _time(element: Element, text: str) -> time:
    if re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        return time.fromisoformat(text)
    raise CheckFailed("not_a_time", f"'{text}' is not a time of day written HH:MM. Write it as 14:05.")


def _integer(element: Element, text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise CheckFailed("not_a_number", f"'{text}' is not a whole number. Write digits only, such as 3250.")
    check_number(element, int(text))
    return int(text)


def _decimal(element: Element, text: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]+)?", text):
        raise CheckFailed("not_a_number", f"'{text}' is not a number. Write it as 24.5.")
    value = Decimal(text)
    if value != round(value, element.decimals):
        raise CheckFailed(
            "too_precise", f"'{text}' has more decimal places than are kept ({element.decimals}). Round it."
        )
    check_number(element, value)
    return value


def _code(element: Element, text: str) -> str:
    codes = element.codes
    if codes is None:
        raise TypeError(f"The element '{element.name}' has no code list to read by.")
    if codes.has(text):
        return text
    known = codes.codes()
    use = f"use one of {', '.join(known)}" if len(known) <= MANY else "see the data dictionary for its codes"
    raise CheckFailed("not_in_list", f"'{text}' is not in the {codes.list_name} code list; {use}.")


def _codes(element: Element, text: str) -> list[str]:
    given = [_code(element, part.strip()) for part in text.split(";") if part.strip()]
    return list(dict.fromkeys(given))


_READERS: dict[Kind, Callable[[Element, str], Value]] = {
    Kind.TEXT: check_text,
    Kind.LONG_TEXT: check_text,
    Kind.DATE: _day,
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.CODE: _code,
    Kind.CODES: _codes,
}
