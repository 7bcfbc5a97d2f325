"""A document as an OpenDocument spreadsheet: the sheets and cells of the workbook, in a free format.

The parts are written as they are packed, so that a large table is never whole in memory.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property

from cdop.artefacts.document import Cell, Column, Document
from cdop.artefacts.writers.ods_parts import (
    CONTENT_HEAD,
    MANIFEST,
    MIME_TYPE,
    SHEET_AND_ROW,
    column_style,
    meta,
    number_style,
    paragraphs,
    settings,
    styles,
)
from cdop.artefacts.writers.packing import Package
from cdop.artefacts.writers.sheet_layout import Line, Sheet, body, decimals, safe, sheets, written
from cdop.artefacts.writers.xml_text import attribute


def write_ods(document: Document, *, made_at: datetime) -> bytes:
    """The spreadsheet's bytes, the same for the same document and moment (`made_at`, aware).

    Raises ValueError when a text is longer than a cell can hold (32,767 characters), or a table than a sheet.
    """
    moment = made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    wanted = [_Page(number, sheet) for number, sheet in enumerate(sheets(document, made_at), start=1)]
    package = Package()
    package.add("mimetype", MIME_TYPE, is_packed=False)
    package.stream("content.xml", _content(wanted))
    package.add("meta.xml", meta(document, f"{moment.isoformat()}Z").encode())
    package.add("settings.xml", settings([page.sheet for page in wanted]).encode())
    package.add("styles.xml", styles(document.language).encode())
    package.add("META-INF/manifest.xml", MANIFEST)
    return package.finished()


def _content(pages: Sequence["_Page"]) -> Iterator[str]:
    yield CONTENT_HEAD
    yield f"<office:automatic-styles>{SHEET_AND_ROW}"
    for digits in sorted({digits for page in pages for digits in page.digits}):
        yield number_style(digits)
    for page in pages:
        for position, width in enumerate(page.sheet.widths):
            yield column_style(page.column_style(position), width)
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    for page in pages:
        yield from page.xml()
    ranges = "".join(page.range for page in pages if page.sheet.columns)
    yield f"<table:database-ranges>{ranges}</table:database-ranges>"
    yield "</office:spreadsheet></office:body></office:document-content>"


class _Page:
    """One sheet and its number, as pieces of XML."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self.number = number
        self.sheet = sheet

    @cached_property
    def digits(self) -> list[int]:
        """The decimals of each column."""
        return [decimals([row[place] for row in self.sheet.rows]) for place in range(len(self.sheet.columns))]

    @property
    def range(self) -> str:
        """The table, marked up as one: a named range whose first row is its head."""
        sheet = self.sheet
        where = ":".join(f"{sheet.name}.{corner}" for corner in sheet.corners)
        return (
            f'<table:database-range table:name="{sheet.table_name}" table:target-range-address="{where}"'
            ' table:contains-header="true" table:display-filter-buttons="false"/>'
        )

    def column_style(self, position: int) -> str:
        return f"co{self.number}_{position}"

    def xml(self) -> Iterator[str]:
        sheet = self.sheet
        yield f'<table:table table:name="{sheet.name}" table:style-name="sheet">'
        for position in range(len(sheet.widths)):
            yield f'<table:table-column table:style-name="{self.column_style(position)}"/>'
        yield _row(_cell(safe(sheet.title), "Heading_20_1"))
        yield from self._lines()
        if sheet.columns:
            heads = [
                _cell(safe(each.heading), _head(each, place in sheet.aside))
                for place, each in enumerate(sheet.columns)
            ]
            yield _row("".join(heads)) + "</table:table-header-rows>"
            yield from self._rows()
        yield "</table:table>"

    def _lines(self) -> Iterator[str]:
        """The lines above the table; the last, if marked so, and the head are repeated in print."""
        sheet = self.sheet
        repeats_from = len(sheet.lines) + 1 - sheet.repeated
        for place, line in enumerate(sheet.lines):
            if sheet.columns and place == repeats_from:
                yield "<table:table-header-rows>"
            yield _row(_line(line, wraps=not sheet.columns))
        if sheet.columns and repeats_from >= len(sheet.lines):
            yield "<table:table-header-rows>"

    def _rows(self) -> Iterator[str]:
        sheet = self.sheet
        styles = [_words(column, place in sheet.aside) for place, column in enumerate(sheet.columns)]
        places = list(zip(styles, self.digits, strict=True))
        for row in body(sheet):
            cells = [_value(cell, style, digits) for cell, (style, digits) in zip(row, places, strict=True)]
            if sheet.is_list:
                cells[0] = _link(str(row[0]), str(row[0]))
            yield _row("".join(cells))


def _row(cells: str) -> str:
    return f'<table:table-row table:style-name="row">{cells}</table:table-row>'


def _head(column: Column, is_aside: bool) -> str:
    return "Number_20_head" if column.numeric else "Head_20_aside" if is_aside else "Head"


def _words(column: Column, is_aside: bool) -> str:
    return "Mark" if column.numeric else "Words_20_aside" if is_aside else "Words"


def _line(line: Line, *, wraps: bool) -> str:
    if line.target:
        return _link(line.text, line.target)
    if line.level:
        return _cell(safe(line.text), f"Heading_20_{line.level}")
    return _cell(safe(line.text), "Words" if wraps else "Default")


def _link(text: str, target: str) -> str:
    link = f'<text:a xlink:type="simple" xlink:href="#{target}.A1">{attribute(safe(text))}</text:a>'
    cell = '<table:table-cell table:style-name="Link" office:value-type="string">'
    return f"{cell}<text:p>{link}</text:p></table:table-cell>"


def _value(cell: Cell, style: str, digits: int) -> str:
    shown = written(cell)
    if isinstance(shown, str):
        return _cell(shown, style)
    return (
        f'<table:table-cell table:style-name="number{digits}" office:value-type="float"'
        f' office:value="{shown!r}"><text:p>{shown:,.{digits}f}</text:p></table:table-cell>'
    )


def _cell(text: str, style: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{paragraphs(text)}</table:table-cell>"
    )
