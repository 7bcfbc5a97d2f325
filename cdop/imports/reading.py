"""From the bytes of a file to rows of text. A file that is no CSV is refused; a bad row never costs the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cdop.core.refusals import Refused
from cdop.imports.problems import Problem, error
from cdop.imports.records import Record, Records

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
KEY = "case_ref"
_WORKBOOKS, _PDF = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"), b"%PDF"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")
_FOREIGN = re.compile("[\udc80-\udcff]+")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class RawRow:
    """One row as it came: the line it begins on, its text by column, and what was wrong with its bytes."""

    line: int
    values: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    @property
    def case_ref(self) -> str:
        return self.values[KEY].strip()


def read_rows(raw: bytes, *, needed: Sequence[str], what: str) -> tuple[list[RawRow], list[str]]:
    """The rows of a comma-, semicolon- or tab-separated file, and notes on the file as a whole.

    `needed`: columns that must be there, `case_ref` among them; `what`: the file's name in messages.
    Raises Refused in a sentence when the file is empty, too big, no text, or lacks columns.
    """
    records = Records(_text(raw, what))
    header = _header(records.head, needed, what)
    rows: list[RawRow] = []
    for record in records.after(header.index(KEY)):
        if len(rows) == MOST_ROWS:
            raise Refused(f"{what} has more than {MOST_ROWS:,} rows. Split it and bring in each part.")
        rows.append(_row(header, record))
    return rows, _notes(header, needed, what)


def _text(raw: bytes, what: str) -> str:
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused(f"{what} is empty. Choose the file that holds the extract.")
    if len(raw) > MOST_BYTES:
        raise Refused(f"{what} is larger than 10 MB. Split it and bring in each part.")
    if raw.startswith(_WORKBOOKS):
        raise Refused(f"{what} is a spreadsheet workbook. In the spreadsheet program save it as “CSV UTF-8”.")
    if raw.startswith(_PDF):
        raise Refused(f"{what} is a PDF document. Export the extract from the register as CSV.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    elif raw.startswith(_PICTURES) or raw.count(b"\0") > len(raw) // 5:
        raise Refused(f"{what} is not a text file. Export the extract from the register as CSV UTF-8.")
    else:
        # Bytes that are not UTF-8 become lone surrogates, so the cell that holds them can be told apart.
        text = raw.decode("utf-8-sig", errors="surrogateescape")
    return text.replace("\0", _UNKNOWN)


def _header(names: Sequence[str], needed: Sequence[str], what: str) -> list[str]:
    """The column names as read, each of its own; a column without a name is called by its place."""
    header = [_readable(name).strip() for name in names]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise Refused(f"{what} names the column {_short(twice)} more than once. Remove or rename one.")
    missing = [name for name in needed if name not in header]
    if len(missing) == len(needed):
        raise Refused(
            f"{what} has none of the columns of the extract. Its first line must name {', '.join(needed)}."
        )
    if missing:
        raise Refused(
            f"{what} lacks the column {', '.join(missing)}. Add it, empty if need be, and try again."
        )
    return [name or _place(at) for at, name in enumerate(header, start=1)]


def _place(at: int) -> str:
    return f"(column {at})"


def _short(names: Sequence[str]) -> str:
    return ", ".join(name[:40] for name in names[:5])


def _notes(header: Sequence[str], needed: Sequence[str], what: str) -> list[str]:
    more = [name for name in header if name not in needed]
    if not more:
        return []
    return [f"{what} has {len(more)} further columns, kept with each row but not used: {_short(more)}."]


def _row(header: Sequence[str], record: Record) -> RawRow:
    problems = _shape(header, record)
    values = dict.fromkeys(header, "")
    for at, cell in enumerate(record.cells):
        name = header[at] if at < len(header) else f"(value {at + 1})"
        values[name] = _readable(cell)
        if values[name] != cell or _UNKNOWN in cell:
            problems.append(_encoding(name if at < len(header) else "row", record.line))
    return RawRow(record.line, values, problems)


def _shape(header: Sequence[str], record: Record) -> list[Problem]:
    line, count = record.line, len(record.cells)
    if record.is_open:
        return [
            error(
                "row",
                "open_quote",
                f"Line {line} opens a quotation mark that is never closed, so its end is a guess. "
                "Check every value, then accept the row.",
            )
        ]
    if count == len(header):
        return []
    return [
        error(
            "row",
            "columns",
            f"Line {line} has {count} values for {len(header)} columns. "
            "Check for a comma or a quotation mark that does not belong, correct the values, and accept the row.",
        )
    ]


def _readable(cell: str) -> str:
    """The cell with bytes that are not UTF-8 read as Windows-1252."""
    return _FOREIGN.sub(_from_windows, cell)


def _from_windows(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace")


def _encoding(name: str, line: int) -> Problem:
    return error(
        name,
        "encoding",
        f"Line {line}: {name} holds characters that are not UTF-8; they are shown as Windows-1252. "
        "Check the text, correct it if it is wrong, and accept the row.",
    )
