"""A document as a workbook after the government's rules for accessible spreadsheets.

Cover, contents, text, notes, then one marked-up table a sheet, starting at A1, without merged cells,
blank rows or formulas. XlsxWriter's constant_memory mode is not used: it cannot mark up tables.
"""

import io
import zipfile
from datetime import UTC, datetime
from itertools import count
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cdop.artefacts.document import Cell, ChartBlock, Column, Document, Heading, TableBlock
from cdop.artefacts.writers.sheet_layout import column_widths, decimals, footer_text, running_text, sheet_name
from cdop.artefacts.writers.text import neutral, printable

CORE_PROPERTIES = "docProps/core.xml"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
LONG_TABLE = 30  # rows; freezing the head of a short table only steals space from those who zoom in
MOMENT = "%-d %B %Y, %H:%M UTC"


def write_xlsx(document: Document, *, made_at: datetime) -> bytes:
    """The workbook's bytes, the same for the same document and moment (`made_at`, aware).

    Raises ValueError when a text is longer than a cell can hold (32,767 characters).
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {"in_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 12}},
    )
    moment = made_at.astimezone(UTC)
    book.set_properties(
        {
            "title": printable(document.title),
            "subject": printable(document.subtitle),
            "author": printable(document.author),
            "created": moment.replace(tzinfo=None),
        }
    )
    _Sheets(book, document, moment).write()
    book.close()
    return _with_language(out.getvalue(), document.language)


class _Sheets:
    """Writes the sheets of one workbook in order."""

    def __init__(self, book: Workbook, document: Document, moment: datetime) -> None:
        self.book = book
        self.document = document
        self.moment = moment
        self.table_numbers = count(1)
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.heading: Format = book.add_format({"bold": True, "font_size": 14})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.numbers: dict[int, Format] = {}
        self.mark: Format = book.add_format({"align": "right", "valign": "top"})
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.number_head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "align": "right"}
        )
        self.link: Format = book.add_format({"font_color": "#0000EE", "underline": 1})

    def write(self) -> None:
        self._cover()
        self._contents()
        self._running_text()
        if self.document.notes:
            self._notes()
        for table in self.document.tables:
            self._table_sheet(table)

    def _sheet(self, name: str, title: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{footer_text(self.document.handling)}&RPage &P of &N")
        self._put(sheet, 0, 0, title, self.title)
        return sheet

    def _cover(self) -> None:
        sheet = self._sheet("Cover", self.document.title)
        row = 1
        for line in (self.document.subtitle, self.document.handling):
            if line:
                self._put(sheet, row, 0, line)
                row += 1
        facts = (*self.document.facts, ("Made on", self.moment.strftime(MOMENT)))
        self._mark_up(sheet, row, "cover", (Column("About"), Column("Value")), facts)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)

    def _contents(self) -> None:
        sheet = self._sheet("Contents", "Contents")
        self._put(sheet, 1, 0, "One row for each sheet that follows. Each name is a link to its sheet.")
        listed: list[tuple[str, str]] = []
        if running_text(self.document):
            listed.append(("Text", "What the tables show, in words"))
        if self.document.notes:
            listed.append(("Notes", "Notes, and the marks used in the tables"))
        listed += [(sheet_name(table), table.title) for table in self.document.tables]
        first = self._mark_up(sheet, 2, "contents", (Column("Sheet"), Column("What it holds")), listed)
        for row, (name, _) in enumerate(listed, start=first):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self.link, name)
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 1, 90)

    def _running_text(self) -> None:
        texts = running_text(self.document)
        if not texts:
            return
        sheet = self._sheet("Text", "What the tables show, in words")
        sheet.set_column(0, 0, 110)
        row = 1
        for block in texts:
            self._put(sheet, row, 0, block.text, self.heading if isinstance(block, Heading) else self.text)
            row += 1

    def _notes(self) -> None:
        sheet = self._sheet("Notes", "Notes")
        rows = [(f"Note {number}", text) for number, text in enumerate(self.document.notes, start=1)]
        self._mark_up(sheet, 1, "notes", (Column("Note"), Column("Text")), rows)
        sheet.set_column(0, 0, 10)
        sheet.set_column(1, 1, 110)

    def _table_sheet(self, table: TableBlock) -> None:
        sheet = self._sheet(sheet_name(table), table.title)
        row = 1
        for line in self._lines_above(table):
            self._put(sheet, row, 0, line)
            row += 1
        sheet.write_url(row, 0, "internal:'Contents'!A1", self.link, "Back to contents")
        first = self._mark_up(sheet, row + 1, table.name, table.columns, table.rows)
        sheet.repeat_rows(first - 1)
        if len(table.rows) > LONG_TABLE:
            sheet.freeze_panes(first, 0)
        widths = column_widths(table)
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        heads = zip(table.columns, widths, strict=True)
        sheet.set_row(
            first - 1, 16 * max(ceil(len(column.heading) * 1.25 / width) for column, width in heads)
        )

    def _lines_above(self, table: TableBlock) -> list[str]:
        rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
        lines = [f"This sheet holds one table of {rows}."]
        if self.document.marks_explained:
            lines[0] += " Marks in square brackets are explained on the sheet “Notes”."
        lines += [
            f"Finding: {block.title}"
            for block in self.document.blocks
            if isinstance(block, ChartBlock) and block.table_name == table.name
        ]
        if table.note:
            lines.append(table.note)
        if table.source:
            lines.append(f"Source: {table.source}")
        return lines

    def _mark_up(
        self,
        sheet: Worksheet,
        top: int,
        name: str,
        columns: tuple[Column, ...],
        rows: tuple[tuple[Cell, ...], ...] | list[tuple[str, str]],
    ) -> int:
        """Write a table object with its head in row `top`; return the first row of its body."""
        body = rows or (("[z]",) * len(columns),)  # a table object without a row is a broken file
        heads = [
            {
                "header": printable(neutral(column.heading)),
                "header_format": self.number_head if column.numeric else self.head,
            }
            for column in columns
        ]
        sheet.add_table(
            top,
            0,
            top + len(body),
            len(columns) - 1,
            {
                "name": f"table_{next(self.table_numbers)}_{name}",
                "columns": heads,
                "style": "Table Style Light 1",
                "banded_rows": False,
                "autofilter": False,
            },
        )
        for position, column in enumerate(columns):
            cells = [row[position] for row in body]
            style = self._number_style(decimals(cells))
            for row, cell in enumerate(cells, start=top + 1):
                if isinstance(cell, int | float):
                    sheet.write_number(row, position, cell, style)
                else:
                    text = "[x]" if cell is None else cell
                    self._put(sheet, row, position, text, self.mark if column.numeric else self.text)
        return top + 1

    def _number_style(self, digits: int) -> Format:
        """One way to show all numbers of a column: thousands parted, this many decimals."""
        if digits not in self.numbers:
            shown = f"#,##0.{'0' * digits}" if digits else "#,##0"
            self.numbers[digits] = self.book.add_format(
                {"align": "right", "valign": "top", "num_format": shown}
            )
        return self.numbers[digits]

    def _put(self, sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Write a text as a text: never a formula, a link or a number."""
        if sheet.write_string(row, column, printable(neutral(text)), style) != 0:
            raise ValueError(f"A text is too long for a cell of a workbook: “{text[:60]}…”.")


def _with_language(data: bytes, language: str) -> bytes:
    """The workbook with its language in the core properties, which XlsxWriter cannot set."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == CORE_PROPERTIES:
                mark = f"<dc:language>{language}</dc:language></cp:coreProperties>".encode()
                content = content.replace(b"</cp:coreProperties>", mark)
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content, compresslevel=6)
    return out.getvalue()
