"""Age at death from two days. Pure. Ages count days, not hours: the day of birth is day 0."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from cdop.dataset.codelists.bands import AgeBand, InfantBand

ADULT = 18
NEONATAL_DAYS = 28
_YEARS = ((4, AgeBand.Y1_4), (9, AgeBand.Y5_9), (14, AgeBand.Y10_14), (17, AgeBand.Y15_17))


def age_days(born: date, died: date) -> int:
    """Days lived; 0 on the day of birth. Raises ValueError when the death is before the birth."""
    if died < born:
        raise ValueError("The date of death is before the date of birth. Check both dates.")
    return (died - born).days


def completed_years(born: date, died: date) -> int:
    """Completed years. Someone born on 29 February has a birthday on 1 March in common years."""
    age_days(born, died)
    return died.year - born.year - ((died.month, died.day) < (born.month, born.day))


def completed_months(born: date, died: date) -> int:
    """Completed calendar months; born on the 31st, a month is complete on the 31st or the next 1st."""
    age_days(born, died)
    return (died.year - born.year) * 12 + died.month - born.month - (died.day < born.day)


def is_under_18(born: date, died: date) -> bool:
    """Whether the child died before the 18th birthday."""
    return completed_years(born, died) < ADULT


def birthday_needs_a_look(born: date, died: date) -> bool:
    """Whether the age turns on which day a 29 February birthday is kept: a person should decide."""
    return (born.month, born.day) == (2, 29) and (died.month, died.day) == (2, 28) and not isleap(died.year)


def band(born: date, died: date) -> AgeBand | None:
    """The age band, or None from the 18th birthday. The first year ends on the birthday, not at 364 days."""
    years = completed_years(born, died)
    if years == 0:
        return AgeBand.NEONATAL if age_days(born, died) < NEONATAL_DAYS else AgeBand.POSTNEONATAL
    return next((each for last, each in _YEARS if years <= last), None)


def infant_band(born: date, died: date) -> InfantBand | None:
    """Early neonatal, late neonatal or post-neonatal; None from the first birthday."""
    if completed_years(born, died) > 0:
        return None
    days = age_days(born, died)
    if days < 7:
        return InfantBand.EARLY
    return InfantBand.LATE if days < NEONATAL_DAYS else InfantBand.POST


@dataclass(frozen=True)
class AgeAtDeath:
    """An age as people say it: "9 days", "5 weeks", "4 months", "6 years". `unit` is the singular."""

    value: int
    unit: str

    def __str__(self) -> str:
        if self.value == 0:
            return f"under 1 {self.unit}"
        return f"{self.value} {self.unit}{'' if self.value == 1 else 's'}"


def age_at_death(born: date, died: date) -> AgeAtDeath:
    """Days under 28 days, weeks under 2 months, months under 2 years, then years; all completed."""
    days, months = age_days(born, died), completed_months(born, died)
    if days < NEONATAL_DAYS:
        return AgeAtDeath(days, "day")
    if months < 2:
        return AgeAtDeath(days // 7, "week")
    if months < 24:
        return AgeAtDeath(months, "month")
    return AgeAtDeath(completed_years(born, died), "year")
