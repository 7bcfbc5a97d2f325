"""Ages at their borders: day 27 and 28, first and 18th birthday, leap spans, 29 February."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.dataset import ages

BORN = date(2023, 3, 10)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("died", "band"),
    [
        (date(2023, 3, 10), "0_27d"),
        (date(2023, 4, 6), "0_27d"),
        (date(2023, 4, 7), "28_364d"),
        (date(2024, 3, 9), "28_364d"),  # 365 days old, and still under 1
        (date(2024, 3, 10), "1_4"),
        (date(2028, 3, 9), "1_4"),
        (date(2028, 3, 10), "5_9"),
        (date(2033, 3, 10), "10_14"),
        (date(2038, 3, 10), "15_17"),
        (date(2041, 3, 9), "15_17"),
        (date(2041, 3, 10), None),
    ],
)
def test_bands(died: date, band: str | None) -> None:
    assert ages.band(BORN, died) == band
    assert ages.is_under_18(BORN, died) is (band is not None)


def test_a_child_of_365_days_may_be_under_one() -> None:
    assert ages.age_days(BORN, date(2024, 3, 9)) == 365
    assert ages.completed_years(BORN, date(2024, 3, 9)) == 0


@pytest.mark.parametrize(
    ("days", "band"), [(0, "0_6d"), (6, "0_6d"), (7, "7_27d"), (27, "7_27d"), (28, "28_364d")]
)
def test_infant_bands(days: int, band: str) -> None:
    assert ages.infant_band(BORN, date.fromordinal(BORN.toordinal() + days)) == band


def test_no_infant_band_from_the_first_birthday() -> None:
    assert ages.infant_band(BORN, date(2024, 3, 10)) is None


def test_born_on_29_february() -> None:
    born = date(2004, 2, 29)
    assert ages.completed_years(born, date(2022, 2, 28)) == 17
    assert ages.completed_years(born, date(2022, 3, 1)) == 18
    assert ages.completed_years(born, date(2024, 2, 29)) == 20
    assert ages.birthday_needs_a_look(born, date(2022, 2, 28))
    assert not ages.birthday_needs_a_look(born, date(2024, 2, 28))
    assert not ages.birthday_needs_a_look(born, date(2022, 3, 1))


@pytest.mark.parametrize("rule", [ages.age_days, ages.completed_years, ages.band, ages.age_at_death])
def test_a_death_before_the_birth_is_refused(rule: object) -> None:
    with pytest.raises(ValueError, match="before the date of birth"):
        rule(BORN, date(2023, 3, 9))  # type: ignore[operator]


@settings(max_examples=60, deadline=None)
@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), DAYS)
def test_completed_years_agree_with_dateutil(born: date, died: date) -> None:
    if died >= born:
        assert ages.completed_years(born, died) == relativedelta(died, born).years


@pytest.mark.parametrize(
    ("died", "words"),
    [
        (date(2023, 3, 10), "under 1 day"),
        (date(2023, 3, 11), "1 day"),
        (date(2023, 4, 6), "27 days"),
        (date(2023, 4, 7), "4 weeks"),
        (date(2023, 5, 9), "8 weeks"),
        (date(2023, 5, 10), "2 months"),
        (date(2025, 3, 9), "23 months"),
        (date(2025, 3, 10), "2 years"),
        (date(2041, 3, 9), "17 years"),
    ],
)
def test_ages_in_words(died: date, words: str) -> None:
    assert str(ages.age_at_death(BORN, died)) == words
