"""Which tables the annual report has, and by which day each is counted. Reviews are not deaths: never one table."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.figures.cohort import Basis
from cdop.figures.populations import (
    DEATHS,
    FACTORS,
    MODIFIABLE_FACTORS,
    OPEN_REVIEWS,
    REVIEWS,
    Population,
)

REPORT = "annual_report"
YEARS, YEAR, POOLED = "years", "year", "pooled"
"""Year by year; the year of the report alone; fixed years together, where one year is too small."""
POOL = 3
_POOLS_END = 1


def pool(year: str) -> tuple[str, ...]:
    """The latest three years that are put together: always the same three, never some that overlap with others.

    Of reports five years are read, so that these are among them.
    """
    last = int(year[:4])
    last -= (last - _POOLS_END) % POOL
    return tuple(f"{first}-{(first + 1) % 100:02d}" for first in range(last - POOL + 1, last + 1))


@dataclass(frozen=True)
class Asked:
    """One table: cases of `population` by at most two breakdowns, over the time `over`."""

    name: str
    title: str
    population: Population
    by: tuple[str, ...]
    over: str


@dataclass(frozen=True)
class Part:
    """Tables on one basis: they are prepared, approved and released together."""

    kind: str
    title: str
    basis: Basis
    years_read: int
    opening: str
    tables: tuple[Asked, ...]


DEATHS_PART = Part(
    "annual_deaths",
    "Annual report: deaths of the year",
    Basis.DEATH,
    5,
    "Children are counted in the year in which they died.",
    (
        Asked("deaths_by_year", "Deaths, reviewed or not, by year of death", DEATHS, ("review",), YEARS),
        Asked(
            "deaths_under_one", "Deaths under 1 year and later, by year of death", DEATHS, ("stage",), YEARS
        ),
        Asked("deaths_age_sex", "Deaths by age and sex", DEATHS, ("age_band", "sex"), YEAR),
        Asked("deaths_ethnic_group", "Deaths by ethnic group", DEATHS, ("ethnic_group",), POOLED),
        Asked(
            "deaths_deprivation", "Deaths by deprivation of the home area", DEATHS, ("imd_quintile",), POOLED
        ),
        Asked("deaths_place", "Deaths by place of death", DEATHS, ("place",), POOLED),
        Asked("deaths_expected", "Deaths, expected or not", DEATHS, ("expected",), POOLED),
        Asked("deaths_jar", "Deaths that led to a joint agency response", DEATHS, ("jar",), POOLED),
        Asked("deaths_gestation", "Deaths by weeks of pregnancy", DEATHS, ("gestation", "stage"), POOLED),
        Asked("deaths_birth_weight", "Deaths by weight at birth", DEATHS, ("birth_weight", "stage"), POOLED),
        Asked(
            "deaths_notified_in_time", "Panel notified within 48 hours", DEATHS, ("notified_in_time",), YEAR
        ),
        Asked(
            "deaths_notice_in_time",
            "National database notified within 48 hours",
            DEATHS,
            ("notice_in_time",),
            YEAR,
        ),
    ),
)
NOTIFIED_PART = Part(
    "annual_notified",
    "Annual report: notifications of the year",
    Basis.NOTIFICATION,
    1,
    "Children are counted in the year in which the panel was notified of their death.",
    (Asked("notified_area", "Deaths notified, by area of residence", DEATHS, ("area",), YEAR),),
)
OPEN_PART = Part(
    "annual_open",
    "Annual report: open at the end of the year",
    Basis.OPEN,
    1,
    "Children whose review was not complete on the last day of the year.",
    (Asked("open_time", "Reviews still open, by time since death", OPEN_REVIEWS, ("time_taken",), YEAR),),
)
REVIEWS_PART = Part(
    REPORT,
    "Annual report",
    Basis.REVIEW,
    5,
    "Children are counted in the year in which the panel concluded their review, whenever they died.",
    (
        Asked("reviews", "Reviews completed, by modifiability", REVIEWS, ("modifiability",), YEARS),
        Asked(
            "reviews_time_taken", "Reviews completed, by time since death", REVIEWS, ("time_taken",), YEARS
        ),
        Asked(
            "reviews_category",
            "Reviews completed, by category of death and modifiability",
            REVIEWS,
            ("category", "modifiability"),
            YEAR,
        ),
        Asked(
            "reviews_category_age",
            "Reviews completed, by category and age at death",
            REVIEWS,
            ("category", "age_band"),
            POOLED,
        ),
        Asked("reviews_age_sex", "Reviews completed, by age and sex", REVIEWS, ("age_band", "sex"), YEAR),
        Asked("factors", "Deaths in which the factor may have contributed", FACTORS, ("factor_code",), YEARS),
        Asked(
            "modifiable_factors",
            "Deaths in which the factor may have contributed and was modifiable",
            MODIFIABLE_FACTORS,
            ("factor_code",),
            YEARS,
        ),
        Asked("reviews_meeting", "Review meeting in time", REVIEWS, ("meeting_in_time",), YEAR),
        Asked("reviews_panel", "Panel after the review meeting in time", REVIEWS, ("panel_in_time",), YEAR),
        Asked("reviews_forms", "Agencies’ forms returned in time", REVIEWS, ("forms_in_time",), YEAR),
        Asked("reviews_plan", "Child protection plan at the time of death", REVIEWS, ("cp_plan",), POOLED),
        Asked(
            "reviews_order",
            "Subject to a statutory order at the time of death",
            REVIEWS,
            ("statutory_order",),
            POOLED,
        ),
    ),
)
BESIDE = (DEATHS_PART, NOTIFIED_PART, OPEN_PART)
"""What the report takes in as it was released: each is a release of its own, on a basis of its own."""
PARTS = (*BESIDE, REVIEWS_PART)
