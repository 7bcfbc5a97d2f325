"""A document as a tagged PDF (PDF/UA-1), set by Typst with the fonts inside its own wheel.

The document travels as JSON in `sys.inputs`, never as markup, so no text can become a command.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from cdop.artefacts.document import (
    Block,
    Cell,
    ChartBlock,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    TableBlock,
)
from cdop.artefacts.writers.text import printable

LAYOUT = Path(__file__).with_name("document.typ")


def write_pdf(document: Document, *, made_at: datetime) -> bytes:
    """The PDF's bytes, the same for the same document and moment (`made_at`, aware).

    Raises ValueError, naming the text, for a letter that no font of the wheel has (PDF/UA-1 forbids a blank
    in its place): Latin, Greek, Cyrillic and Arabic can be shown, Chinese and Bengali cannot.
    """
    moment = made_at.astimezone(UTC).replace(microsecond=0)
    content = json.dumps(_content(document, moment), ensure_ascii=False)
    try:
        return typst.compile(
            str(LAYOUT),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"document": content},
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        raise ValueError(f"The PDF could not be made: {error.message}.") from error


def _content(document: Document, moment: datetime) -> dict[str, Any]:
    language, _, region = document.language.partition("-")
    content = {
        "title": document.title,
        "subtitle": document.subtitle,
        "handling": document.handling,
        "author": document.author,
        "language": language,
        "region": region,
        "facts": [list(fact) for fact in document.facts],
        "made": f"{moment:%-d %B %Y}",
        "marks": list(document.marks_explained),
        "blocks": [_block(block) for block in document.blocks],
    }
    return _printable(content)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case ChartBlock():
            return {"kind": "chart", **asdict(block)}
        case Notes(items):
            return {"kind": "notes", "items": list(items)}
        case TableBlock():
            return _table(block)


def _table(table: TableBlock) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    return {
        "kind": "table",
        "title": table.title,
        "note": table.note,
        "source": table.source,
        "heads": [column.heading for column in table.columns],
        "numeric": [column.numeric for column in table.columns],
        "weights": [
            _weight(column, [row[index] for row in rows]) for index, column in enumerate(table.columns)
        ],
        "rows": rows,
    }


def _weight(column: Column, cells: list[str]) -> int:
    """A column's share of the page: by its longest cell and, as headings wrap, its heading's longest word."""
    longest_word = max(len(word) for word in column.heading.split())
    longest_cell = max((len(cell) for cell in cells), default=0)
    return max(6, min(max(longest_word, longest_cell), 14 if column.numeric else 40))


def _cell(value: Cell) -> str:
    """The cell as printed: thousands parted by a comma, all digits of a fraction, a true minus sign."""
    if value is None:
        return "[x]"
    if isinstance(value, str):
        return value
    return f"{value:,}".replace("-", "−")


def _printable(value: Any) -> Any:
    """Every text within lists and dicts without the characters that no font or reader can take."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value
