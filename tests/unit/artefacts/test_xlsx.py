"""The workbook, read back by openpyxl, against the rules for accessible spreadsheets."""

import io
import os
import zipfile

import openpyxl
import pytest
import time_machine

from cdop.artefacts.document import Column, Document, TableBlock
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


def test_a_text_too_long_for_a_cell_is_refused_not_dropped(made_at):
    table = TableBlock("t", "T", (Column("a"),), (("x" * 32_768,),))
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
