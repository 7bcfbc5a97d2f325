"""From the bytes of a file to rows of text. A file that is no CSV is refused; a bad row never costs the others."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from cdop.core.refusals import Refused
from cdop.imports.problems import Problem, error

_WORKBOOK, _OLD_WORKBOOK, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_LONGEST_FIELD = 1_000_000


@dataclass(frozen=True)
class RawRow:
    """One row as it came: its line in the file, its text by column, and what was wrong with its bytes."""

    line: int
    values: dict[str, str]
    problems: list[Problem] = field(default_factory=list)


def read_rows(raw: bytes, *, needed: Sequence[str], what: str) -> tuple[list[RawRow], list[str]]:
    """The rows of a comma-separated file, and notes on the file as a whole.

    `needed`: columns that must be there; `what`: the file's name in messages. Raises Refused in a sentence
    when the file is empty, no text, or lacks columns.
    """
    text = _text(raw, what)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = [name.strip() for name in next(reader)]
        _check_header(header, needed, what)
        rows = [_row(header, cells, reader.line_num) for cells in reader if any(cells)]
    except csv.Error as trouble:
        raise Refused(
            f"{what} cannot be read as CSV near line {reader.line_num}: {trouble}. Save it again as CSV UTF-8."
        ) from None
    return rows, _notes(header, needed, what)


def _text(raw: bytes, what: str) -> str:
    if not raw.strip():
        raise Refused(f"{what} is empty. Choose the file that holds the extract.")
    if raw.startswith((_WORKBOOK, _OLD_WORKBOOK)):
        raise Refused(f"{what} is a spreadsheet workbook. In the spreadsheet program save it as “CSV UTF-8”.")
    if raw.startswith(_PDF):
        raise Refused(f"{what} is a PDF document. Export the extract from the register as CSV.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    # Bytes that are not UTF-8 become lone surrogates, so the row that holds them can be told from the rest.
    return raw.decode("utf-8-sig", errors="surrogateescape").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _check_header(header: list[str], needed: Sequence[str], what: str) -> None:
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise Refused(f"{what} names the column {', '.join(twice)} more than once. Remove or rename one.")
    missing = [name for name in needed if name not in header]
    if len(missing) == len(needed):
        raise Refused(
            f"{what} has none of the columns of the extract. Its first line must name {', '.join(needed)}."
        )
    if missing:
        raise Refused(
            f"{what} lacks the column {', '.join(missing)}. Add it, empty if need be, and try again."
        )


def _notes(header: list[str], needed: Sequence[str], what: str) -> list[str]:
    more = [name for name in header if name and name not in needed]
    return (
        [f"{what} has further columns, kept with each row but not used: {', '.join(more)}."] if more else []
    )


def _row(header: list[str], cells: list[str], line: int) -> RawRow:
    problems = []
    if len(cells) != len(header):
        problems.append(
            error(
                "row",
                "columns",
                f"Line {line} has {len(cells)} values for {len(header)} columns. "
                "Check for a comma or a quotation mark that does not belong.",
            )
        )
    cells += [""] * (len(header) - len(cells))
    values = {}
    for name, cell in zip(header, cells, strict=False):
        values[name], trouble = _mended(name, cell, line)
        problems += trouble
    for place, cell in enumerate(cells[len(header) :], start=1):
        values[f"extra_{place}"] = _mended("row", cell, line)[0]
    return RawRow(line, values, problems)


def _mended(name: str, cell: str, line: int) -> tuple[str, list[Problem]]:
    """The cell as readable text; a cell with bytes that are not UTF-8 is read as Windows text and held."""
    is_foreign = any("\udc80" <= letter <= "\udcff" for letter in cell)
    if not is_foreign and "\N{REPLACEMENT CHARACTER}" not in cell:
        return cell.strip(), []
    if is_foreign:
        raw = cell.encode("utf-8", errors="surrogateescape")
        cell = raw.decode("cp1252", errors="replace")
    return cell.strip(), [
        error(
            name,
            "encoding",
            f"Line {line}: {name} holds characters that are not UTF-8. "
            "Check the text shown, correct it if it is wrong, and accept the row.",
        )
    ]
