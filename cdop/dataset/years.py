"""The year of child death review, 1 April to 31 March, written "2023-24". Pure."""

from __future__ import annotations

import re
from datetime import date


def review_year(day: date) -> str:
    """The review year a day falls in: 31 March 2024 is in "2023-24", 1 April 2024 in "2024-25"."""
    first = day.year if day >= date(day.year, 4, 1) else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def bounds(year: str) -> tuple[date, date]:
    """The first and last day of a review year: "2023-24" is 1 April 2023 to 31 March 2024."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", year)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError(f"'{year}' is not a review year. Write it as 2023-24.")
    return date(int(match[1]), 4, 1), date(int(match[1]) + 1, 3, 31)


def latest_years(day: date, count: int) -> list[str]:
    """The review year of `day` and those before it, `count` in all, the latest first."""
    first = int(review_year(day)[:4])
    return [f"{year}-{(year + 1) % 100:02d}" for year in range(first, first - count, -1)]
