"""Rules of a figure: small counts, neighbours, how often worse, what is drawn of whom."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from cdop.indicators import queries
from cdop.indicators.definitions import indicator
from cdop.indicators.presenters import plots, profile
from cdop.indicators.readings import compared, measured
from cdop.reference.periods import calendar, period
from tests.unit.reference.conftest import load, small

__all__ = ["load", "small"]
ORACLES = Path(__file__).parents[2] / "oracles" / "statistics"
WHEN = calendar(2016, 3)


@pytest.mark.parametrize(
    ("deaths", "is_shown", "mark"),
    [(0, False, ""), (2, False, ""), (3, True, "u"), (19, True, "u"), (20, True, "")],
)
def test_no_rate_on_fewer_than_three_and_a_mark_up_to_nineteen(deaths, is_shown, mark):
    """The rule of the Office for National Statistics for death rates."""
    found = measured(indicator("infant_mortality"), "E07000117", WHEN, deaths, 5000)
    assert (found.value is not None, found.mark) == (is_shown, mark)
    assert bool(found.note) != is_shown


def test_shares_know_no_such_rule():
    assert measured(indicator("low_birth_weight"), "E07000117", WHEN, 2, 500).value == pytest.approx(0.4)


def test_a_panels_own_cases_are_measured_in_the_same_way_and_name_no_edition():
    found = measured(indicator("child_mortality"), "own", calendar(2020), 41, 120_000)
    assert found.value == pytest.approx(41 / 120_000 * 100_000) and found.edition == ""
    assert found.limits[0] < found.value < found.limits[1]


def test_nothing_can_be_divided_by_nobody():
    found = measured(indicator("infant_mortality"), "E07000117", WHEN, 4, 0)
    assert found.value is None and found.estimate is None and "is 0" in found.note


def test_better_and_worse_turn_round_where_high_is_good():
    few = measured(indicator("breastfeeding_initiation"), "E07000117", WHEN, 600, 1000)
    many = measured(indicator("breastfeeding_initiation"), "E92000001", WHEN, 740, 1000)
    assert compared(indicator("breastfeeding_initiation"), few, many).verdict == "worse"
    assert compared(indicator("smoking_at_delivery"), few, many).verdict == "better"


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
class TestShipped:
    def test_times_worse_are_those_of_the_verdicts_worked_out_elsewhere(self):
        expected: Counter[str] = Counter()
        periods: Counter[str] = Counter()
        with (ORACLES / "derived_imr_3yr_la_2010_2016.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                expected[row["gss_code"]] += row["vs_england"] == "higher (worse)"
                periods[row["gss_code"]] += 1
        with (ORACLES / "fingertips_child_maternal_sample_2020.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["indicator_id"] == "92196" and row["area_code"] in expected and row["value"]:
                    expected[row["area_code"]] += row["vs_england_ci_contains_value_rule"] == "higher"
                    periods[row["area_code"]] += 1
        codes = [code for code in expected if code != "E92000001"]
        book = queries.shelf().book("infant_mortality")
        found = {each.gss_code: (each.worse, each.periods) for each in book.times_worse(codes, 2010)}
        whole = {code: (expected[code], periods[code]) for code in codes if periods[code] >= 5}
        assert len(whole) > 100 and {code: found[code] for code in whole} == whole
        assert found["E10000017"] == (5, 6)
        later = {each.gss_code: each.periods for each in book.times_worse(["E10000017"], 2013)}
        assert later == {"E10000017": 3}

    def test_without_a_list_those_alike_are_as_deprived_and_the_page_says_so(self):
        book = queries.shelf().book("infant_mortality")
        alike = book.alike("E10000017", WHEN)
        ranks = [book.map.deprivation_of(code) for code in alike.codes]
        own = book.map.deprivation_of("E10000017")
        assert len(alike.codes) == 10 and "E10000017" not in alike.codes
        assert "nearest in deprivation" in alike.how and "IMD 2019" in alike.how
        assert not any(code.startswith(("E07", "E12")) for code in alike.codes)
        assert max(abs(rank - own) for rank in ranks) < 3000

    def test_a_loaded_list_of_neighbours_goes_before(self, load):
        load("neighbours", "E10000017,E10000028,2", "E10000017,E10000024,1")
        alike = queries.shelf().book("infant_mortality").alike("E10000017", WHEN)
        assert alike.codes == ("E10000024", "E10000028") and "as the loaded list" in alike.how

    def test_areas_are_ranked_among_their_like(self):
        book = queries.shelf().book("infant_mortality")
        burnley, told = profile.around(book, "E07000117", WHEN)
        assert told == "Districts of Lancashire" and len(burnley) == 12
        county, told = profile.around(book, "E10000017", WHEN)
        assert told == "Authorities of North West" and not any(code.startswith("E07") for code in county)
        regions, told = profile.around(book, "E12000002", WHEN)
        assert told == "Regions of England" and len(regions) == 9

    def test_a_series_marks_what_breaks_it(self):
        spans = [period(text) for text in ("2008-10", "2009-11", "2016-18", "2017-19", "2018-20")]
        found = plots._breaks(spans)
        assert [each.period for each in found] == ["2017-19"] and found[0].label.startswith("April 2019")
        earlier = plots._breaks([calendar(year) for year in (2008, 2009, 2010, 2011)])
        assert [each.period for each in earlier] == ["2010"] and earlier[0].label.startswith("April 2010")

    def test_a_missing_period_is_a_gap_in_the_series(self):
        found = queries.shelf().book("infant_mortality").series("E10000017", 3)
        assert [str(each.reading.period) for each in found][-3:] == ["2014-16", "2015-17", "2016-18"]
        assert found[-2].reading.value is None and found[-2].why == "Live births of 2017 are not published."

    def test_recent_trend_is_of_single_years_and_says_which(self):
        book = queries.shelf().book("infant_mortality")
        england = book.recent("E92000001")
        assert england.words == "Falling: getting better" and england.since == "2010 to 2016"
        assert book.recent("E10000017").words == "No significant change"
