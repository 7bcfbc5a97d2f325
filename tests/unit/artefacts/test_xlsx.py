"""The workbook, read back by openpyxl, against the rules for accessible spreadsheets."""

import io
import os
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import time_machine

from cdop.artefacts.document import Column, Document, TableBlock
from cdop.artefacts.writers import xlsx
from cdop.artefacts.writers.sheet_layout import MOST_ROWS
from cdop.artefacts.writers.xlsx import write_xlsx


@pytest.fixture
def book(document, made_at):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(document, made_at=made_at)))


def test_sheets_come_in_the_prescribed_order(book):
    assert book.sheetnames == ["Cover", "Contents", "Text", "Notes", "modifiable_factors"]


def test_every_sheet_begins_with_a_title_and_has_at_most_one_table_and_no_merged_cells(book):
    for sheet in book:
        assert sheet["A1"].value
        assert len(sheet.tables) <= 1
        assert not sheet.merged_cells.ranges


def test_the_table_object_covers_exactly_the_head_and_the_rows(book):
    sheet = book["modifiable_factors"]
    (table,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    assert rows == [
        ["Factor", "2022-23 (reviews)"],
        ["Smoking", 45],
        ["'=1+2", 1.5],
        ["Alcohol", "[c]"],
        ["Total", "[x]"],
    ]


def test_no_row_between_title_and_table_is_blank(book):
    sheet = book["modifiable_factors"]
    assert all(sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1))


def test_properties_name_title_language_and_moment(book, made_at):
    assert book.properties.title == "Annual report of the invented panel"
    assert book.properties.language == "en-GB"
    assert book.properties.created == made_at.replace(tzinfo=None)


def test_contents_link_to_each_sheet(book):
    links = [cell.hyperlink.location for cell in book["Contents"]["A"] if cell.hyperlink]
    assert links == ["'Text'!A1", "'Notes'!A1", "'modifiable_factors'!A1"]


def test_the_finding_of_a_chart_stands_with_its_numbers(book):
    lines = [cell.value for cell in book["modifiable_factors"]["A"]]
    assert "Finding: Smoking was found most often" in lines


@pytest.mark.parametrize("length, head", [(30, None), (31, "A6")])
def test_only_a_long_table_has_its_head_frozen(made_at, length, head):
    table = TableBlock("t", "T", (Column("n", numeric=True),), tuple((n,) for n in range(length)), source="S")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Document("D", "", (), (table,)), made_at=made_at)))
    assert book["t"].freeze_panes == head


def test_a_table_without_rows_and_one_named_like_our_sheets_still_open(made_at):
    tables = (
        TableBlock("notes", "T", (Column("a"),), ()),
        TableBlock("history", "T", (Column("a"),), ((1,),)),
    )
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Document("D", "", (), tables), made_at=made_at)))
    assert book.sheetnames == ["Cover", "Contents", "notes_table", "history_table"]


def test_nothing_is_said_in_a_header_or_footer_alone(document, made_at):
    with zipfile.ZipFile(io.BytesIO(write_xlsx(document, made_at=made_at))) as parts:
        assert not any(b"headerFooter" in parts.read(name) for name in parts.namelist())


def test_the_marking_stands_on_the_cover_and_on_every_printed_page_of_a_table(book):
    sheet = book["modifiable_factors"]
    assert "Official: sensitive" in [cell.value for cell in book["Cover"]["A"]]
    assert [sheet.cell(row, 1).value for row in (7, 8)] == ["Official: sensitive", "Factor"]
    assert sheet.print_title_rows == "$7:$8"


def test_no_cell_of_a_table_is_blank(made_at):
    rows = (("", None, 1), ("  ", "a", None))
    columns = (Column("a"), Column("b"), Column("c", numeric=True))
    document = Document("D", "", (), (TableBlock("t", "T", columns, rows),))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, made_at=made_at)))
    (table,) = book["t"].tables.values()
    body = [[cell.value for cell in row] for row in book["t"][table.ref]][1:]
    assert body == [["[x]", "[x]", 1], ["[x]", "a", "[x]"]]
    assert "[x] means not available." in [cell.value for cell in book["Notes"]["B"]]


