"""Which deaths a figure is about: a panel, a basis, a span of days. Counts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.dataset.codes import CodeList, entry
from cdop.dataset.years import bounds, review_year


class Basis(CodeList, name="basis of a figure", source="design; found: F46, F60"):
    """Which day of a case places it in a year. They are never mixed: reviews are not deaths."""

    DEATH = "death", "date of death"
    REVIEW = "review", "date the review was completed"
    NOTIFICATION = "notification", "date of notification"
    OPEN = entry("open", "still open at the end of the year", source="design")
    PASSED_ON = entry(
        "passed_on", "date of notification, of deaths passed on to another panel", source="design"
    )


OWN_DAYS = (Basis.DEATH, Basis.REVIEW, Basis.NOTIFICATION)
"""Where a case has one day of its own, and periods add up. What is open is counted at the end of each year anew."""


@dataclass(frozen=True)
class Cohort:
    """The cases of `panel_id` whose day on `basis` lies from `start` to `end`, both included."""

    panel_id: int
    basis: Basis
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise Refused(f"The period begins on {day(self.start)}, after it ends on {day(self.end)}.")

    @property
    def years(self) -> tuple[str, ...]:
        """Every review year (1 April to 31 March) the period touches, in order."""
        first, last = int(review_year(self.start)[:4]), int(review_year(self.end)[:4])
        return tuple(f"{year}-{(year + 1) % 100:02d}" for year in range(first, last + 1))

    @property
    def is_whole_years(self) -> bool:
        return bounds(self.years[0])[0] == self.start and bounds(self.years[-1])[1] == self.end

    @property
    def words(self) -> str:
        """The period as people say it: “2022-23”, “2019-20 to 2022-23”, or the days."""
        if self.start == self.end:
            return day(self.start)
        if not self.is_whole_years:
            return f"{day(self.start)} to {day(self.end)}"
        return self.years[0] if len(self.years) == 1 else f"{self.years[0]} to {self.years[-1]}"

    @property
    def within_words(self) -> str:
        """The period as a sentence begins with it: “In 2022-23”, “From 1 May 2022 to 31 July 2022”."""
        if self.is_whole_years:
            return f"In {self.words}" if len(self.years) == 1 else f"From {self.words}"
        return f"On {day(self.start)}" if self.start == self.end else f"From {self.words}"


def cohort_for_year(panel_id: int, basis: Basis, year: str) -> Cohort:
    """The cohort of one review year, such as “2023-24”."""
    try:
        start, end = bounds(year)
    except ValueError as trouble:
        raise Refused(str(trouble)) from None
    return Cohort(panel_id, basis, start, end)
