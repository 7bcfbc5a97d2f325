"""A CSV file read by its header, every fault told in a sentence. Knows no loader and no database."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cdop.core.refusals import Refused
from cdop.core.words import count

MOST_PROBLEMS = 20
SUPPRESSED = frozenset({"*", "[c]"})
NOT_PUBLISHED = frozenset({"", ":", "..", "[x]", "[z]"})
_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,5}(\.[0-9]{1,3})?")


@dataclass(frozen=True)
class Problem:
    """One fault. `row` counts the lines of the file, its header being 1; 0 is the file as a whole."""

    file: str
    row: int
    column: str
    message: str

    @property
    def sentence(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column '{self.column}'" if self.column else ""
        return f"{self.file}{row}{column}: {self.message}"


class BadFile(Refused):
    """A file that cannot be loaded, with its faults (the first 20 where there are more)."""

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        self.sentences = [problem.sentence for problem in self.problems]
        if more:
            self.sentences.append(f"There are {more} more faults.")
        super().__init__(" ".join(self.sentences))


class BadCell(Exception):
    """What is wrong in one column of a line."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


class Line:
    """One line of a file; cells are asked for by the loader's names, each check refusing with BadCell."""

    __slots__ = ("cells", "number")

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number, self.cells = number, cells

    def has(self, field: str) -> bool:
        return field in self.cells

    def text(self, field: str, pattern: re.Pattern[str] | None = None, example: str = "") -> str:
        """The words of a cell. With `pattern`, the cell must match it whole; `example` shows a right one."""
        value = self.cells[field]
        if not value:
            raise BadCell(field, "the cell is empty. Fill it in or load the file again from its source.")
        if pattern is not None and not pattern.fullmatch(value):
            raise BadCell(field, f"'{value}' is not a code such as {example}. Correct it.")
        return value

    def whole(self, field: str, low: int = 0, high: int = 999_999_999) -> int:
        """A whole number in plain digits, from `low` to `high`."""
        value = self.cells[field]
        if not _WHOLE.fullmatch(value):
            raise BadCell(field, f"'{value}' is not a whole number. Write it in digits without commas.")
        if not low <= int(value) <= high:
            raise BadCell(field, f"{value} is not between {low} and {high}. Correct it.")
        return int(value)

    def rate(self, field: str) -> Decimal | None:
        """A number with up to three decimals; None where the publisher gives none."""
        value = self.cells[field]
        if value in SUPPRESSED or value in NOT_PUBLISHED:
            return None
        if not _DECIMAL.fullmatch(value):
            raise BadCell(field, f"'{value}' is not a number such as 4.3. Correct it or leave it blank.")
        return Decimal(value)


@dataclass(frozen=True)
class Sheet:
    """The plain text of one file. Raises BadFile where a line or the header cannot be understood."""

    file: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def lines(self, columns: Mapping[str, str]) -> Iterator[Line]:
        """Each line with its cells under the keys of `columns`, whose values are the headers."""
        reader = csv.reader(io.StringIO(self._text(), newline=""), strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            places = self._places(header, columns)
            for cells in reader:
                if len(cells) != len(header):
                    raise self.refusal(
                        f"the row has {count(len(cells), 'cell')}, the header {len(header)}. Mend it.",
                        row=reader.line_num,
                    )
                yield Line(reader.line_num, {key: cells[place].strip() for key, place in places.items()})
        except csv.Error as error:
            raise self.refusal(f"the row cannot be read ({error}).", row=reader.line_num) from None

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each line with its number, the header first, whatever its length; blank lines are passed over."""
        reader = csv.reader(io.StringIO(self._text(), newline=""))
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num, cells
        except csv.Error as error:
            raise self.refusal(f"the row cannot be read ({error}).", row=reader.line_num) from None

    def refusal(self, message: str, row: int = 0, column: str = "") -> BadFile:
        return BadFile([Problem(self.file, row, column, message)])

    def _text(self) -> str:
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = self.content.count(b"\n", 0, error.start) + 1
            raise self.refusal("the text is not UTF-8. Save the file as UTF-8 CSV.", row=row) from None

    def _places(self, header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
        wrong = []
        for name in columns.values():
            if header.count(name) == 1:
                continue
            fault = "stands twice in the header" if name in header else "is not in the header"
            wrong.append(Problem(self.file, 1, name, f"the column {fault}. It must stand there once."))
        if wrong:
            raise BadFile(wrong)
        return {key: header.index(name) for key, name in columns.items()}


def read_sheet(path: Path) -> Sheet:
    """The file's text, decompressed where its name ends in .gz. Raises BadFile when it cannot be read."""
    try:
        content = path.read_bytes()
        return Sheet(path.name, gzip.decompress(content) if path.suffix == ".gz" else content)
    except FileNotFoundError:
        raise BadFile(
            [Problem(path.name, 0, "", "the file is not there. Put it beside the manifest.")]
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise BadFile([Problem(path.name, 0, "", f"the file cannot be read ({error}).")]) from None
