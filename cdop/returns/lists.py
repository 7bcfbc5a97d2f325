"""A surveillance list read row by row: what cannot be read is told with its line and loses no other row. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cdop.core.refusals import Refused

COLUMNS = ("reference", "date_of_death", "outcome")
NEONATAL, STILLBIRTH = "neonatal_death", "stillbirth"
OUTCOMES = (NEONATAL, STILLBIRTH)
MOST_ROWS = 5_000
MOST_BYTES = 1024 * 1024
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4})")


@dataclass(frozen=True)
class Entry:
    """One death on either side. A stillbirth may have no day of death here. `case` is, of ours, the case's own

    reference: `reference` may be the one it had in an earlier register.
    """

    reference: str
    day: date | None
    outcome: str
    case: str = field(default="", compare=False)


@dataclass(frozen=True)
class Trouble:
    """A row that was not taken: its line, what is wrong, and the reference if that much could be read."""

    line: int
    sentence: str
    reference: str = ""


@dataclass(frozen=True)
class Listed:
    """What came of a list. `repeated` counts rows that said again what another had said."""

    entries: tuple[Entry, ...]
    troubles: tuple[Trouble, ...] = ()
    repeated: int = 0


class _Fault(Exception):
    """What is wrong with a row, as a sentence."""


@dataclass
class _Rows:
    entries: dict[str, list[tuple[int, Entry]]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


def decoded(raw: bytes) -> str:
    """The file's text. Raises Refused for one that is too large or no UTF-8."""
    if len(raw) > MOST_BYTES:
        raise Refused("The list is larger than 1 MB. Give that of one year.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The list is not UTF-8 text. Save it as “CSV UTF-8” and choose it again.") from None


def read_list(text: str) -> Listed:
    """Its rows. Raises Refused only where no row can be read: the header, or more rows than a year can have."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    rows = _Rows()
    try:
        _check_header(reader.fieldnames)
        for number, row in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise Refused(f"The list has more than {MOST_ROWS:,} rows. Give that of one year.")
            _take(reader.line_num, row, rows)
    except csv.Error as error:
        raise Refused(
            f"Line {reader.line_num} of the list cannot be read ({error}). Mend it there."
        ) from None
    return _sorted_out(rows)


def _check_header(names: Sequence[str] | None) -> None:
    missing = [name for name in COLUMNS if name not in (names or ())]
    if missing:
        raise Refused(
            f"The list has no column “{missing[0]}”. Its first line must name {', '.join(COLUMNS)}."
        )


def _take(line: int, row: Mapping[str, str | None], rows: _Rows) -> None:
    written = (row["reference"] or "").strip().upper()
    try:
        entry = _entry(row, written)
    except _Fault as fault:
        rows.troubles.append(Trouble(line, str(fault), written))
    else:
        rows.entries.setdefault(entry.reference, []).append((line, entry))


def _entry(row: Mapping[str, str | None], reference: str) -> Entry:
    written, outcome = ((row[name] or "").strip() for name in COLUMNS[1:])
    if None in row:
        raise _Fault("it has more cells than the first line names. Take out what is too much.")
    if not reference:
        raise _Fault("it has no reference. Enter the one by which the case is known.")
    if outcome not in OUTCOMES:
        raise _Fault(f"the outcome must be {' or '.join(OUTCOMES)}.")
    return Entry(reference, _day(written) if written else None, outcome)


def _day(written: str) -> date:
    """As 2023-04-01 or as 01/04/2023."""
    found = _DAY.fullmatch(written)
    try:
        if found is None:
            raise ValueError
        year, month, on = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        return date(int(year), int(month), int(on))
    except ValueError:
        raise _Fault("the date of death must be written 2023-04-01 or 01/04/2023.") from None


def _sorted_out(rows: _Rows) -> Listed:
    """One row for each reference. Rows that contradict one another are all left out: which is right is not known."""
    entries, troubles, repeated = [], list(rows.troubles), 0
    for reference, several in rows.entries.items():
        if len({entry for _, entry in several}) == 1:
            entries.append(several[0][1])
            repeated += len(several) - 1
        else:
            troubles.extend(_contradicting(reference, [line for line, _ in several]))
    return Listed(tuple(entries), tuple(sorted(troubles, key=lambda each: each.line)), repeated)


def _contradicting(reference: str, lines: Sequence[int]) -> Iterator[Trouble]:
    for line in lines:
        others = ", ".join(str(other) for other in lines if other != line)
        yield Trouble(
            line, f"line {others} says otherwise of the same reference. Leave the right one.", reference
        )
