"""What stands where in a workbook, whatever its format: its sheets in order, after the government's rules.

Each sheet has a title in A1, lines under it, then at most one table that ends the sheet: nothing is blank,
merged, or said in a header or footer alone. Knows neither XLSX nor ODS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from math import ceil

from cdop.artefacts.document import (
    Cell,
    ChartBlock,
    Column,
    Document,
    Heading,
    Paragraph,
    TableBlock,
    said,
)
from cdop.artefacts.writers.text import neutral, printable
from cdop.core.words import day

OWN_SHEETS = {"cover", "contents", "text", "notes", "history"}  # Excel keeps “History” for itself
CONTENTS = "Contents"
HEADING_SIZES = (16, 14, 13, 12)  # of levels 1 to 4, in points
LONG_TABLE = 30  # rows; freezing the head of a short table only steals space from those who zoom in
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet, in Excel and LibreOffice alike
MOST_LETTERS = 32_767  # of a cell


@dataclass(frozen=True)
class Line:
    """One cell above a table. `level` is a heading's, 0 for plain words; `target` is the sheet it links to."""

    text: str
    level: int = 0
    target: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. Without columns it has no table; with `is_list` the first cell of each row links to a sheet."""

    name: str
    title: str
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    columns: tuple[Column, ...] = ()
    rows: Sequence[tuple[Cell, ...]] = ()
    is_list: bool = False
    repeated: int = 1

    @property
    def head(self) -> int:
        """The row of the table's head, counted from 0."""
        return 1 + len(self.lines)

    @property
    def corners(self) -> tuple[str, str]:
        """The first and the last cell of the table, its head with it: `A8`, `B12`."""
        last = self.head + 1 + len(body(self))
        return f"A{self.head + 1}", f"{column_letters(len(self.columns) - 1)}{last}"

    @property
    def is_long(self) -> bool:
        return len(self.rows) > LONG_TABLE

    @property
    def table_name(self) -> str:
        return f"table_{self.name.lower()}"

    @cached_property
    def aside(self) -> frozenset[int]:
        """The columns of words right of a column of numbers, which need a space between."""
        pairs = zip(self.columns, self.columns[1:], strict=False)
        return frozenset(
            place for place, (left, own) in enumerate(pairs, start=1) if left.numeric and not own.numeric
        )

    def lines_of_head(self) -> int:
        """How many lines the head needs where its longest heading wraps."""
        return _lines([column.heading for column in self.columns], self.widths, wider=1.1)

    def lines_of(self, row: Sequence[Cell]) -> int:
        """How many lines a row needs where a text wraps."""
        return _lines(row, self.widths, wider=0.95)


