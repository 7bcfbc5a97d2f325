"""National headlines: every row of the shipped file, against the file; bad rows held; twice changes nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cdop.access.actors import HouseActor
from cdop.core.refusals import Refused
from cdop.reference import queries
from cdop.reference.actions import load_benchmarks
from cdop.reference.editions import SHIPPED
from cdop.reference.loaders.headlines import indicator_of
from cdop.reference.models import Edition, IndicatorValue

pytestmark = pytest.mark.django_db
FILE = SHIPPED / "published_cdr_national_headlines.csv"
HEAD = "year_ending_31_march,collection,measure,group,value,unit,source"
GOOD = "2031,NCMD,deaths notified,England,3500,count,https://example.org/a"


def shipped_rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_of(row: dict[str, str]) -> str:
    last = int(row["year_ending_31_march"])
    return f"{last - 1}-{last % 100:02d}"


def load(tmp_path: Path, *rows: str, head: str = HEAD):
    path = tmp_path / "headlines.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return load_benchmarks(path=path, by=HouseActor("load_benchmarks"))


@pytest.mark.usefixtures("shipped")
def test_every_row_of_the_file_is_there_with_its_year_value_group_and_source():
    rows = shipped_rows()
    found = queries.headlines({year_of(row) for row in rows})
    assert len(found) == len(rows) == 74
    held = {(each.year, each.measure, each.group, each.value) for each in found}
    for row in rows:
        group = "" if row["group"] == "England" else row["group"]
        assert (year_of(row), row["measure"], group, float(row["value"])) in held
    assert {each.source.split(";")[0] for each in found} <= {row["source"] for row in rows}
    assert all(each.source and each.edition == "national-headlines-2010-2025" for each in found)


@pytest.mark.usefixtures("shipped")
def test_a_figure_is_asked_for_by_measure_and_unit():
    rate = indicator_of("NCMD", "child death rate", "per 100,000")
    (england,) = [each for each in queries.headlines(["2022-23"], [rate]) if not each.group]
    assert england.words == "31.8 per 100,000" and england.year == "2022-23"
    births = indicator_of("NCMD", "infant death rate", "per 1,000 live births")
    infants = indicator_of("NCMD", "infant death rate", "per 1,000 infant population")
    assert {each.value for each in queries.headlines(["2022-23"], [births]) if not each.group} == {3.8}
    assert {each.group for each in queries.headlines(["2022-23"], [infants])} == {
        "deprivation: most deprived",
        "deprivation: least deprived",
    }
    (deaths,) = queries.headlines(["2023-24"], [indicator_of("NCMD", "deaths notified", "count")])
    assert deaths.words == "3,577"
    (share,) = queries.headlines(
        ["2017-18"], [indicator_of("LSCB1", "reviews of deaths under 1 year", "% of reviews")]
    )
    assert share.words == "65% of reviews"
    assert queries.headlines(["2018-19"]) == []


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("soon,NCMD,deaths notified,England,1,count,a", "year_ending_31_march", "not a whole number"),
        ("2031,,deaths notified,England,1,count,a", "collection", "is empty"),
        ("2031,NCMD,deaths notified,England,many,count,a", "value", "is not a number"),
        ("2031,NCMD,deaths notified,England,-3,count,a", "value", "below 0"),
        ("2031,NCMD,deaths notified,England,3.5,count,a", "value", "not a whole number"),
        ("2031,NCMD,reviews,England,120,%,a", "value", "more than 100 in 100"),
        ("2031,NCMD,deaths notified,England,1,per head,a", "unit", "not a unit that is known"),
        ("2031,NCMD,deaths notified,England,1,count,", "source", "is empty"),
        ("2031,NCMD,deaths notified,,1,count,a", "group", "is empty"),
        ("2031,NCMD,deaths notified,England,1,count", "", "6 cells"),
    ],
)
def test_a_row_that_cannot_be_right_is_held_with_its_reason_and_loses_no_other(tmp_path, row, column, reason):
    done = load(tmp_path, row, GOOD)
    assert done.edition.rows == 1 and done.lines == 2
    (held,) = done.held
    assert (held.line, held.column) == (2, column) and reason in held.reason
    assert queries.held_lines(done.edition.slug)[0].reason == held.reason


def test_a_blank_is_never_nought(tmp_path):
    done = load(tmp_path, "2031,NCMD,deaths notified,England,,count,a", GOOD.replace("2031", "2032"))
    assert not done.held
    row = IndicatorValue.objects.get(edition=done.edition, period="2030/31")
    assert (row.value, row.status) == (None, "not_published")
    assert [each.year for each in queries.headlines(["2030-31", "2031-32"])] == ["2031-32"]


def test_loading_twice_changes_nothing(tmp_path):
    first = load(tmp_path, GOOD)
    again = load(tmp_path, GOOD)
    assert first.is_new and not again.is_new and again.edition == first.edition
    assert Edition.objects.filter(sha256=first.edition.sha256).count() == 1


@pytest.mark.usefixtures("shipped")
def test_the_shipped_file_is_not_loaded_a_second_time_as_a_benchmark():
    done = load_benchmarks(path=FILE, by=HouseActor("load_benchmarks"))
    assert not done.is_new and done.edition.slug == "national-headlines-2010-2025"


def test_columns_may_stand_in_any_order_and_two_figures_for_one_thing_are_both_held(tmp_path):
    turned = ",".join(reversed(HEAD.upper().split(",")))
    done = load(tmp_path, ",".join(reversed(GOOD.split(","))), head=turned)
    assert done.edition.rows == 1 and done.edition.loader == "headlines"
    with pytest.raises(Refused, match="gives the same area, period and group another figure"):
        load(tmp_path, GOOD, GOOD.replace("3500", "3600"))
