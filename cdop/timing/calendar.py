"""Working days with the bank holidays of England, and months that end where the shorter month ends. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

import holidays

_FRIDAY = 4


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, substitute days too."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=[year]))


def is_working_day(day: date) -> bool:
    return day.weekday() <= _FRIDAY and day not in bank_holidays(day.year)


def add_working_days(start: date, number: int) -> date:
    """The `number`th working day after `start`, which itself is not counted; none added is `start`."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def add_months(start: date, number: int) -> date:
    """The same day `number` months later, or the last of that month when it has no such day."""
    years, month = divmod(start.month - 1 + number, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