def _lines(cells: Sequence[Cell], widths: Sequence[float], *, wider: float) -> int:
    """The lines of the tallest of the cells. Most texts fit on one, and are not looked at further."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, str) and (len(cell) * wider > width or "\n" in cell):
            most = max(most, sum(max(ceil(len(line) * wider / width), 1) for line in cell.split("\n")))
    return most


def column_letters(position: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sheets(document: Document, made_at: datetime) -> list[Sheet]:
    """Cover, contents, text, notes, then one table a sheet. Raises ValueError for what no sheet can hold."""
    own = [*_text_sheets(document), *_note_sheets(document)]
    tables = [_table_sheet(document, table) for table in document.tables]
    return [_cover(document, made_at), _contents([*own, *tables]), *own, *tables]


def running_text(document: Document) -> list[Heading | Paragraph]:
    """The paragraphs, and the headings that have a paragraph or a lower heading under them."""
    texts = [block for block in document.blocks if isinstance(block, Heading | Paragraph)]
    if not any(isinstance(block, Paragraph) for block in texts):
        return []
    return [
        block
        for block, after in zip(texts, [*texts[1:], None], strict=True)
        if isinstance(block, Paragraph)
        or isinstance(after, Paragraph)
        or (isinstance(after, Heading) and after.level > block.level)
    ]


def decimals(cells: Sequence[Cell]) -> int:
    """The most digits after the point that any number of the column has, up to six."""
    fractions = [f"{cell:.6f}".rstrip("0").partition(".")[2] for cell in cells if isinstance(cell, float)]
    return max((len(fraction) for fraction in fractions), default=0)


def sheet_name(table: TableBlock) -> str:
    return f"{table.name}_table" if table.name in OWN_SHEETS else table.name


def column_widths(table: TableBlock) -> tuple[float, ...]:
    """Column widths in characters: the longest text, between 12 and 60; long headings wrap."""
    longest = [min(len(column.heading), 24) for column in table.columns]
    for row in table.rows:
        for position, cell in enumerate(row):
            longest[position] = max(longest[position], len(str(cell)))
    return tuple(min(max(width * 1.15 + 2, 12), 60) for width in longest)


def _cover(document: Document, made_at: datetime) -> Sheet:
    moment = made_at.astimezone(UTC)
    facts = (*document.facts, ("Made on", f"{day(moment.date())}, {moment:%H:%M} UTC"))
    lines = tuple(Line(text) for text in (document.subtitle, document.handling) if text)
    columns = (Column("About"), Column("Value"))
    return Sheet("Cover", document.title, lines, (30, 90), columns, facts)


def _contents(others: Sequence[Sheet]) -> Sheet:
    line = Line("One row for each sheet that follows. Each name is a link to its sheet.")
    columns = (Column("Sheet"), Column("What it holds"))
    rows = [(sheet.name, _held(sheet)) for sheet in others]
    return Sheet(CONTENTS, CONTENTS, (line,), (32, 90), columns, rows, is_list=True)


def _held(sheet: Sheet) -> str:
    return "Notes, and the marks used in the tables" if sheet.name == "Notes" else sheet.title


def _text_sheets(document: Document) -> list[Sheet]:
    texts = running_text(document)
    lines = tuple(Line(each.text, each.level if isinstance(each, Heading) else 0) for each in texts)
    return [Sheet("Text", "What the tables show, in words", lines, (110,))] if lines else []


def _note_sheets(document: Document) -> list[Sheet]:
    rows = [(f"Note {number}", text) for number, text in enumerate(document.notes, start=1)]
    columns = (Column("Note"), Column("Text"))
    return [Sheet("Notes", "Notes", (), (10, 110), columns, rows)] if rows else []


def _table_sheet(document: Document, table: TableBlock) -> Sheet:
    """The handling marking stands next to the head, so that both can be repeated on every printed page."""
    handling = [Line(document.handling)] if document.handling else []
    lines = (*_lines_above(document, table), Line("Back to contents", target=CONTENTS), *handling)
    if len(table.rows) + len(lines) + 2 > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise ValueError(
            f"Table “{table.name}” is too large for a sheet, which holds {MOST_ROWS:,} rows and "
            f"{MOST_COLUMNS:,} columns. Narrow it, or take it as CSV."
        )
    widths, repeated = column_widths(table), 1 + len(handling)
    return Sheet(sheet_name(table), table.title, lines, widths, table.columns, table.rows, repeated=repeated)


def _lines_above(document: Document, table: TableBlock) -> list[Line]:
    rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
    held = f"This sheet holds one table of {rows}."
    if not table.rows:
        held = "This sheet holds one table, which has no rows: [z] means not applicable."
    elif document.marks_explained:
        held += " Marks in square brackets are explained on the sheet “Notes”."
    findings = [
        f"Finding: {block.title}"
        for block in document.blocks
        if isinstance(block, ChartBlock) and block.table_name == table.name
    ]
    texts = [
        held,
        *findings,
        table.note,
        f"Source: {table.source}" if table.source else "",
    ]
    return [Line(text) for text in texts if text]


def body(sheet: Sheet) -> Sequence[tuple[Cell, ...]]:
    """The rows of the table; one row of “[z]” where there are none, as a table object cannot be empty."""
    return sheet.rows or (("[z]",) * len(sheet.columns),)


def written(cell: Cell) -> str | int | float:
    """The cell as it is written: never blank, never a formula."""
    shown = said(cell)
    return safe(shown) if isinstance(shown, str) else shown


def safe(text: str) -> str:
    """The text as a cell may hold it. Raises ValueError for one that is too long for any."""
    made = printable(neutral(text))
    if len(made) > MOST_LETTERS:
        raise ValueError(
            f"A text is too long for a cell of a workbook, which holds {MOST_LETTERS:,} letters: "
            f"“{text[:60]}…”."
        )
    return made
