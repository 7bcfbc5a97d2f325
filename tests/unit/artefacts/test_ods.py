"""The OpenDocument spreadsheet: what the workbook says, by the rules for accessible spreadsheets."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings

from cdop.artefacts.document import Column, Document, Heading, Paragraph, TableBlock
from cdop.artefacts.writers.ods import write_ods
from cdop.artefacts.writers.text import printable
from cdop.artefacts.writers.xlsx import write_xlsx
from tests.unit.artefacts.opendocument import OFFICE, STYLE, TABLE, TEXT, Spreadsheet
from tests.unit.artefacts.test_neutral_text import DANGEROUS, MOMENT, TEXTS


@pytest.fixture
def read(document, made_at):
    return Spreadsheet(write_ods(document, made_at=made_at))


def test_every_cell_of_every_sheet_is_that_of_the_workbook(document, made_at, read):
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, made_at=made_at)))
    assert list(read.sheets) == book.sheetnames
    for sheet in book:
        cells = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        assert read.values(sheet.title) == cells


def test_hidden_cells_are_marked_numbers_are_numbers_and_text_is_no_formula(read):
    assert read.values("modifiable_factors")[-5:] == [
        ["Factor", "2022-23 (reviews)"],
        ["Smoking", 45.0],
        ["'=1+2", 1.5],
        ["Alcohol", "[c]"],
        ["Total", "[x]"],
    ]
    assert not any(cell.get(f"{TABLE}formula") for cell in read.content.iter(f"{TABLE}table-cell"))


def test_no_cell_is_blank_merged_or_covered_and_the_title_is_a_heading(read):
    for rows in read.sheets.values():
        assert all(str(cell.value).strip() for row in rows for cell in row)
        assert rows[0][0].style == "Heading_20_1"
    tags = {element.tag for element in read.content.iter()}
    assert f"{TABLE}covered-table-cell" not in tags
    names = {style.get(f"{STYLE}display-name") for style in read.part("styles.xml").iter(f"{STYLE}style")}
    assert {"Heading 1", "Heading 2"} <= names


def test_every_style_that_is_named_is_there(read):
    used = {
        value
        for part in ("content.xml", "styles.xml")
        for element in read.part(part).iter()
        for name, value in element.attrib.items()
        if name.endswith(("style-name", "page-layout-name", "master-page-name"))
    }
    there = {
        element.get(f"{STYLE}name")
        for part in ("content.xml", "styles.xml")
        for element in read.part(part).iter()
    }
    assert used <= there


def test_each_table_is_marked_up_from_its_head_to_its_last_row(read):
    assert read.ranges["table_modifiable_factors"] == "modifiable_factors.A8:modifiable_factors.B12"
    assert set(read.ranges) == {"table_cover", "table_contents", "table_notes", "table_modifiable_factors"}


def test_the_head_and_the_marking_are_repeated_on_each_printed_page(read):
    repeated = [
        ["".join(cell.itertext()) for cell in row]
        for part in read.content.iter(f"{TABLE}table-header-rows")
        for row in part
    ]
    assert repeated[-2:] == [["Official: sensitive"], ["Factor", "2022-23 (reviews)"]]


def test_contents_link_to_each_sheet_and_each_sheet_back(read):
    links = [row[0].link for row in read.sheets["Contents"] if row[0].link]
    assert links == ["#Text.A1", "#Notes.A1", "#modifiable_factors.A1"]
    assert "#Contents.A1" in [row[0].link for row in read.sheets["modifiable_factors"]]


def test_properties_name_title_language_maker_and_moment(read):
    said = {element.tag.rpartition("}")[2]: element.text for element in read.part("meta.xml").iter()}
    assert said["title"] == "Annual report of the invented panel"
    assert said["language"] == "en-GB"
    assert said["initial-creator"] == "Child death overview panel"
    assert said["creation-date"] == "2026-03-27T10:05:00Z"
    text = read.part("styles.xml").find(f".//{STYLE}default-style/{STYLE}text-properties")
    assert {"en", "GB"} <= set(text.attrib.values())


def test_the_package_says_first_and_plainly_what_it_is(document, made_at):
    """OpenDocument 1.3, part 2, 3.3: `mimetype` is the first part, not compressed, without extra field."""
    data = write_ods(document, made_at=made_at)
    assert data[30:38] == b"mimetype"
    assert data[38:].startswith(b"application/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        first = parts.infolist()[0]
        assert first.compress_type == zipfile.ZIP_STORED and not first.extra
        listed = parts.read("META-INF/manifest.xml").decode()
        assert all(f'"{name}"' in listed for name in parts.namelist()[1:-1])


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_text_can_be_a_formula_or_break_the_file(text):
    table = TableBlock("cells", "Cells", (Column("a"), Column("b", numeric=True)), ((text, -3), (text, -0.5)))
    read = Spreadsheet(write_ods(Document("Cells", "", (("Said", text),), (table,)), made_at=MOMENT))
    texts = [cell.value for rows in read.sheets.values() for row in rows for cell in row]
    words = [value for value in texts if isinstance(value, str)]
    assert not any(value.lstrip(" \u00a0\u200b\ufeff").startswith(tuple(DANGEROUS)) for value in words)
    assert [row[1] for row in read.values("cells")[-2:]] == [-3.0, -0.5]
    if text.strip():
        kept = printable(text).replace("\t", " ").replace("\r", " ").removeprefix("'")
        assert read.values("cells")[-1][0].removeprefix("'") == kept


@pytest.mark.parametrize("text", ["x" * 32_768, "=" + "x" * 32_766])
def test_a_text_too_long_for_a_cell_is_refused_not_dropped(made_at, text):
    table = TableBlock("t", "T", (Column("a"),), ((text,),))
    with pytest.raises(ValueError, match="too long for a cell"):
        write_ods(Document("D", "", (), (table,)), made_at=made_at)


def test_headings_of_the_text_keep_their_level(made_at):
    blocks = (Heading("A"), Paragraph("a"), Heading("B", 3), Paragraph("b"))
    read = Spreadsheet(write_ods(Document("D", "", (), blocks), made_at=made_at))
    styles = [row[0].style for row in read.sheets["Text"]]
    assert styles == ["Heading_20_1", "Heading_20_2", "Words", "Heading_20_3", "Words"]


def test_a_table_without_rows_says_so(made_at):
    table = TableBlock("none", "T", (Column("a"),), ())
    read = Spreadsheet(write_ods(Document("D", "", (), (table,)), made_at=made_at))
    assert read.values("none")[1:] == [
        ["This sheet holds one table, which has no rows: [z] means not applicable."],
        ["Back to contents"],
        ["a"],
        ["[z]"],
    ]


def test_only_a_long_table_has_its_head_frozen(made_at):
    short, long = (
        TableBlock(name, "T", (Column("n", numeric=True),), tuple((n,) for n in range(length)))
        for name, length in (("short", 30), ("long", 31))
    )
    read = Spreadsheet(write_ods(Document("D", "", (), (short, long)), made_at=made_at))
    name = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}name"
    views = {
        entry.get(name): {item.get(name): item.text for item in entry}
        for entry in read.part("settings.xml").iter()
        if entry.tag.endswith("config-item-map-entry")
    }
    assert views["long"]["VerticalSplitPosition"] == "4"
    assert "VerticalSplitPosition" not in views["short"]


def test_a_number_is_shown_as_its_column_is(made_at):
    rows = ((1234.5,), (2,), (-0.25,))
    table = TableBlock("t", "T", (Column("n", numeric=True),), rows)
    read = Spreadsheet(write_ods(Document("D", "", (), (table,)), made_at=made_at))
    shown = [
        cell.find(f"{TEXT}p").text
        for cell in read.content.iter(f"{TABLE}table-cell")
        if cell.get(f"{OFFICE}value-type") == "float"
    ]
    assert shown == ["1,234.50", "2.00", "-0.25"]
