"""Indicators from the shipped editions against figures worked out or published elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cdop.core.refusals import Refused
from cdop.indicators import queries
from cdop.indicators.definitions import INDICATORS
from cdop.reference.periods import calendar, period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
ORACLES = Path(__file__).parents[2] / "oracles" / "statistics"
LANCASHIRE, NORTH_WEST, ENGLAND = "E10000017", "E12000002", "E92000001"
UNITED_KINGDOM = "K02000001"  # its births are not in the table


def rows(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_three_year_rate_and_verdict_of_453_areas():
    """Rates, limits and verdicts computed from ONS counts outside this project."""
    book = queries.shelf().book("infant_mortality")
    words = {"similar": "similar", "higher (worse)": "worse", "lower (better)": "better"}
    seen = 0
    for row in rows("derived_imr_3yr_la_2010_2016.csv"):
        found = book.compared(row["gss_code"], period(row["period"]))
        reading = found.reading
        assert (reading.numerator, reading.denominator) == (
            int(row["infant_deaths"]),
            int(row["live_births"]),
        )
        assert reading.estimate.value == pytest.approx(float(row["imr_per_1000"]), abs=6e-5)
        assert reading.estimate.lower == pytest.approx(float(row["lower_ci_95"]), abs=6e-5)
        assert reading.estimate.upper == pytest.approx(float(row["upper_ci_95"]), abs=6e-5)
        if row["gss_code"] != ENGLAND:
            assert found.benchmark.estimate.value == pytest.approx(float(row["england_imr"]), abs=6e-5)
            assert found.verdict == words[row["vs_england"]], row
        seen += 1
    assert seen == 906


def test_every_fingertips_figure_is_shown_as_published():
    """475 rows of nine indicators; the verdict by the rule that the interval holds England's value."""
    shelf, by_number = queries.shelf(), {n: i.name for i in INDICATORS.values() for n in i.published}
    low, high = {"lower": "better", "higher": "worse"}, {"lower": "worse", "higher": "better"}
    better = {"low_is_good": low, "high_is_good": high}
    judged = 0
    for row in rows("fingertips_child_maternal_sample_2020.csv"):
        book = shelf.book(by_number[row["indicator_id"]])
        found = book.compared(row["area_code"], period(row["time_period"]))
        if not row["value"]:
            assert found.reading.value is None and found.verdict == ""
            continue
        assert found.reading.estimate.value == float(row["value"])
        assert found.reading.estimate.lower == float(row["lower_ci_95"])
        told = row["vs_england_ci_contains_value_rule"]
        assert found.verdict == better[book.indicator.polarity].get(told, told), row
        judged += 1
    assert judged == 455


def test_lancashire_2014_16_and_2016_18():
    _, first = queries.value("infant_mortality", area=LANCASHIRE, period="2014-16")
    assert round(first.reading.value, 1) == 4.5 and first.reading.numerator / 3 == 59
    assert first.verdict == "similar"
    _, later = queries.value("infant_mortality", area=LANCASHIRE, period="2016 - 18")
    assert round(later.reading.value, 1) == 4.7 and round(later.benchmark.estimate.value, 1) == 3.9
    assert later.verdict == "worse"


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("infant_mortality", "infant"),
        ("neonatal_mortality", "neonatal"),
        ("perinatal_mortality", "perinatal"),
    ],
)
def test_yearly_rates_agree_with_the_publishers_own(name, measure):
    """Every rate that the ONS prints with one decimal, save Hackney 2013, which does not follow from its counts."""
    book = queries.shelf().book(name)
    source = book.sources[0]
    column = f"{measure}_deaths"
    printed = [
        (code, year, row)
        for (code, year, kind), row in source._rows.items()
        if kind == column and row.published_rate is not None and code != UNITED_KINGDOM and year != 2017
    ]
    assert len(printed) > 1900
    wrong = []
    for code, year, row in printed:
        reading = book.reading(code, calendar(year))
        if reading.estimate is None or abs(reading.estimate.value - row.published_rate) > 0.0501:
            wrong.append((code, year))
    assert set(wrong) <= {("E09000012", 2013)}


