"""A document as a Word file, to be edited: real headings, lists and tables, charts as described pictures."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from cdop.artefacts.document import (
    Block,
    ChartBlock,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    TableBlock,
)
from cdop.artefacts.writers.docx_styles import WIDTH, blank
from cdop.artefacts.writers.docx_xml import field, table
from cdop.artefacts.writers.packing import Package
from cdop.artefacts.writers.picture import as_png
from cdop.artefacts.writers.printed import printed_rows, weights
from cdop.artefacts.writers.text import printable
from cdop.core.words import day

ABOUT = (Column("About"), Column("Value"))


def write_docx(document: Document, *, made_at: datetime) -> bytes:
    """The file's bytes, the same for the same document and moment (`made_at`, aware)."""
    word = blank(document, made_at)
    _Writer(word).write(document, day(made_at.astimezone(UTC).date()))
    out = io.BytesIO()
    word.save(out)
    return _packed(out.getvalue())


class _Writer:
    """Writes the blocks of one document in order, numbering its tables and its figures."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.numbers = {"Table": 0, "Figure": 0}

    def write(self, document: Document, made_on: str) -> None:
        self._say(document.title, "Title")
        if document.subtitle:
            self._say(document.subtitle, "Subtitle")
        if document.facts:
            rows = [[name, value] for name, value in (*document.facts, ("Made on", made_on))]
            self.word.element.body.insert_element_before(table("About", "", ABOUT, rows, (1, 3)), "w:sectPr")
        is_after_table = False
        for block in document.blocks:
            self._block(block, is_after_table=is_after_table)
            is_after_table = isinstance(block, TableBlock)
        if document.marks_explained:
            self._say("Marks used in the tables", "Heading 1")
            for mark in document.marks_explained:
                self._say(mark, "List Bullet")

    def _block(self, block: Block, *, is_after_table: bool) -> None:
        match block:
            case Heading(text, level):
                self._say(text, f"Heading {level - 1}")
            case Paragraph(text):
                said = self._say(text)
                if is_after_table:  # a table has no room of its own beneath it
                    said.paragraph_format.space_before = Pt(10)
            case Notes(items):
                for item in items:
                    self._say(item, "List Number")
            case ChartBlock():
                self._chart(block)
            case TableBlock():
                self._table(block)

    def _table(self, block: TableBlock) -> None:
        self._caption("Table", block.title)
        rows = printed_rows(block)
        made = table(block.title, block.note, block.columns, rows, weights(block.columns, rows))
        self.word.element.body.insert_element_before(made, "w:sectPr")
        empty = "" if rows else "The table has no rows."
        for line in (empty, block.note, f"Source: {block.source}" if block.source else ""):
            if line:
                self._under(line)

    def _under(self, line: str) -> None:
        """A smaller line under a table."""
        said = self._say(line)
        said.paragraph_format.space_before, said.paragraph_format.space_after = Pt(4), Pt(4)
        said.runs[0].font.size = Pt(10)

    def _chart(self, block: ChartBlock) -> None:
        self._caption("Figure", block.title)
        self.word.add_picture(io.BytesIO(as_png(block.svg)), width=WIDTH)
        shape = self.word.inline_shapes[-1]._inline
        shape.docPr.set("descr", printable(block.alt))
        shape.docPr.set("name", f"Figure {self.numbers['Figure']}")

    def _caption(self, kind: str, title: str) -> None:
        """`Table 1: …`, its number kept by Word, on one page with what follows."""
        self.numbers[kind] += 1
        caption = self._say(f"{kind} ", "Caption")
        field(caption, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        caption.add_run(f": {printable(title)}")
        caption.paragraph_format.keep_with_next = True

    def _say(self, text: str, style: str = "Normal") -> WordParagraph:
        return self.word.add_paragraph(printable(text), style)


def _packed(data: bytes) -> bytes:
    """The same parts, with nothing of the clock."""
    package = Package()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            package.add(name, source.read(name))
    return package.finished()
