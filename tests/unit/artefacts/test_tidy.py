"""Tidy data: one row a figure, every column explained, hidden figures without a number, no formula."""

import csv
import io
import json

import pytest

from cdop.artefacts.writers.tidy import write_tidy_csv, write_tidy_json
from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import Dimension
from cdop.disclosure.tablefile import About

ABOUT = About(
    basis="Date of review",
    period={"from": "2022-04-01", "to": "2023-03-31"},
    source="Invented panel",
    rule={"method": "rounding", "base": 5},
    notes=("A note.",),
)
SEX = Dimension("sex", "Sex", ("f", "m"), {"f": "Female", "m": "Male"})
AGE = Dimension("age", "Age", ("=0", "1-4"), {"=0": "@under 1"}, has_total=False)


def table(name, dimension, counts):
    cells = tuple(
        ProtectedCell.hiding((code,)) if count is None else ProtectedCell.showing((code,), count)
        for code, count in zip(dimension.positions, counts, strict=True)
    )
    return ProtectedTable(name, "reviews 2022-23", (dimension,), cells, f"By {dimension.title}")


@pytest.fixture
def tables():
    return [table("by_sex", SEX, (45, None, 60)), table("by_age", AGE, (0, 15))]


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_each_figure_is_a_row_that_says_what_is_counted_when_and_how(tables):
    rows = rows_of(write_tidy_csv(tables, ABOUT, unit="reviews"))
    assert len(rows) == 5
    assert rows[0] == {
        "table": "by_sex",
        "population": "reviews 2022-23",
        "period": "2022-04-01/2023-03-31",
        "basis": "Date of review",
        "unit": "reviews",
        "sex": "f",
        "sex_label": "Female",
        "age": "",
        "age_label": "",
        "count": "45",
        "status": "shown",
    }


def test_a_hidden_figure_has_no_count_a_zero_is_told_apart_and_a_margin_is_named(tables):
    rows = rows_of(write_tidy_csv(tables, ABOUT, unit="reviews"))
    assert [(row["count"], row["status"]) for row in rows] == [
        ("45", "shown"),
        ("", "hidden"),
        ("60", "shown"),
        ("0", "zero"),
        ("15", "shown"),
    ]
    assert rows[2]["sex"] == rows[2]["sex_label"] == "Total"


def test_no_text_of_the_csv_can_be_a_formula(tables):
    rows = rows_of(write_tidy_csv(tables, ABOUT, unit="=1+1"))
    assert rows[3]["age"] == "'=0" and rows[3]["age_label"] == "'@under 1"
    assert {row["unit"] for row in rows} == {"'=1+1"}


def test_csv_is_utf_8_without_a_mark_and_ends_lines_as_rfc_4180_says(tables):
    data = write_tidy_csv(tables, ABOUT, unit="reviews")
    assert data.startswith(b"table,population,period,basis,unit,sex,sex_label,age,age_label,count,status\r\n")
    assert data.count(b"\r\n") == 6 == data.count(b"\n")


def test_json_holds_the_same_figures_as_they_are(tables):
    read = json.loads(write_tidy_json(tables, ABOUT, unit="reviews"))
    assert read["rows"][1]["count"] is None and read["rows"][1]["status"] == "hidden"
    assert read["rows"][3]["age"] == "=0" and "sex" not in read["rows"][3]
    assert read["about"]["rule"] == {"method": "rounding", "base": 5}
    assert read["about"]["notes"] == ["A note."]
    flat = [{key: "" if value is None else str(value) for key, value in row.items()} for row in read["rows"]]
    given = [
        {key: value.removeprefix("'") for key, value in row.items() if value or key == "count"}
        for row in rows_of(write_tidy_csv(tables, ABOUT, unit="reviews"))
    ]
    assert flat == given


def test_the_dictionary_explains_every_column_code_and_status(tables):
    data = write_tidy_csv(tables, ABOUT, unit="reviews")
    dictionary = json.loads(write_tidy_json(tables, ABOUT, unit="reviews"))["dictionary"]
    assert [each["name"] for each in dictionary["columns"]] == list(rows_of(data)[0])
    assert all(each["meaning"] for each in dictionary["columns"])
    assert {row["status"] for row in rows_of(data)} <= set(dictionary["status"])
    sex, age = dictionary["tables"]
    assert sex["dimensions"][0]["codes"] == {"f": "Female", "m": "Male"}
    assert age["dimensions"][0]["has_total"] is False


def test_two_meanings_of_one_name_are_both_told():
    bands = Dimension("age", "Age in bands", ("0-4",))
    tables = [table("by_age", AGE, (5, 5)), table("by_band", bands, (5, 5))]
    dictionary = json.loads(write_tidy_json(tables, ABOUT, unit="reviews"))["dictionary"]
    meaning = next(each["meaning"] for each in dictionary["columns"] if each["name"] == "age")
    assert meaning.startswith("Age or Age in bands")


@pytest.mark.parametrize("name", ["period", "unit", "sex_label"])
def test_a_dimension_that_would_hide_a_column_is_refused(name):
    clash = Dimension(name, "Clash", ("a",))
    with pytest.raises(ValueError, match=f"two columns “{name}”"):
        write_tidy_csv([table("by_sex", SEX, (5, 5, 10)), table("t", clash, (5, 5))], ABOUT, unit="reviews")


def test_a_period_may_be_a_name_and_there_may_be_no_tables():
    assert write_tidy_csv([], About(period="2022-23"), unit="reviews").count(b"\r\n") == 1
    read = json.loads(write_tidy_json([], About(period="2022-23"), unit="reviews"))
    assert read["about"]["period"] == "2022-23" and read["rows"] == []