def test_titles_are_headings_by_name(book):
    for sheet in book:
        assert sheet["A1"].style == "Heading 1"
    assert book["Text"]["A2"].style == "Heading 2"


@pytest.mark.parametrize("mark", ["[c]", "[k]", "[u]", "[low]", "[x]", "[z]"])
def test_each_mark_used_is_explained_on_the_notes(made_at, mark):
    table = TableBlock("t", "T", (Column("n", numeric=True),), ((mark,),))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Document("D", "", (), (table,)), made_at=made_at)))
    assert any(str(cell.value).startswith(f"{mark} means ") for cell in book["Notes"]["B"])


def _cells(document, made_at):
    """Every cell of every sheet, with what decides how it is shown, and where its table is."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, made_at=made_at)))
    cells = {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, cell.alignment.horizontal)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }
    heights = {
        (sheet.title, row): size.height for sheet in book for row, size in sheet.row_dimensions.items()
    }
    heads = {table.name: (table.ref, table.column_names) for sheet in book for table in sheet.tables.values()}
    return cells, {key: height for key, height in heights.items() if height}, heads


def test_a_large_table_is_written_by_another_way_into_the_same_sheet(document, made_at, monkeypatch):
    odd = ("  two  spaces ", "a\nb", "x" * 100, "=1", "<&\"'", "\x01", 3, -2.5, 1e20, None, "[c]")
    columns = tuple(Column(f"c{place}", numeric=place % 2 == 1) for place in range(30))
    rows = tuple(tuple(odd[(place + row) % len(odd)] for place in range(30)) for row in range(40))
    large = replace(document, blocks=(*document.blocks, TableBlock("odd", "Odd", columns, rows)))
    direct = _cells(large, made_at)
    monkeypatch.setattr(xlsx, "STREAMED_FROM", 1)
    assert _cells(large, made_at) == direct


def test_letters_that_a_workbook_would_read_as_a_code_are_kept(made_at, monkeypatch):
    """ECMA-376, 22.9.2.19: `_x0041_` within a string means the letter A unless its underscore is escaped."""
    monkeypatch.setattr(xlsx, "STREAMED_FROM", 1)
    table = TableBlock("t", "T", (Column("a"),), (("_x0041_",),))
    with zipfile.ZipFile(io.BytesIO(write_xlsx(Document("D", "", (), (table,)), made_at=made_at))) as parts:
        assert b"<t>_x005F_x0041_</t>" in parts.read("xl/worksheets/sheet3.xml")


@pytest.mark.parametrize("rows, columns", [(MOST_ROWS - 3, 1), (1, 16_385)])
def test_a_table_larger_than_a_sheet_is_refused_not_cut(made_at, rows, columns):
    heads = tuple(Column(f"c{place}") for place in range(columns))
    table = TableBlock("t", "T", heads, ((1,) * columns,) * rows)
    with pytest.raises(ValueError, match="too large for a sheet"):
        write_xlsx(Document("D", "", (), (table,)), made_at=made_at)


@pytest.mark.parametrize("text", ["x" * 32_768, "=" + "x" * 32_766])
def test_a_text_too_long_for_a_cell_is_refused_not_dropped(made_at, text):
    table = TableBlock("t", "T", (Column("a"),), ((text,),))
    with pytest.raises(ValueError, match="too long for a cell"):
        write_xlsx(Document("D", "", (), (table,)), made_at=made_at)


def test_no_part_holds_a_formula(document, made_at):
    with zipfile.ZipFile(io.BytesIO(write_xlsx(document, made_at=made_at))) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/worksheets/sheet" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_the_bytes_do_not_depend_on_the_clock_or_the_time_zone(document, made_at, monkeypatch):
    with time_machine.travel("2001-01-01 23:59"):
        first = write_xlsx(document, made_at=made_at)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    with time_machine.travel("2040-07-01 12:00"):
        assert write_xlsx(document, made_at=made_at) == first
