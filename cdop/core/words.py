"""Dates, moments, ages and counts in plain words. Pure: no request, no database."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date | datetime) -> str:
    """`27 March 2026`. A moment with a zone is first put in the current time zone."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """`27 March 2026, 09:05` in the current time zone."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {local:%H:%M}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 case`, `1,204 cases`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def whole_months(born_on: date, on: date) -> int:
    """Completed months between two days; from the 31st, one is completed on the next 31st or 1st."""
    return (on.year - born_on.year) * 12 + on.month - born_on.month - (on.day < born_on.day)


def age(born_on: date, on: date) -> str:
    """Age in completed units: `9 days` before one month, then `4 months` before two years, then `6 years`.

    Raises ValueError when `on` is before `born_on`.
    """
    if on < born_on:
        raise ValueError("The second day is before the day of birth.")
    months = whole_months(born_on, on)
    if months < 1:
        return count((on - born_on).days, "day")
    if months < 24:
        return count(months, "month")
    return count(months // 12, "year")
