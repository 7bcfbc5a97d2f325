"""The PDF, read back by pypdf: tagged, titled, in a language, and saying what the document says."""

import io

import pypdf
import pytest
import time_machine

from cdop.artefacts.document import Column, Document, Paragraph, TableBlock
from cdop.artefacts.writers.pdf import write_pdf


@pytest.fixture
def reader(document, made_at):
    return pypdf.PdfReader(io.BytesIO(write_pdf(document, made_at=made_at)))


def _tags(node, found):
    """Every structure element beneath, by its type."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            _tags(child, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.setdefault(node["/S"], []).append(node)
        if "/K" in node:
            _tags(node["/K"], found)
    return found


def test_it_is_tagged_and_says_its_language_title_and_moment(reader, made_at):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Annual report of the invented panel"
    assert reader.metadata.creation_date == made_at
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_it_has_headings_header_cells_and_a_chart_with_words(reader):
    tags = _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], {})
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)
    assert [figure["/Alt"] for figure in tags["/Figure"]] == ["Bars of two factors"]
    assert len(tags["/TH"]) == 4


def test_headings_are_bookmarks_in_their_order(reader):
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles == ["What the panel found", "Marks used in the tables"]


def test_every_table_cell_and_list_item_is_tagged_and_nothing_is_unmarked(reader):
    tags = _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], {})
    assert {"/THead", "/TBody", "/TR", "/L", "/LI"} <= set(tags)
    assert all(cell["/A"][0]["/Scope"] == "/Column" for cell in tags["/TH"])
    for page in reader.pages:
        drawn = page.get_contents().get_data()
        assert drawn.count(b"BDC") + drawn.count(b"BMC") == drawn.count(b"EMC") > 0
        assert page["/Tabs"] == "/S"


def test_a_table_too_wide_for_its_words_is_set_in_smaller_letters(made_at):
    columns = tuple(Column(f"Immunisation {place}", numeric=True) for place in range(10))
    table = TableBlock("t", "T", columns, (tuple(range(10)),))
    sizes = []
    read = pypdf.PdfReader(io.BytesIO(write_pdf(Document("D", "", (), (table,)), made_at=made_at)))
    read.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: sizes.append(size) if "Immun" in text else None
    )
    assert sizes and max(sizes) < 10


def test_text_is_shown_as_it_is_and_never_run(reader):
    words = " ".join(page.extract_text() for page in reader.pages)
    for text in (
        "#panic() $x$ @nobody",
        "=1+2",
        "Official: sensitive",
        "[c] means confidential",
        "27 March 2026",
    ):
        assert text in words


def test_no_font_of_the_machine_is_used(reader):
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert all(font.startswith(("Libertinus", "DejaVuSansMono")) for font in fonts)


def test_the_bytes_do_not_depend_on_the_clock(document, made_at):
    with time_machine.travel("2001-01-01"):
        first = write_pdf(document, made_at=made_at)
    with time_machine.travel("2040-07-01"):
        assert write_pdf(document, made_at=made_at) == first


@pytest.mark.parametrize(
    "text", ["\0\x01\ufffe", "العربية Łódź Кириллица Ωmega", "#" * 50, "\\u{41} */ ]]", ""]
)
def test_odd_text_still_sets(made_at, text):
    table = TableBlock("t", "T", (Column("a"),), ((text,),))
    assert write_pdf(Document("D", text, (), (Paragraph(text), table)), made_at=made_at).startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["中", "ⴰ"])  # the second is in DejaVu Sans, a font of many machines
def test_a_letter_that_cannot_be_shown_is_named_not_left_blank_or_borrowed(made_at, letter):
    with pytest.raises(ValueError, match=f"could not be made: .*{letter}"):
        write_pdf(Document("D", letter, (), ()), made_at=made_at)
