"""The Word file, read back by python-docx and as XML: headings, tables, pictures with words, one language."""

import io
import re
import struct
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from cdop.artefacts.document import Column, Document, Heading, Paragraph, TableBlock
from cdop.artefacts.writers.docx import write_docx
from cdop.artefacts.writers.picture import as_png


@pytest.fixture
def data(document, made_at):
    return write_docx(document, made_at=made_at)


@pytest.fixture
def read(data):
    return docx.Document(io.BytesIO(data))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def said(read):
    """Style and words of each paragraph, with those that stand in fields."""
    return [
        (each.style.name, "".join(text.text or "" for text in each._p.iter(qn("w:t"))))
        for each in read.paragraphs
    ]


def test_title_headings_captions_and_notes_have_the_style_of_what_they_are(read):
    lines = said(read)
    assert lines[:2] == [
        ("Title", "Annual report of the invented panel"),
        ("Subtitle", "1 April 2022 to 31 March 2023"),
    ]
    for line in (
        ("Heading 1", "What the panel found"),
        ("Caption", "Figure 1: Smoking was found most often"),
        ("Caption", "Table 1: Modifiable factors"),
        ("List Number", "Years run from 1 April to 31 March."),
        ("Heading 1", "Marks used in the tables"),
    ):
        assert line in lines
    assert any(style == "List Bullet" and text.startswith("[c] means") for style, text in lines)


def test_headings_go_down_one_level_under_the_title(made_at):
    blocks = (Heading("a"), Heading("b", 3), Heading("c", 4))
    read = docx.Document(io.BytesIO(write_docx(Document("D", "", (), blocks), made_at=made_at)))
    assert [style for style, _ in said(read)] == ["Title", "Heading 1", "Heading 2", "Heading 3"]


def test_tables_hold_every_cell_and_their_head_is_repeated(read):
    about, table = read.tables
    assert [cell.text for cell in about.rows[-1].cells] == ["Made on", "27 March 2026"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Factor", "2022-23 (reviews)"],
        ["Smoking", "45"],
        ["=1+2", "1.5"],
        ["Alcohol", "[c]"],
        ["Total", "[x]"],
    ]
    for each in (about, table):
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in each.rows]
        assert heads == [True] + [False] * (len(each.rows) - 1)
        assert not each._tbl.findall(f".//{qn('w:gridSpan')}")
    assert table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")) == "Modifiable factors"


def test_a_chart_is_a_picture_with_words(read, data):
    (shape,) = read.inline_shapes
    assert shape._inline.docPr.get("descr") == "Bars of two factors"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        (picture,) = [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    assert picture.startswith(b"\x89PNG")


def test_a_chart_is_sharp_enough_for_print(chart):
    width, _ = struct.unpack(">II", as_png(chart)[16:24])
    assert width / (16.6 / 2.54) > 200


def test_what_is_no_drawing_is_refused():
    with pytest.raises(ValueError, match="could not be drawn"):
        as_png("not a drawing")


def test_marking_title_and_page_numbers_stand_on_each_page(data):
    head, foot = part(data, "word/header1.xml"), part(data, "word/footer1.xml")
    assert "Official: sensitive" in head
    assert "Annual report of the invented panel" in foot and " PAGE " in foot and " NUMPAGES " in foot


def test_properties_name_title_maker_language_and_moment(read, made_at):
    properties = read.core_properties
    assert properties.title == "Annual report of the invented panel"
    assert properties.author == properties.last_modified_by == "Child death overview panel"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified == made_at
    assert properties.comments == ""


def test_all_of_it_is_british_english_in_one_font_of_every_machine(data):
    styles = part(data, "word/styles.xml")
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"en-GB"}
    assert set(re.findall(r'w:(?:ascii|hAnsi)="([^"]+)"', styles)) == {"Arial"}
    assert "Theme=" not in re.sub(r"themeColor|themeTint|themeShade|themeFill\w*", "", styles)


def test_nothing_of_the_library_or_another_machine_is_in_it(data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        assert not [name for name in names if "thumbnail" in name or "customXml" in name or "app.xml" in name]
        assert not any(b"python-docx" in parts.read(name) for name in names)
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        outside = [name for name in names if b'TargetMode="External"' in parts.read(name)]
    assert outside == []


@pytest.mark.parametrize("text", ["\0\x01\ufffe", "</w:t>&<", "a\nb\tc", "العربية 中文", "", '"'])
def test_odd_text_still_opens(made_at, text):
    table = TableBlock("t", f"T{text}", (Column(f"a{text}"),), ((text,),), note=text)
    document = Document(f"D{text}", text, (("f", text),), (Paragraph(text), table), handling=text)
    read = docx.Document(io.BytesIO(write_docx(document, made_at=made_at)))
    assert len(read.tables) == 2


def test_long_titles_fit_the_properties(made_at):
    read = docx.Document(io.BytesIO(write_docx(Document("D" * 300, "S" * 300, (), ()), made_at=made_at)))
    assert read.core_properties.title == "D" * 255
    assert read.paragraphs[0].text == "D" * 300


def test_longest_words_are_given_room_before_long_cells(made_at):
    columns = (Column("Wide"), Column("Immunisations", numeric=True))
    table = TableBlock("t", "T", columns, (("word " * 60, 1),))
    read = docx.Document(io.BytesIO(write_docx(Document("D", "", (), (table,)), made_at=made_at)))
    widths = [int(each.get(qn("w:w"))) for each in read.tables[0]._tbl.tblGrid]
    assert widths[1] >= 13 * 110 + 160  # twips of a bold letter of this size, and the cell's margins
