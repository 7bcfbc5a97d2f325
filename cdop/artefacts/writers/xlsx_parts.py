"""The parts of a workbook that XlsxWriter made, packed with what it cannot say: language, named headings,
and the rows of large tables, written one by one so that they are never whole in memory.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from cdop.artefacts.document import Cell
from cdop.artefacts.writers.packing import Package
from cdop.artefacts.writers.sheet_layout import HEADING_SIZES, Sheet, body, column_letters, written

LINE = 16.5  # points: 22 of a screen's dots, so that no program rounds it
BUILT_IN_HEADING = 16  # Excel's own number of the style “Heading 1”; the next three follow
ESCAPED = re.compile("_x[0-9a-fA-F]{4}_")  # Excel would read a character into it


@dataclass(frozen=True)
class Streamed:
    """A table whose rows are still to be written: the number of its sheet, its own number, its content."""

    sheet_number: int
    table_number: int
    sheet: Sheet


def packed(data: bytes, language: str, streamed: Iterable[Streamed]) -> bytes:
    """The workbook again, each time in the same bytes."""
    by_sheet = {f"xl/worksheets/sheet{each.sheet_number}.xml": each for each in streamed}
    by_table = {f"xl/tables/table{each.table_number}.xml": each for each in by_sheet.values()}
    package = Package()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _with_language(content, language)
            elif name == "xl/styles.xml":
                content = _with_headings(content.decode()).encode()
            elif name in by_table:
                content = re.sub(
                    rb'ref="[A-Z0-9:]+"', f'ref="{_range(by_table[name].sheet)}"'.encode(), content, count=1
                )
            if name in by_sheet:
                package.stream(name, _filled(content.decode(), by_sheet[name]))
            else:
                package.add(name, content)
    return package.finished()


def _range(sheet: Sheet) -> str:
    return ":".join(sheet.corners)


def _with_language(content: bytes, language: str) -> bytes:
    end = b"</cp:coreProperties>"
    return content.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)


def _with_headings(styles: str) -> str:
    """Gives each format in a heading's font (bold, of its size) the style that readers know headings by."""
    fonts = re.findall(r"<font>.*?</font>", styles)
    levels = {
        str(number): level
        for number, font in enumerate(fonts)
        for level, size in enumerate(HEADING_SIZES, start=1)
        if f'<b/><sz val="{size}"/>' in font
    }
    before, formats, after = re.split(r"(?<=<cellXfs )(.*?)(?=</cellXfs>)", styles, maxsplit=1)
    named: list[tuple[str, int]] = []

    def name(found: re.Match[str]) -> str:
        font = found[1]
        if font not in levels:
            return found[0]
        named.append((font, levels[font]))
        return f'fontId="{font}" fillId="0" borderId="0" xfId="{len(named)}"'

    formats = re.sub(r'fontId="(\d+)" fillId="0" borderId="0" xfId="0"', name, formats)
    bases = "".join(
        f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" applyFont="1"/>' for font, _ in named
    )
    entries = "".join(
        f'<cellStyle name="Heading {level}" xfId="{number}" builtinId="{BUILT_IN_HEADING + level - 1}"/>'
        for number, (_, level) in enumerate(named, start=1)
    )
    before = _grown(before, "cellStyleXfs", bases, len(named))
    return before + formats + _grown(after, "cellStyles", entries, len(named))


def _grown(styles: str, element: str, more: str, by: int) -> str:
    """The list `element` with more entries at its end, and counted."""

    def grow(found: re.Match[str]) -> str:
        return f'<{element} count="{int(found[1]) + by}">{found[2]}{more}</{element}>'

    return re.sub(rf'<{element} count="(\d+)">(.*?)</{element}>', grow, styles)


def _filled(page: str, streamed: Streamed) -> Iterator[str]:
    """The sheet with its rows in place of the two blank ones."""
    sheet = streamed.sheet
    first = sheet.head + 2
    start, room, end = re.split(rf'(<row r="{first}".*?</row>.*?</row>)', page, maxsplit=1)
    numbers, words = (re.findall(r' s="(\d+)"', row) for row in room.split("</row>")[:2])
    whole = f'<dimension ref="A1:{sheet.corners[1]}"'
    yield re.sub(r'<dimension ref="[A-Z0-9:]+"', whole, start, count=1)
    columns = [
        (column_letters(position), f' s="{number}"', f' s="{word}" t="inlineStr"')
        for position, (number, word) in enumerate(zip(numbers, words, strict=True))
    ]
    for place, row in enumerate(body(sheet), start=first):
        yield _row(place, row, columns, sheet.lines_of(row))
    yield end


def _row(place: int, row: Sequence[Cell], columns: Sequence[tuple[str, str, str]], lines: int) -> str:
    height = f' ht="{LINE * lines:g}" customHeight="1"' if lines > 1 else ""
    cells = []
    for cell, (letters, number, word) in zip(map(written, row), columns, strict=True):
        if isinstance(cell, str):
            text = ESCAPED.sub(lambda found: f"_x005F{found[0]}", escape(cell))
            kept = ' xml:space="preserve"' if text != text.strip() else ""
            cells.append(f'<c r="{letters}{place}"{word}><is><t{kept}>{text}</t></is></c>')
        else:
            cells.append(f'<c r="{letters}{place}"{number}><v>{cell!r}</v></c>')
    return f'<row r="{place}"{height}>{"".join(cells)}</row>'
