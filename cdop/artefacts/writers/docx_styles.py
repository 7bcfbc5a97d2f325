"""The look and the properties of a Word document: A4, one font that every machine has, one language."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from cdop.artefacts.document import Document
from cdop.artefacts.writers.docx_xml import field
from cdop.artefacts.writers.text import printable

FONT = "Arial"
INK = RGBColor(0x21, 0x2B, 0x32)
SIZES = {"Title": 20, "Subtitle": 14, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12, "Caption": 11}
MARGIN, WIDTH = Cm(2.2), Cm(16.6)
# What python-docx's model brings that says nothing of this document, or something untrue.
DROPPED = {
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.FONT_TABLE,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def blank(document: Document, made_at: datetime) -> WordDocument:
    """A Word document with styles, properties, header and footer, and nothing said yet."""
    word = new_document()
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in DROPPED]:
            del relations[key]
    _set_page(word)
    _set_fonts(word, document.language)
    _set_settings(word)
    _set_properties(word, document, made_at)
    _set_edges(word, document)
    return word


def _set_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Cm(2.4)


def _set_fonts(word: WordDocument, language: str) -> None:
    """One font instead of the theme's, and one language, wherever a style names any."""
    root = word.styles.element
    for fonts in root.iter(qn("w:rFonts")):
        for name in THEME_FONTS:
            fonts.attrib.pop(qn(f"w:{name}"), None)
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{name}"), FONT)
    for tongue in root.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)
    word.styles["Normal"].font.size = Pt(11.5)
    for name, size in SIZES.items():
        style = word.styles[name]
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), INK, False
        style.font.bold = name != "Subtitle"
    word.styles["Caption"].paragraph_format.space_before = Pt(14)
    _remove(root.iter(qn("w:pBdr")))
    for name in ("Title", "Subtitle"):
        _remove(word.styles[name].element.rPr.iter(qn("w:spacing"), qn("w:kern")))
    _remove(word.styles["Footer"].element.iter(qn("w:tabs")))


def _remove(elements: Iterable[Any]) -> None:
    for element in list(elements):
        element.getparent().remove(element)


def _set_settings(word: WordDocument) -> None:
    """Today's layout rules instead of those of 2010, and a zoom that is valid."""
    settings = word.settings.element
    for zoom in settings.iter(qn("w:zoom")):
        zoom.attrib.clear()
        zoom.set(qn("w:percent"), "100")
    for rule in settings.iter(qn("w:compatSetting")):
        if rule.get(qn("w:name")) == "compatibilityMode":
            rule.set(qn("w:val"), "15")
    for tongue in settings.iter(qn("w:themeFontLang")):
        tongue.set(qn("w:val"), "en-GB")
        tongue.attrib.pop(qn("w:eastAsia"), None)


def _set_properties(word: WordDocument, document: Document, made_at: datetime) -> None:
    properties = word.core_properties
    moment = made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    author = printable(document.author)[:255]
    properties.title = printable(document.title)[:255]
    properties.subject = printable(document.subtitle)[:255]
    properties.author = properties.last_modified_by = author
    properties.language = document.language
    properties.comments = ""
    properties.created = properties.modified = moment


def _set_edges(word: WordDocument, document: Document) -> None:
    """The marking at the head of each page; title and page number at its foot."""
    section = word.sections[0]
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if document.handling:
        head.add_run(printable(document.handling)).bold = True
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{printable(document.title)}\tPage ")
    field(foot, "PAGE", "1")
    foot.add_run(" of ")
    field(foot, "NUMPAGES", "1")
