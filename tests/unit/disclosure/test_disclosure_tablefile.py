"""Table files: read back as written, the same bytes each time, nothing a spreadsheet would run."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.disclosure import tablefile
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import Dimension
from cdop.disclosure.tablefile import About

from .tables import grid, one_way

ABOUT = About(
    "death",
    {"from": "2023-04-01", "to": "2024-03-31"},
    "Case records",
    Rule().described(),
    (Rule().sentence,),
)


def test_a_table_file_is_read_back_as_written(tmp_path):
    table = protect([grid((2, 3), [1, 0, 12, 7, 5, 3])], Rule()).table("grid")
    figures, _ = tablefile.write(tmp_path, table, ABOUT)
    assert tablefile.read(figures) == (table, ABOUT)
    assert b"\r" not in figures.read_bytes()
    before = figures.read_bytes()
    tablefile.write(tmp_path, table, ABOUT)
    assert figures.read_bytes() == before


def test_the_columns_are_dimensions_then_count_then_status():
    table = protect([one_way("age", [10, 1])], Rule()).table("age")
    assert tablefile.csv_bytes(table) == b"age,count,status\nage0,10,shown\nage1,0,zero\nTotal,10,shown\n"


def test_hidden_is_empty_and_not_nought(tmp_path):
    dimension = Dimension("age", "Age", ("young",), has_total=False)
    table = ProtectedTable("age", "deaths", (dimension,), (ProtectedCell(("young",), None, "hidden"),))
    figures, _ = tablefile.write(tmp_path, table, About())
    assert figures.read_text() == "age,count,status\nyoung,,hidden\n"
    assert tablefile.read(figures)[0].value(age="young") is None


def test_nesting_is_described():
    age = Dimension("age", "Age", ("infant", "day"), {"day": "First day"}, parents={"day": "infant"})
    cells = tuple(ProtectedCell.showing((code,), 5) for code in age.positions)
    described = json.loads(tablefile.json_bytes(ProtectedTable("t", "deaths", (age,), cells), ABOUT))
    assert described["dimensions"][0]["hierarchy"] == {"day": "infant"}
    assert described["dimensions"][0]["codes"][1] == {"code": "day", "label": "First day"}
    assert described["rule"]["threshold"] == 5


@given(st.text(min_size=1, max_size=8))
@settings(max_examples=100, deadline=None)
def test_no_code_is_a_formula_and_every_code_comes_back(text):
    written = tablefile.neutral(text)
    assert written.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert tablefile._plain(written) == text


@pytest.mark.parametrize("code", ["=1+1", "@SUM(A1)", "-2", "+44", "'=1", "＝1"])
def test_a_dangerous_code_is_written_harmless(code, tmp_path):
    dimension = Dimension("d", "D", (code,), has_total=False)
    table = ProtectedTable("t", "deaths", (dimension,), (ProtectedCell((code,), 5, "shown"),))
    figures, _ = tablefile.write(tmp_path, table, About())
    assert next(csv.reader(io.StringIO(figures.read_text().split("\n", 1)[1])))[0] == f"'{code}"
    assert tablefile.read(figures)[0] == table


def test_counts_are_read_with_or_without_margins(tmp_path):
    path = tmp_path / "deaths.csv"
    path.write_text("age,sex,count\n0,F,1\n0,M,2\n1,F,3\n1,M,4\n")
    bare = tablefile.read_counts(path)
    path.write_text(path.read_text() + "Total,Total,10\n")
    assert tablefile.read_counts(path) == bare
    assert bare.counts["Total", "F"] == 4


def test_factors_without_a_total_get_none(tmp_path):
    path = tmp_path / "factors.csv"
    path.write_text("factor,year,count\nA,1,1\nA,2,2\nA,Total,3\n")
    assert [d.has_total for d in tablefile.read_counts(path).dimensions] == [False, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("age,sum\n0,1\n", "then “count”"),
        ("age,count\n0,one\n", "line 2: the count “one”"),
        ("age,count\n0,1\n0,1\n", "line 3: this cell stands in the file twice"),
        ("age,count\n0,1,2\n", "line 2: 3 values"),
        ("age,count\n0,1\nTotal,2\n", "its parts add up to 1"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_line(tmp_path, text, words):
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(BadTable, match=words):
        tablefile.read_counts(path)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("age0,0,shown", "does not fit"),
        ("age0,5,hidden", "does not fit"),
        ("age0,,zero", "not a whole number"),
    ],
)
def test_a_status_that_does_not_fit_is_refused(tmp_path, row, words):
    table = protect([one_way("age", [10])], Rule()).table("age")
    figures, _ = tablefile.write(tmp_path, table, ABOUT)
    figures.write_text(figures.read_text().replace("age0,10,shown", row))
    with pytest.raises(BadTable, match=words):
        tablefile.read(figures)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("age1,0,zero\n", "", "not the cells"), ("age,count", "ages,count", "The columns of age.csv")],
)
def test_a_file_that_does_not_match_its_description_is_refused(tmp_path, old, new, words):
    table = protect([one_way("age", [10, 1])], Rule()).table("age")
    figures, _ = tablefile.write(tmp_path, table, ABOUT)
    figures.write_text(figures.read_text().replace(old, new))
    with pytest.raises(BadTable, match=words):
        tablefile.read(figures)
