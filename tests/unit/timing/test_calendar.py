"""Working days and months. Every date was worked out by hand from the published bank holidays of England."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdop.timing.calendar import add_months, add_working_days, bank_holidays, is_working_day

EASY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""

BANK_HOLIDAYS = {
    2025: "0101 0418 0421 0505 0526 0825 1225 1226",
    2026: "0101 0403 0406 0504 0525 0831 1225 1228",
    2027: "0101 0326 0329 0503 0531 0830 1227 1228",
}
"""As listed on GOV.UK for England and Wales, substitute days instead of those that fall on a weekend."""

WORKING = [
    ("2025-04-17", 1, "2025-04-22"),  # Thursday before Easter: Friday and Monday are holidays
    ("2025-04-16", 5, "2025-04-25"),
    ("2025-12-24", 1, "2025-12-29"),  # Wednesday; Christmas, Boxing Day, weekend
    ("2026-04-02", 1, "2026-04-07"),
    ("2026-12-24", 1, "2026-12-29"),  # Boxing Day is a Saturday, so Monday 28 is its substitute
    ("2026-12-21", 5, "2026-12-30"),
    (
        "2027-12-24",
        1,
        "2027-12-29",
    ),  # Christmas Saturday, Boxing Day Sunday: Monday and Tuesday stand for them
    ("2027-12-31", 1, "2028-01-04"),  # New Year's Day is a Saturday
    ("2026-11-20", 5, "2026-11-27"),  # a plain week, from a Friday
    ("2026-11-21", 1, "2026-11-23"),  # from a Saturday
    ("2026-11-01", 15, "2026-11-20"),  # from a Sunday, three weeks
    ("2026-11-20", 0, "2026-11-20"),
]
MONTHS = [
    ("2025-11-30", 3, "2026-02-28"),
    ("2027-11-30", 3, "2028-02-29"),  # a leap year
    ("2025-01-31", 1, "2025-02-28"),
    ("2025-05-31", 6, "2025-11-30"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"),
    ("2025-12-15", 1, "2026-01-15"),
    ("2025-08-15", 6, "2026-02-15"),
    ("2025-10-10", 0, "2025-10-10"),
]


def days(written: str) -> date:
    return date.fromisoformat(written)


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_bank_holidays_are_those_of_england(year: int) -> None:
    free = {date(year, 1, 1) + timedelta(days=n) for n in range(365)}
    free = {day for day in free if day.weekday() < 5 and not is_working_day(day)}
    assert sorted(free) == [date(year, int(d[:2]), int(d[2:])) for d in BANK_HOLIDAYS[year].split()]


def test_scotlands_and_northern_irelands_days_are_not_taken() -> None:
    assert not {date(2026, 1, 2), date(2026, 3, 17), date(2026, 11, 30)} & bank_holidays(2026)


@pytest.mark.parametrize(("start", "number", "due"), WORKING)
def test_working_days(start: str, number: int, due: str) -> None:
    assert add_working_days(days(start), number) == days(due)


@pytest.mark.parametrize(("start", "number", "due"), MONTHS)
def test_months_end_with_the_shorter_month(start: str, number: int, due: str) -> None:
    assert add_months(days(start), number) == days(due)


@EASY
@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_a_working_day_is_reached_and_each_is_counted(start: date, number: int) -> None:
    end = add_working_days(start, number)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(is_working_day, between)) == number and is_working_day(end)
