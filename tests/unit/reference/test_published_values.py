"""The shipped editions against numbers the publishers state, and against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import Count

from cdop.reference import queries
from cdop.reference.codes import Measure
from cdop.reference.models import AreaYear, Lsoa, LsoaMatch, Population

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
YEARS = range(2010, 2017)


def shipped_rows() -> dict[tuple[str, int], dict[str, AreaYear]]:
    held: dict[tuple[str, int], dict[str, AreaYear]] = {}
    for row in AreaYear.objects.filter(edition__slug="births-infant-deaths-2010-2017"):
        held.setdefault((row.gss_code, row.year), {})[row.measure] = row
    return held


def test_england_has_296_authorities_in_nine_regions() -> None:
    assert len(queries.areas("ltla")) == 296
    assert len(queries.areas("region")) == 9


@pytest.mark.parametrize(("year", "release", "number"), [(2011, 2019, 32_844), (2021, 2025, 33_755)])
def test_small_areas_of_each_release(year: int, release: int, number: int) -> None:
    rows = Lsoa.objects.filter(edition__slug=f"imd-{release}-lsoa-{year}")
    assert rows.count() == number
    tenths = rows.values("decile").annotate(n=Count("id")).values_list("n", flat=True)
    assert len(tenths) == 10 and max(tenths) - min(tenths) <= 1


@pytest.mark.parametrize(("year", "release"), [(2011, 2019), (2021, 2025)])
def test_jaywick_is_the_most_deprived(year: int, release: int) -> None:
    fact = queries.lsoa("E01021988", lsoa_year=year)
    assert fact is not None
    assert (fact.rank, fact.decile, fact.quintile, fact.imd_release) == (1, 1, 1, release)
    assert fact.ltla_name == "Tendring"


def test_a_code_of_both_years_is_answered_for_2011() -> None:
    fact = queries.lsoa("E01021988")
    assert fact is not None and (fact.lsoa_year, fact.imd_release) == (2011, 2019)


def test_an_unknown_small_area_is_none() -> None:
    assert queries.lsoa("E01999999") is None


def test_every_small_area_of_2011_has_a_match() -> None:
    rows = LsoaMatch.objects.filter(edition__slug="lsoa-2011-to-2021")
    assert rows.count() == 33_855
    assert rows.values("lsoa11_code").distinct().count() == 32_844
    assert rows.values("lsoa21_code").distinct().count() == 33_755


def test_children_in_england_in_2020() -> None:
    rows = Population.objects.filter(edition__slug="child-population-2020")
    assert rows.values("gss_code").distinct().count() == 309
    assert queries.child_population("E92000001", 2020) == 12_093_288
    assert queries.child_population("E92000001", 1999) is None


def test_blackburn_with_darwen_2010() -> None:
    births, deaths = queries.live_births("E06000008", [2010]), queries.infant_deaths("E06000008", [2010])
    assert (births[2010].value, deaths[2010].value) == (2_296, 23)
    assert deaths[2010].published_rate == Decimal("10.0")


def test_printed_rates_follow_from_the_counts_but_for_hackney_2013() -> None:
    compared, differing = 0, set()
    for key, row in shipped_rows().items():
        births, deaths = row["live_births"].value, row["infant_deaths"]
        if births and deaths.published_rate is not None:
            compared += 1
            if abs(Decimal(1000 * deaths.value) / births - deaths.published_rate) > Decimal("0.05"):
                differing.add(key)
    assert compared > 2_100
    assert differing == {("E09000012", 2013)}


def test_withheld_cells_are_not_zeros() -> None:
    rows = AreaYear.objects.filter(edition__slug="births-infant-deaths-2010-2017", status="suppressed")
    assert rows.count() == 97
    assert set(rows.values_list("measure", "value")) == {("perinatal_deaths", None)}
    assert queries.counts(Measure.PERINATAL_DEATHS, "E06000016", [2011])[2011].status == "suppressed"


def test_births_of_2017_are_not_published() -> None:
    count = queries.live_births("E06000008", [2017])[2017]
    assert (count.value, count.status) == (None, "not_published")


@pytest.mark.parametrize(
    ("new", "county"), [("E06000065", "E10000023"), ("E06000066", "E10000027"), ("E06000060", "E10000002")]
)
def test_a_new_authority_adds_up_to_the_county_it_replaced(new: str, county: str) -> None:
    for asked in (queries.live_births, queries.infant_deaths):
        added = {year: count.value for year, count in asked(new, YEARS).items()}
        assert added == {year: count.value for year, count in asked(county, YEARS).items()}


def test_regions_add_up_to_england() -> None:
    regions = [queries.live_births(area.gss_code, [2016])[2016].value for area in queries.areas("region")]
    assert sum(regions) == queries.live_births("E92000001", [2016])[2016].value == 663_157
