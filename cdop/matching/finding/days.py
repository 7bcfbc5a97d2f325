"""How far two days agree: the same, written the wrong way round, one digit off, the day after. Pure."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import lru_cache


class Agreement(Enum):
    UNKNOWN = "unknown"
    SAME = "same"
    SWAPPED = "swapped"
    ONE_DIGIT = "one_digit"
    NEXT_DAY = "next_day"
    DIFFERENT = "different"


def agreement(one: date | None, other: date | None) -> Agreement:
    if one is None or other is None:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.SAME
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Agreement.SWAPPED
    if abs((one - other).days) == 1:
        return Agreement.NEXT_DAY
    return Agreement.ONE_DIGIT if _digits_apart(one, other) == 1 else Agreement.DIFFERENT


def swapped(day: date) -> date | None:
    """The same day with day and month the other way round, where that is a day at all and another one."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


@lru_cache(maxsize=16384)
def one_digit_hidden(day: date) -> tuple[str, ...]:
    """The day with each of its digits hidden in turn: days that are one digit off have one of these in common."""
    told = _digits(day)
    return tuple(f"{told[:at]}?{told[at + 1 :]}" for at in range(len(told)))


def _digits_apart(one: date, other: date) -> int:
    return sum(a != b for a, b in zip(_digits(one), _digits(other), strict=True))


@lru_cache(maxsize=16384)
def _digits(day: date) -> str:
    return f"{day.day:02}{day.month:02}{day.year:04}"
