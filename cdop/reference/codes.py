"""The closed lists of reference data: kinds of area, what is counted, and why a count may be missing."""

from __future__ import annotations

from cdop.dataset.codes import CodeList


class AreaKind(CodeList, name="area kind"):
    """What a nine-character ONS code stands for. One code may be both lower and upper tier (a unitary)."""

    LTLA = "ltla", "Lower-tier local authority"
    UTLA = "utla", "Upper-tier local authority"
    METROPOLITAN_COUNTY = "metropolitan_county", "Metropolitan county"
    LONDON_PART = "london_part", "Inner or Outer London"
    REGION = "region", "Region"
    COUNTRY = "country", "Country"
    ENGLAND_AND_WALES = "england_and_wales", "England, Wales and elsewhere"
    UNITED_KINGDOM = "united_kingdom", "United Kingdom"


class Measure(CodeList, name="yearly count"):
    """What is counted for an area in a calendar year."""

    LIVE_BIRTHS = "live_births", "Live births"
    MATERNITIES = "maternities", "Maternities"
    INFANT_DEATHS = "infant_deaths", "Deaths under 1 year"
    NEONATAL_DEATHS = "neonatal_deaths", "Deaths under 28 days"
    PERINATAL_DEATHS = "perinatal_deaths", "Stillbirths and deaths under 7 days"


class Status(CodeList, name="status of a count"):
    """Whether a count can be used. A count that is not published is unknown, never 0."""

    PUBLISHED = "published", "Published"
    SUPPRESSED = "suppressed", "Withheld by the publisher"
    NOT_PUBLISHED = "not_published", "Not published"


class AgeBand(CodeList, name="age band of a population"):
    """Completed years of age, both ends included."""

    AGE_0 = "age_0", "Under 1 year"
    AGE_1_4 = "age_1_to_4", "1 to 4 years"
    AGE_5_9 = "age_5_to_9", "5 to 9 years"
    AGE_10_14 = "age_10_to_14", "10 to 14 years"
    AGE_15_17 = "age_15_to_17", "15 to 17 years"


class LsoaChange(CodeList, name="change of a small area"):
    """What became of a 2011 small area (LSOA) in 2021, in the letters of the ONS lookup."""

    UNCHANGED = "U", "Unchanged"
    SPLIT = "S", "Split into several"
    MERGED = "M", "Merged with others"
    IRREGULAR = "X", "Changed irregularly; the match is a best fit"
