"""A document as a workbook after the government's rules for accessible spreadsheets.

XlsxWriter makes the workbook; the rows of a large table are written when its parts are packed
(`xlsx_parts`), as its constant_memory mode cannot mark up tables.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cdop.artefacts.document import Cell, Column, Document
from cdop.artefacts.writers.sheet_layout import HEADING_SIZES, Sheet, body, decimals, safe, sheets, written
from cdop.artefacts.writers.text import printable
from cdop.artefacts.writers.xlsx_parts import LINE, Streamed, packed

STREAMED_FROM = 1_000  # rows; fewer are written by XlsxWriter itself
FONT = {"font_name": "Arial", "font_size": 12, "font_scheme": "none"}
A4 = 9
WRAPPED = {"text_wrap": True, "valign": "top"}
ASIDE = {"align": "left", "indent": 1}
RIGHT = {"align": "right", "valign": "top"}


def write_xlsx(document: Document, *, made_at: datetime) -> bytes:
    """The workbook's bytes, the same for the same document and moment (`made_at`, aware).

    Raises ValueError when a text is longer than a cell can hold (32,767 characters), or a table than a sheet.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": FONT})
    moment = made_at.astimezone(UTC)
    book.set_properties(
        {
            "title": printable(document.title),
            "subject": printable(document.subtitle),
            "author": printable(document.author),
            "created": moment.replace(tzinfo=None),
        }
    )
    streamed = _Sheets(book).write(sheets(document, moment))
    book.close()
    return packed(out.getvalue(), document.language, streamed)


class _Sheets:
    """Writes the sheets of one workbook in order."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.numbers: dict[int, Format] = {}
        self.streamed: list[Streamed] = []
        self.table_numbers = count(1)
        head = {**WRAPPED, "bold": True, "bottom": 1}
        self.headings = {
            level: book.add_format({"bold": True, "font_size": size})
            for level, size in enumerate(HEADING_SIZES, start=1)
        }
        self.text: Format = book.add_format(WRAPPED)
        self.text_aside: Format = book.add_format({**WRAPPED, **ASIDE})
        self.mark: Format = book.add_format(RIGHT)
        self.head: Format = book.add_format(head)
        self.head_aside: Format = book.add_format({**head, **ASIDE})
        self.number_head: Format = book.add_format({**head, **RIGHT})
        self.link: Format = book.add_format({"font_color": "#0000EE", "underline": 1})

    def write(self, wanted: list[Sheet]) -> list[Streamed]:
        for place, sheet in enumerate(wanted, start=1):
            self._sheet(place, sheet)
        return self.streamed

    def _sheet(self, place: int, sheet: Sheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        for position, width in enumerate(sheet.widths):
            page.set_column(position, position, width)
        page.write_string(0, 0, safe(sheet.title), self.headings[1])
        for row, line in enumerate(sheet.lines, start=1):
            if line.target:
                page.write_url(row, 0, f"internal:'{line.target}'!A1", self.link, safe(line.text))
            elif line.level or not sheet.columns:
                page.write_string(row, 0, safe(line.text), self.headings.get(line.level, self.text))
                self._heighten(page, row, sheet.lines_of((line.text,)))
            else:
                page.write_string(row, 0, safe(line.text))
        if sheet.columns:
            self._table(place, page, sheet)

    def _table(self, place: int, page: Worksheet, sheet: Sheet) -> None:
        """The head, marked up as a table, and its rows or the room for them."""
        rows = body(sheet)
        is_streamed = len(rows) >= STREAMED_FROM and not sheet.is_list
        number = next(self.table_numbers)
        page.add_table(
            sheet.head,
            0,
            sheet.head + (1 if is_streamed else len(rows)),
            len(sheet.columns) - 1,
            {
                "name": sheet.table_name,
                "columns": self._heads(sheet),
                "style": "Table Style Light 1",
                "banded_rows": False,
                "autofilter": False,
            },
        )
        page.set_row(sheet.head, LINE * sheet.lines_of_head())
        page.repeat_rows(sheet.head + 1 - sheet.repeated, sheet.head)
        if sheet.is_long:
            page.freeze_panes(sheet.head + 1, 0)
        if is_streamed:
            self._room(page, sheet)
            self.streamed.append(Streamed(place, number, sheet))
        else:
            self._rows(page, sheet, rows)

    def _heads(self, sheet: Sheet) -> list[dict[str, object]]:
        return [
            {
                "header": safe(column.heading),
                "header_format": self._head_style(column, place in sheet.aside),
            }
            for place, column in enumerate(sheet.columns)
        ]

    def _rows(self, page: Worksheet, sheet: Sheet, rows: Sequence[tuple[Cell, ...]]) -> None:
        for position, column in enumerate(sheet.columns):
            style = self._number_style(decimals([row[position] for row in rows]))
            words = self._word_style(column, position in sheet.aside)
            for place, row in enumerate(rows, start=sheet.head + 1):
                cell = written(row[position])
                if isinstance(cell, int | float):
                    page.write_number(place, position, cell, style)
                elif sheet.is_list and position == 0:
                    page.write_url(place, 0, f"internal:'{cell}'!A1", self.link, cell)
                else:
                    page.write_string(place, position, cell, words)

        for place, row in enumerate(rows, start=sheet.head + 1):
            self._heighten(page, place, sheet.lines_of(row))

    def _heighten(self, page: Worksheet, row: int, lines: int) -> None:
        """Room for words that wrap: not every program makes it by itself."""
        if lines > 1:
            page.set_row(row, LINE * lines)

    def _room(self, page: Worksheet, sheet: Sheet) -> None:
        """Two blank rows where the rows will stand: styles of numbers, then styles of words."""
        for position, column in enumerate(sheet.columns):
            style = self._number_style(decimals([row[position] for row in sheet.rows]))
            page.write_blank(sheet.head + 1, position, None, style)
            words = self._word_style(column, position in sheet.aside)
            page.write_blank(sheet.head + 2, position, None, words)

    def _head_style(self, column: Column, is_aside: bool) -> Format:
        return self.number_head if column.numeric else self.head_aside if is_aside else self.head

    def _word_style(self, column: Column, is_aside: bool) -> Format:
        return self.mark if column.numeric else self.text_aside if is_aside else self.text

    def _number_style(self, digits: int) -> Format:
        """One way to show all numbers of a column: thousands parted, this many decimals."""
        if digits not in self.numbers:
            shown = f"#,##0.{'0' * digits}" if digits else "#,##0"
            self.numbers[digits] = self.book.add_format({**RIGHT, "num_format": shown})
        return self.numbers[digits]
