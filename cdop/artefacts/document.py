"""A document as neutral values: cover facts, headings, text, tables and charts.

Knows no case, no figure and no file format; the writers turn it into bytes.
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property

Cell = str | int | float | None

# Marks for a value that is not a number, as used across government statistics, with their meaning.
SHORTHAND = {
    "[c]": "confidential: not shown, so that no child can be recognised",
    "[k]": "low: more than 0, but too few to be shown exactly",
    "[low]": "not zero, but rounds to zero",
    "[u]": "unreliable: based on too few deaths to be judged",
    "[x]": "not available",
    "[z]": "not applicable",
}
NOT_AVAILABLE = "[x]"
TABLE_NAME = re.compile(r"[a-z][a-z0-9_]{0,27}")


@dataclass(frozen=True)
class Column:
    """One column of a table. `unit` (“deaths”, “per 1,000 live births”) is written in the head."""

    label: str
    numeric: bool = False
    unit: str = ""

    @property
    def heading(self) -> str:
        return f"{self.label} ({self.unit})" if self.unit else self.label


@dataclass(frozen=True)
class Heading:
    """A heading within the document; level 2 is the highest (the title is level 1)."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        if self.level not in (2, 3, 4):
            raise ValueError(f"A heading has level 2, 3 or 4, not {self.level}.")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    text: str


@dataclass(frozen=True)
class TableBlock:
    """A table. `name` is its file and sheet name: lower-case letters, digits and underscores, at most 28.

    A cell is a text, a finite number, or None where nothing can be said; marks such as “[c]” stand in
    numeric columns in place of a number. No cell is read as blank: see `said`. Raises ValueError on anything
    else.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not TABLE_NAME.fullmatch(self.name):
            raise ValueError(f"“{self.name}” is not a table name: use a–z, 0–9 and _, at most 28 characters.")
        if not self.columns:
            raise ValueError(f"Table “{self.name}” has no columns.")
        headings = [column.heading.casefold() for column in self.columns]
        if "" in headings or len(set(headings)) != len(headings):
            raise ValueError(f"Table “{self.name}” has two columns of one name, or one without a name.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Row {number} of table “{self.name}” has {len(row)} cells, not {len(self.columns)}."
                )
            for cell in row:
                _check_cell(self.name, number, cell)


@dataclass(frozen=True)
class ChartBlock:
    """A chart as SVG. `title` states the finding, `alt` what is drawn, `table_name` holds its numbers."""

    svg: str
    title: str
    alt: str
    table_name: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"The chart “{self.title}” needs a description for those who cannot see it.")


@dataclass(frozen=True)
class Notes:
    """Numbered notes, in order."""

    items: tuple[str, ...]


Block = Heading | Paragraph | TableBlock | ChartBlock | Notes


@dataclass(frozen=True)
class Document:
    """A whole document. `facts` stand on the cover (panel, period, basis, data as of, rule …) in order.

    `handling` is the marking printed on every page (“Official: sensitive”), empty for none.
    Raises ValueError when two tables share a name or a chart names a table that is not there.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    handling: str = ""
    author: str = "Child death overview panel"
    language: str = "en-GB"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A document needs a title.")
        names = [table.name for table in self.tables]
        if len(set(names)) != len(names):
            raise ValueError("Two tables of the document have the same name.")
        for block in self.blocks:
            if isinstance(block, ChartBlock) and block.table_name not in names:
                raise ValueError(
                    f"The chart “{block.title}” names table “{block.table_name}”, which is missing."
                )

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        return tuple(block for block in self.blocks if isinstance(block, TableBlock))

    @property
    def notes(self) -> tuple[str, ...]:
        """Every note of the document, followed by the meaning of each mark its tables use."""
        written = tuple(item for block in self.blocks if isinstance(block, Notes) for item in block.items)
        return written + self.marks_explained

    @cached_property
    def marks_explained(self) -> tuple[str, ...]:
        """One sentence for each mark (“[c]”) that a table of this document uses."""
        words = (said(cell) for table in self.tables for row in table.rows for cell in row)
        used = {word for word in words if isinstance(word, str) and word in SHORTHAND}
        return tuple(f"{mark} means {meaning}." for mark, meaning in SHORTHAND.items() if mark in used)


def said(cell: Cell) -> str | int | float:
    """The cell as a reader meets it: where nothing can be said, or the text is blank, “[x]”."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return NOT_AVAILABLE
    return cell


def _check_cell(name: str, number: int, cell: object) -> None:
    """Raise ValueError unless the cell is a text, a finite number or None (True and False are neither)."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | None):
        raise ValueError(
            f"Row {number} of table “{name}” holds a {type(cell).__name__}, not a text or number."
        )
    if isinstance(cell, float) and not math.isfinite(cell):
        raise ValueError(f"Row {number} of table “{name}” holds a number that is not finite.")
