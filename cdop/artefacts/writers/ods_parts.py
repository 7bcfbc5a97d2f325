"""What an OpenDocument spreadsheet has besides its cells: styles, properties, settings, list of parts."""

import re
from collections.abc import Iterable

from cdop.artefacts.document import Document
from cdop.artefacts.writers.sheet_layout import HEADING_SIZES, Sheet
from cdop.artefacts.writers.text import printable
from cdop.artefacts.writers.xml_text import attribute

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
CENTIMETRES = 0.23  # that a character of this type size takes
INDENT = "0.3cm"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    [
        *(f'xmlns:{short}="{_ODF}{name}:1.0"' for short, name in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("number", "datastyle"),
            ("meta", "meta"),
            ("config", "config"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        )),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:ooo="http://openoffice.org/2004/office"',
        'office:version="1.3"',
    ]
)  # fmt: skip
CONTENT_HEAD = f"{XML}<office:document-content {_SPACES}>"
# Every sheet is on the page of that name; every row is as high as its words need.
SHEET_AND_ROW = (
    '<style:style style:name="sheet" style:family="table" style:master-page-name="Default">'
    '<style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="row" style:family="table-row">'
    '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
)
_PARTS = ("content.xml", "meta.xml", "settings.xml", "styles.xml")
MANIFEST = (
    f'{XML}<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME_TYPE.decode()}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in _PARTS
    )
    + "</manifest:manifest>"
).encode()


def meta(document: Document, moment: str) -> str:
    values = {
        "meta:generator": "cdop",
        "dc:title": document.title,
        "dc:subject": document.subtitle,
        "meta:initial-creator": document.author,
        "dc:creator": document.author,
        "meta:creation-date": moment,
        "dc:date": moment,
        "dc:language": document.language,
    }
    inner = "".join(
        f"<{name}>{attribute(printable(value))}</{name}>" for name, value in values.items() if value
    )
    return f"{XML}<office:document-meta {_SPACES}><office:meta>{inner}</office:meta></office:document-meta>"


def settings(sheets: Iterable[Sheet]) -> str:
    """The first sheet is in front, its grid out of sight; the head of a long table stays in view."""
    tables = "".join(_view(sheet) for sheet in sheets)
    items = (
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        '<config:config-item config:name="ActiveTable" config:type="string">Cover</config:config-item>'
        '<config:config-item config:name="ShowGrid" config:type="boolean">false</config:config-item>'
        "</config:config-item-map-entry></config:config-item-map-indexed>"
    )
    return (
        f"{XML}<office:document-settings {_SPACES}><office:settings>"
        f'<config:config-item-set config:name="ooo:view-settings">{items}</config:config-item-set>'
        "</office:settings></office:document-settings>"
    )


def _view(sheet: Sheet) -> str:
    values = [("CursorPositionX", "int", 0), ("CursorPositionY", "int", 0), ("ShowGrid", "boolean", "false")]
    if sheet.is_long:
        below = sheet.head + 1
        values += [
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", below),
            ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", below),
        ]
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in values
    )
    return f'<config:config-item-map-entry config:name="{sheet.name}">{items}</config:config-item-map-entry>'


def styles(language: str) -> str:
    """Named styles, headings among them, and the printed page: A4 on its side, one page wide."""
    tongue, _, country = language.partition("-")
    headings = "".join(
        _named(f"Heading {level}", text=f'fo:font-size="{size}pt" fo:font-weight="bold"')
        for level, size in enumerate(HEADING_SIZES, start=1)
    )
    edge = 'fo:border-bottom="0.75pt solid #000000"'
    end = '<style:paragraph-properties fo:text-align="end"/>'
    aside = f'<style:paragraph-properties fo:text-align="start" fo:margin-left="{INDENT}"/>'
    return (
        f"{XML}<office:document-styles {_SPACES}><office:styles>"
        '<style:default-style style:family="table-cell">'
        f'<style:text-properties fo:font-family="Arial" fo:font-size="12pt"'
        f' fo:language="{attribute(tongue)}" fo:country="{attribute(country or "none")}"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
        f"{headings}{_named('Words', cell=_WRAPPED)}{_named('Mark', cell=_TOP, more=end)}"
        f"{_named('Words aside', cell=_WRAPPED, more=aside)}"
        f"{_named('Head aside', cell=f'{_WRAPPED} {edge}', text=_BOLD, more=aside)}"
        f"{_named('Head', cell=f'{_WRAPPED} {edge}', text=_BOLD)}"
        f"{_named('Number head', cell=f'{_WRAPPED} {edge}', text=_BOLD, more=end)}"
        f"{_named('Link', text=_LINKED)}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties'
        ' fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
        ' style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/>'
        "</office:master-styles></office:document-styles>"
    )


_TOP = 'style:vertical-align="top"'
_WRAPPED = f'{_TOP} fo:wrap-option="wrap"'
_BOLD = 'fo:font-weight="bold"'
_LINKED = (
    'fo:color="#0000ee" style:text-underline-style="solid" style:text-underline-width="auto"'
    ' style:text-underline-color="font-color"'
)


def _named(name: str, *, cell: str = "", text: str = "", more: str = "") -> str:
    key = name.replace(" ", "_20_")
    return (
        f'<style:style style:name="{key}" style:display-name="{name}" style:family="table-cell"'
        ' style:parent-style-name="Default">'
        f"<style:table-cell-properties {cell}/>{more}<style:text-properties {text}/></style:style>"
    )


def number_style(digits: int) -> str:
    """How the numbers of a column are shown: thousands parted, this many decimals."""
    return (
        f'<number:number-style style:name="shown{digits}"><number:number number:grouping="true"'
        f' number:min-integer-digits="1" number:decimal-places="{digits}" number:min-decimal-places="{digits}"/>'
        f'</number:number-style><style:style style:name="number{digits}" style:family="table-cell"'
        f' style:parent-style-name="Mark" style:data-style-name="shown{digits}"/>'
    )


def column_style(name: str, width: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{width * CENTIMETRES:.2f}cm"/></style:style>'
    )


def paragraphs(text: str) -> str:
    """The text as paragraphs, a line each. Repeated spaces, which would be lost, are kept; a tab, which
    LibreOffice drops, is a space.
    """
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))


def _spaced(line: str) -> str:
    plain = attribute(line.replace("\t", " ").replace("\r", " "))
    return re.sub(r"^ | {2,}| $", lambda found: f'<text:s text:c="{len(found[0])}"/>', plain)
