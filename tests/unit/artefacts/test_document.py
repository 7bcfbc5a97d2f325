"""A document refuses what no writer could set."""

import pytest

from cdop.artefacts.document import ChartBlock, Column, Document, Heading, TableBlock

COLUMNS = (Column("a"),)


@pytest.mark.parametrize("cell", [True, float("nan"), float("inf"), object()])
def test_a_cell_is_a_text_or_a_finite_number(cell):
    with pytest.raises(ValueError, match="Row 1 of table “t”"):
        TableBlock("t", "T", COLUMNS, ((cell,),))


def test_a_row_has_as_many_cells_as_columns():
    with pytest.raises(ValueError, match="Row 2 of table “t” has 2 cells, not 1"):
        TableBlock("t", "T", COLUMNS, (("x",), ("x", "y")))


@pytest.mark.parametrize("name", ["", "Big", "../t", "a" * 29, "1a"])
def test_a_table_name_is_safe_for_files_and_sheets(name):
    with pytest.raises(ValueError, match="is not a table name"):
        TableBlock(name, "T", COLUMNS, ())


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two columns of one name"):
        TableBlock("t", "T", (Column("Year"), Column("year")), ())


def test_a_chart_stands_beside_its_table():
    with pytest.raises(ValueError, match="which is missing"):
        Document("D", "", (), (ChartBlock("<svg/>", "Finding", "Bars", "t"),))


def test_two_tables_of_one_name_are_refused():
    table = TableBlock("t", "T", COLUMNS, ())
    with pytest.raises(ValueError, match="the same name"):
        Document("D", "", (), (table, table))


def test_a_chart_needs_words_for_those_who_cannot_see_it():
    with pytest.raises(ValueError, match="needs a description"):
        ChartBlock("<svg/>", "Finding", " ", "t")


def test_headings_begin_under_the_title():
    with pytest.raises(ValueError, match="level 2, 3 or 4"):
        Heading("H", level=1)


def test_each_mark_used_is_explained_once():
    table = TableBlock("t", "T", COLUMNS, (("[c]",), ("[c]",), (None,)))
    marks = Document("D", "", (), (table,)).marks_explained
    assert [mark.split()[0] for mark in marks] == ["[c]", "[x]"]
