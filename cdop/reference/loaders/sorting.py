"""A file of published figures line by line: what is good is kept, the rest is held with row and reason."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from cdop.reference.files import BadCell, BadFile, Line, Problem, Sheet
from cdop.reference.loaders.base import Row
from cdop.reference.loaders.indicator_values import KEYS


@dataclass(frozen=True)
class Layout:
    """A kind of file. `headers`: by field, what its column may be headed, newest first; case and runs of spaces

    do not matter. `row` makes the figure of a line or raises BadCell. `what` names its figures; `source` and
    `licence` are said of a file of which nothing else is said.
    """

    name: str
    what: str
    headers: Mapping[str, Sequence[str]]
    needed: Collection[str]
    row: Callable[[Line], Row]
    source: str
    licence: str


@dataclass(frozen=True)
class Held:
    """A line that was not loaded: what is wrong in which column, and the line as it stood."""

    line: int
    column: str
    reason: str
    text: str


@dataclass
class SortedOut:
    """What came of a file. `repeated` counts lines that said again what another had said."""

    lines: int = 0
    repeated: int = 0
    rows: list[Row] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


@dataclass(frozen=True)
class _Made:
    line: int
    row: Row
    text: str


def sort_out(sheet: Sheet, layout: Layout) -> SortedOut:
    """Go through the file. Raises BadFile when the header will not do."""
    result, made = SortedOut(), defaultdict[Row, list[_Made]](list)
    rows = sheet.rows()
    header = next(rows, (1, []))[1]
    columns = _columns(sheet, header, layout)
    for line_number, cells in rows:
        result.lines += 1
        text = _as_it_stood(cells)
        try:
            row = layout.row(_line(line_number, cells, header, columns))
            made[row[: len(KEYS)]].append(_Made(line_number, row, text))
        except BadCell as bad:
            column = header[columns[bad.field]] if bad.field in columns else ""
            result.held.append(Held(line_number, column, bad.message, text))
    for several in made.values():
        _keep(several, result)
    result.held.sort(key=lambda held: held.line)
    return result


def has_headers(sheet: Sheet, layout: Layout) -> bool:
    """Whether the file's first line names all that the layout needs."""
    plain = set(_plain(next(sheet.rows(), (1, []))[1]))
    return all(plain & {each.lower() for each in layout.headers[name]} for name in layout.needed)


def _plain(header: Sequence[str]) -> list[str]:
    return [" ".join(name.split()).lower() for name in header]


def _columns(sheet: Sheet, header: list[str], layout: Layout) -> dict[str, int]:
    """Where each column stands. Raises BadFile for one that is needed and missing, or there twice."""
    plain = _plain(header)
    places, wrong = {}, []
    for name, spellings in layout.headers.items():
        found = [at for each in spellings for at, head in enumerate(plain) if head == each.lower()]
        if len({plain[at] for at in found[:2]}) < len(found[:2]):
            wrong.append(Problem(sheet.file, 1, header[found[0]], "the column stands twice. Take one out."))
        if found:
            places[name] = found[0]
        elif name in layout.needed:
            told = " or ".join(f"'{each}'" for each in spellings)
            there = ", ".join(each for each in header if each) or "nothing"
            message = f"no column is headed {told}. Name it so; the header has {there}."
            wrong.append(Problem(sheet.file, 1, spellings[0], message))
    if wrong:
        raise BadFile(wrong)
    return places


def _line(number: int, cells: list[str], header: list[str], columns: Mapping[str, int]) -> Line:
    if len(cells) != len(header):
        raise BadCell("", f"the row has {len(cells)} cells, the header {len(header)}. Mend it.")
    return Line(number, {name: cells[place].strip() for name, place in columns.items()})


def _keep(several: list[_Made], result: SortedOut) -> None:
    """One row for each key. Lines that contradict one another are all held: which is right cannot be told."""
    if all(each.row == several[0].row for each in several):
        result.rows.append(several[0].row)
        result.repeated += len(several) - 1
        return
    for each in several:
        others = ", ".join(str(other.line) for other in several if other is not each)
        reason = f"row {others} gives the same area, period and group another figure. Keep the right one."
        result.held.append(Held(each.line, "", reason, each.text))


def _as_it_stood(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