def test_the_publisher_gives_no_rate_on_fewer_than_three_and_neither_do_we():
    book = queries.shelf().book("infant_mortality")
    christchurch = book.reading("E07000048", period("2014-16"))
    assert christchurch.numerator == 1 and christchurch.value is None and "Fewer than 3" in christchurch.note
    craven = book.reading("E07000163", period("2010-12"))
    assert 3 <= craven.numerator < 20 and craven.mark == "u"
    assert book.reading(LANCASHIRE, period("2014-16")).mark == ""


def test_post_neonatal_is_what_infant_leaves_over_neonatal():
    shelf, when = queries.shelf(), period("2014-16")
    infant, early, late = (
        shelf.book(name).reading(LANCASHIRE, when)
        for name in ("infant_mortality", "neonatal_mortality", "post_neonatal_mortality")
    )
    assert (infant.numerator, early.numerator, late.numerator) == (177, 102, 75)
    assert late.value == pytest.approx(75 / 39595 * 1000)


def test_early_and_late_neonatal_rates_of_england():
    """ONS: 2.7 in all in 2020, by sex 2.4 and 2.9."""
    shelf = queries.shelf()
    assert shelf.book("neonatal_mortality").reading(ENGLAND, calendar(2020)).value == 2.7
    found = shelf.breakdown("neonatal_mortality")
    assert {row.category: row.value for row in found["Sex"]} == {"Female": 2.4, "Male": 2.9}
    groups = {row.category: (row.value, row.is_unreliable) for row in found["Ethnic group"]}
    assert groups["Black Caribbean"] == (5.0, False) and groups["Any other Black background"] == (4.9, True)


def test_a_missing_figure_says_so_and_is_never_0():
    book = queries.shelf().book("breastfeeding_initiation")
    found = book.compared(LANCASHIRE, period("2016/17"))
    assert found.reading.value is None and found.verdict == "" and found.why == "Not published."
    births = queries.shelf().book("infant_mortality").compared(LANCASHIRE, period("2015-17"))
    assert births.reading.value is None and births.why == "Live births of 2017 are not published."
    other = queries.shelf().book("child_mortality").compared(LANCASHIRE, calendar(2016))
    assert "No figures of child mortality" in other.why


def test_a_figure_without_an_interval_gets_no_verdict():
    found = queries.shelf().book("neonatal_mortality").compared(NORTH_WEST, calendar(2020))
    assert found.reading.value == 2.7 and found.verdict == "" and found.why == "No interval is published."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "infant"}, "There is no indicator 'infant'."),
        ({"area": "E10000099"}, "There is no area 'E10000099' in the loaded lists."),
        ({"area": "Lancashire"}, "Lancashire has the code E10000017."),
        ({"period": "2014-13"}, "'2014-13' is not a period."),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(given, sentence):
    asked = {"name": "infant_mortality", "area": LANCASHIRE, "period": "2014-16", **given}
    with pytest.raises(Refused, match=sentence.replace("(", r"\(")):
        queries.value(asked.pop("name"), **asked)


def test_areas_made_since_are_added_up_from_those_they_replaced():
    """Buckinghamshire (2020) from its four districts of the day: 2014-16 births and deaths add up."""
    book = queries.shelf().book("infant_mortality")
    whole = book.reading("E06000060", period("2014-16"))
    parts = [book.reading(f"E0700000{n}", period("2014-16")) for n in (4, 5, 6, 7)]
    assert whole.numerator == sum(part.numerator for part in parts)
    assert whole.denominator == sum(part.denominator for part in parts)


def test_figures_for_a_few_places_are_those_of_all():
    shelf, when = queries.shelf(), period("2014-16")
    few = {book.indicator.name: book for book in shelf.books([LANCASHIRE, "E06000060", ENGLAND])}
    for code in (LANCASHIRE, "E06000060"):
        whole = shelf.book("infant_mortality").compared(code, when)
        assert few["infant_mortality"].compared(code, when) == whole
