"""Pieces of WordprocessingML that python-docx has no words for: fields, and tables written as a whole."""

from collections.abc import Sequence

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.text.paragraph import Paragraph

from cdop.artefacts.document import Column
from cdop.artefacts.writers.printed import type_size
from cdop.artefacts.writers.text import printable
from cdop.artefacts.writers.xml_text import attribute

TYPE_SIZE = 10  # points
TWIPS = 9412  # the width of the text on the page
_BORDERS = (
    '<w:top w:val="single" w:sz="8" w:color="212B32"/><w:bottom w:val="single" w:sz="4" w:color="768692"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="768692"/>'
)
_MARGINS = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in
                   (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)))  # fmt: skip


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A value that Word keeps up to date, such as the number of the page."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), f" {code} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def table(
    title: str,
    description: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    shares: Sequence[int],
) -> CT_Tbl:
    """A table whose first row is its head, repeated on each page; no row is broken across two pages."""
    widths = [TWIPS * share // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    ends = [column.numeric for column in columns]
    size = int(type_size(shares, TYPE_SIZE) * 2)  # Word counts half points
    heads = _row([column.heading for column in columns], widths, ends, size, is_head=True)
    body = "".join(_row(row, widths, ends, size) for row in rows)
    described = f'<w:tblDescription w:val="{_plain(description)}"/>' if description else ""
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{_MARGINS}</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{_plain(title)}"/>{described}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heads}{body}</w:tbl>"
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], ends: Sequence[bool], size: int, *, is_head: bool = False
) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_words(cell, at_end, is_head, size)}</w:tc>'
        for cell, width, at_end in zip(cells, widths, ends, strict=True)
    )
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _words(text: str, at_end: bool, is_head: bool, size: int) -> str:
    """The paragraph of a cell; a head stays with the row under it."""
    kept = "<w:keepNext/>" if is_head else ""
    side = '<w:jc w:val="right"/>' if at_end else ""
    bold = "<w:b/>" if is_head else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(_plain(line) for line in text.split("\n"))
    return (
        f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{side}</w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'
    )


def _plain(text: str) -> str:
    return attribute(printable(text))
