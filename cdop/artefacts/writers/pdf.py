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
    ChartBlock,
    Document,
    Heading,
    Notes,
    Paragraph,
    TableBlock,
)
from cdop.artefacts.writers.printed import printed_rows, type_size, weights
from cdop.artefacts.writers.text import printable
from cdop.core.words import day

TYPE_SIZE = 10.5  # points, of tables
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
        "made": day(moment.date()),
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
    rows = printed_rows(table)
    shares = weights(table.columns, rows)
    return {
        "kind": "table",
        "title": table.title,
        "note": table.note,
        "source": table.source,
        "heads": [column.heading for column in table.columns],
        "numeric": [column.numeric for column in table.columns],
        "weights": shares,
        "size": type_size(shares, TYPE_SIZE),
        "rows": rows,
    }


def _printable(value: Any) -> Any:
    """Every text within lists and dicts without the characters that no font or reader can take."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value
