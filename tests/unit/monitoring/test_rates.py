"""The panel's own rates against figures worked out elsewhere, and beside the published ones."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cdop.indicators import queries as indicators
from cdop.indicators.definitions import INDICATORS
from cdop.indicators.denominators import People
from cdop.monitoring import breakdown, rates
from cdop.monitoring.breaks import breaks, last_cut
from cdop.monitoring.places import places
from cdop.monitoring.presenters import rates as presenters
from cdop.reference.periods import calendar, period
from tests.unit.monitoring.deaths import BLACKBURN, LANCASHIRE, PRESTON, death, in_years

ORACLES = Path(__file__).parents[2] / "oracles" / "statistics"
INFANT = INDICATORS["infant_mortality"]
THREE = period("2014-2016")


@pytest.fixture
def shelf(db, shipped):
    return indicators.shelf()


def test_own_deaths_stand_beside_the_published_figure_of_lancashire(shelf):
    """ONS: 177 deaths, 59 a year, over 39,595 births: 4.5. The panel knew of 170 of them."""
    [place] = places([LANCASHIRE], shelf.geography)
    own = in_years(170, 2014, 2016)
    [line] = rates.lines(shelf.book(INFANT.name), place, [THREE], own, shelf.denominators())
    assert (line.published.numerator, line.published.denominator) == (177, 39_595)
    assert line.published.numerator / 3 == 59 and round(line.published.value, 1) == 4.5
    assert (line.own.numerator, line.own.denominator) == (170, 39_595)
    assert line.own.value == pytest.approx(170 / 39_595 * 1000)
    assert round(line.england.value, 1) == 3.9
    side = rates.Beside(INFANT, place, 3, (line,))
    told = presenters.sentence(side)
    assert "4.3 per 1,000 live births on 170 deaths of the panel's own" in told
    assert "Published: 4.5 on 177 deaths registered" in told


def test_intervals_are_those_worked_out_outside_this_project(shelf):
    """The same counts over the same births, computed apart: 453 areas' file, here the panel's."""
    with (ORACLES / "derived_imr_3yr_la_2010_2016.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["gss_code"] in (LANCASHIRE, BLACKBURN)]
    assert len(rows) >= 2
    for row in rows:
        [place] = places([row["gss_code"]], shelf.geography)
        when = period(row["period"])
        people = shelf.denominators().born(place.areas, when)
        assert people == People(float(row["live_births"]))
        own = rates.own_reading(INFANT, place.code, when, int(row["infant_deaths"]), people)
        assert own.value == pytest.approx(float(row["imr_per_1000"]), abs=6e-5)
        assert own.limits[0] == pytest.approx(float(row["lower_ci_95"]), abs=6e-5)
        assert own.limits[1] == pytest.approx(float(row["upper_ci_95"]), abs=6e-5)


def test_counts_below_ten_have_the_exact_limits_of_r():
    with (ORACLES / "r_poisson_exact.csv").open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file) if row["confidence"] == "0.95" and 3 <= int(row["count"]) < 10
        ]
    rows = [row for row in rows if row["multiplier"] == "1000"]
    assert rows
    for row in rows:
        people = People(float(row["denominator"]))
        own = rates.own_reading(INFANT, "", THREE, int(row["count"]), people)
        assert own.value == pytest.approx(float(row["value"]), rel=1e-9)
        assert own.limits == pytest.approx((float(row["lower"]), float(row["upper"])), rel=1e-6)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "no rate"), (2, "no rate"), (3, "3.0 u"), (19, "19.0 u"), (20, "20.0")]
)
def test_small_counts_follow_the_rule_of_the_field(count, shown):
    assert presenters.shown(rates.own_reading(INFANT, "", THREE, count, People(1000.0))) == shown


def test_births_that_are_not_loaded_are_stood_in_for_only_by_near_years(shelf):
    given = shelf.denominators()
    exact = given.born([LANCASHIRE], THREE)
    assert exact == People(39_595.0)
    near = given.born([LANCASHIRE], calendar(2021, 3))
    assert near.stands_in == "2016-18" and near.number == pytest.approx(39_000, rel=0.03)
    assert given.born([LANCASHIRE], calendar(2025)) is None
    assert given.born([LANCASHIRE, "E06000099"], THREE) is None
    own = rates.own_reading(INFANT, LANCASHIRE, calendar(2021, 3), 150, near)
    assert own.mark == "e" and own.note == "Over live births of 2016-18."
    none = rates.own_reading(INFANT, LANCASHIRE, calendar(2025), 50, None)
    assert presenters.shown(none) == "no rate" and none.numerator == 50
    assert "No live births of 2025 or of years near it are loaded" in none.note


def test_children_are_those_of_the_year_and_add_up_over_places(shelf):
    given = shelf.denominators()
    asked = ([LANCASHIRE, BLACKBURN], [LANCASHIRE], [BLACKBURN])
    both, one, other = (given.living(codes, calendar(2020)).number for codes in asked)
    assert both == one + other and given.living([LANCASHIRE], calendar(2020)).stands_in == ""
    assert given.living([LANCASHIRE], calendar(2022, 3)).stands_in == "2020"
    assert given.living([LANCASHIRE], calendar(2030)) is None
    assert given.living([], calendar(2020)) is None


def test_early_and_late_add_up_to_neonatal_and_with_later_to_infant():
    on = date(2015, 5, 1)
    born = [("0_27d", "0_6d")] * 4 + [("0_27d", "7_27d")] * 3 + [("28_364d", "28_364d")] * 2 + [("5_9", "")]
    deaths = [death(on, age_band=band, infant_band=infant) for band, infant in born]
    found = {name: rates.counted(deaths, name, calendar(2015)) for name in rates.OWN}
    assert found == {
        "infant_mortality": 9,
        "neonatal_mortality": 7,
        "early_neonatal_mortality": 4,
        "late_neonatal_mortality": 3,
        "post_neonatal_mortality": 2,
        "child_mortality": 10,
    }
    assert rates.counted(deaths, "child_mortality", calendar(2016)) == 0


def test_published_counts_of_several_areas_are_added_up_and_a_gap_is_told(shelf):
    whole, *_ = places([LANCASHIRE, BLACKBURN], shelf.geography)
    book = shelf.book(INFANT.name)
    one, other = (book.reading(code, THREE) for code in (LANCASHIRE, BLACKBURN))
    found = rates.published(book, whole, THREE)
    assert (found.numerator, found.denominator) == (
        one.numerator + other.numerator,
        one.denominator + other.denominator,
    )
    gap = rates.published(book, whole, calendar(2025))
    assert gap.value is None and gap.note


def test_a_child_of_a_district_lived_in_its_county_and_one_from_elsewhere_did_not(shelf):
    whole, *each = places([LANCASHIRE, BLACKBURN], shelf.geography)
    lancashire, blackburn = sorted(each, key=lambda place: place.code, reverse=True)
    at = {
        area: death(date(2015, 1, 1), area=area) for area in (PRESTON, LANCASHIRE, BLACKBURN, "E08000003", "")
    }
    assert [lancashire.holds(each, shelf.geography) for each in at.values()] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [whole.holds(each, shelf.geography) for each in at.values()] == [True, True, True, False, False]
    assert blackburn.holds(at[BLACKBURN], shelf.geography)


def test_groups_have_rates_where_there_is_a_denominator_and_say_so_where_none_is(shelf):
    [place] = places([LANCASHIRE], shelf.geography)
    own = [*in_years(12, 2014, 2016), *in_years(5, 2014, 2016, sex="male", imd_decile="", area="E07000117")]
    areas = breakdown.districts(place, shelf.geography)
    found = breakdown.breakdowns(INFANT, THREE, place, own, shelf.denominators(), areas)
    by = {each.title: {row.label: row for row in each.rows} for each in found}
    assert len(by["Area of residence"]) == 12
    preston = by["Area of residence"]["Preston"].reading
    assert preston.value == pytest.approx(12 / preston.denominator * 1000)
    assert sum(row.reading.denominator for row in by["Area of residence"].values()) == 39_595
    fifths = by["Deprivation, in fifths of small areas"]
    assert fifths["1 (most deprived fifth)"].deaths == 12 and fifths["Not recorded"].deaths == 5
    assert by["Sex"]["Male"].deaths == 5
    assert all(each.why_not for each in found if each.title != "Area of residence")
    ages = breakdown.breakdowns(
        INDICATORS["child_mortality"], calendar(2020), place, [], shelf.denominators(), areas
    )
    assert next(each for each in ages if each.title == "Age at death").rows[0].label == "Under 1 year"


def test_breaks_are_marked_and_new_forms_cut_no_line():
    years = [calendar(year) for year in range(2008, 2026)]
    found = {each.period: each for each in breaks(years)}
    assert found["2010"].cuts and found["2019"].cuts
    assert not found["2021"].cuts and "new forms" in found["2021"].label
    assert last_cut(years) == 2019 and last_cut(years[-3:]) is None
