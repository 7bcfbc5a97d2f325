"""From the bytes of a list of deaths to rows of text. A file that is no list is refused; a bad row costs no other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cdop.core.refusals import Refused

MOST_BYTES = 1024 * 1024
MOST_ROWS = 5_000
MOST_LETTERS = 300
"""Letters in one cell: a list holds names and dates, no text."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "surname": ("surname", "last name", "family name"),
    "forenames": ("forenames", "forename", "first name", "first names", "given name", "given names"),
    "name": ("name", "full name", "child name", "name of child", "name of deceased", "patient name"),
    "nhs_number": ("nhs number", "nhs no", "nhs"),
    "born_on": ("date of birth", "dob", "birth date", "born", "born on"),
    "died_on": ("date of death", "dod", "death date", "died", "died on"),
    "sex": ("sex", "gender"),
    "postcode": ("postcode", "post code", "home postcode", "postcode of residence"),
}
"""What is compared of a row, and the headings under which lists have it, whatever their capitals and marks."""


@dataclass(frozen=True)
class RawRow:
    """One row as it came: the line it begins on, and its text by column (`HEADINGS`)."""

    line: int
    values: dict[str, str]
    is_whole: bool = True


def read_list(raw: bytes) -> tuple[list[RawRow], list[str]]:
    """The rows of a comma-, semicolon- or tab-separated file, and notes on the file as a whole.

    Raises Refused in a sentence when the file is empty, too big, no text, or has no column to compare by.
    """
    text = _text(raw)
    head = text.lstrip("\r\n").split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    columns: list[str] | None = None
    rows: list[RawRow] = []
    notes: list[str] = []
    before = 0
    try:
        for cells in records:
            line, before = before + 1, records.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns, notes = _columns(cells)
                continue
            if len(rows) == MOST_ROWS:
                raise Refused(f"The list has more than {MOST_ROWS:,} rows. Split it and bring in each part.")
            rows.append(_row(line, columns, cells))
    except csv.Error:
        raise Refused(f"The list cannot be read from line {before + 1} on. Save it as CSV again.") from None
    if not rows:
        raise Refused("The list has a heading but no row. Choose the file that holds the list.")
    return rows, notes


def _text(raw: bytes) -> str:
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Refused("The file is empty. Choose the file that holds the list.")
    if len(raw) > MOST_BYTES:
        raise Refused("The file is larger than 1 MB. Split it and bring in each part.")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused(
            "The file is a spreadsheet workbook. In the spreadsheet program save it as “CSV UTF-8”."
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw or raw.startswith(b"%PDF"):
        raise Refused("The file is not a text file. Save the list as CSV and choose that file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _columns(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands in each column; "" for one that is not compared."""
    columns = [_meaning(cell) for cell in cells]
    known = [name for name in columns if name]
    twice = sorted(
        {cell for cell, name in zip(cells, columns, strict=True) if name and known.count(name) > 1}
    )
    if twice:
        named = ", ".join(cell[:40] for cell in twice)
        raise Refused(f"Several columns of the list mean the same: {named}. Remove all but one of them.")
    if not {"surname", "name", "nhs_number", "born_on", "died_on", "postcode"} & set(known):
        raise Refused(
            "The list has no column to compare by. Its first line must name some of: Surname, Forenames, "
            "NHS number, Date of birth, Date of death, Sex, Postcode."
        )
    others = [
        cell.strip()[:40] for cell, name in zip(cells, columns, strict=True) if not name and cell.strip()
    ]
    more = f" and {len(others) - 5} more" if len(others) > 5 else ""
    note = f"These columns are kept with the file and not compared: {', '.join(others[:5])}{more}."
    return columns, [note] if others else []


def _meaning(heading: str) -> str:
    plain = re.sub(r"[^a-z]", "", heading.casefold())
    return next(
        (name for name, words in HEADINGS.items() if plain in {w.replace(" ", "") for w in words}), ""
    )


def _row(line: int, columns: Sequence[str], cells: Sequence[str]) -> RawRow:
    is_short = len(cells) < len(columns) and any(columns[len(cells) :])
    is_whole = not is_short and not any(cell.strip() for cell in cells[len(columns) :])
    values = {name: cell.strip()[:MOST_LETTERS] for name, cell in zip(columns, cells, strict=False) if name}
    return RawRow(line, {**{name: "" for name in columns if name}, **values}, is_whole)
