"""How the cells of a table read on paper, in PDF and in Word alike. Knows neither."""

from collections.abc import Sequence

from cdop.artefacts.document import Cell, Column, TableBlock, said

LETTERS = 80  # that a line of a table holds
PADDING = 3
SMALLEST = 0.7
SHORT, LONG = 14, 40


def printed_rows(table: TableBlock) -> list[list[str]]:
    return [[printed(cell) for cell in row] for row in table.rows]


def printed(value: Cell) -> str:
    """The cell as printed: thousands parted by a comma, all digits of a fraction, a true minus sign."""
    shown = said(value)
    return shown if isinstance(shown, str) else f"{shown:,}".replace("-", "−")


def weights(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Each column's share of the page, in letters: room for its longest word, then for its longest cell.

    Where the page has not room for all, the longest words go first, as a broken word cannot be read.
    """
    cells = [[row[place] for row in rows] for place in range(len(columns))]
    needs = [_need(column, own) for column, own in zip(columns, cells, strict=True)]
    wants = [_want(column, own, need) for column, own, need in zip(columns, cells, needs, strict=True)]
    spare, more = max(LETTERS - sum(needs), 0), sum(wants) - sum(needs)
    if more <= spare:
        return wants
    return [need + spare * (want - need) // more for need, want in zip(needs, wants, strict=True)]


def _need(column: Column, cells: Sequence[str]) -> int:
    """The longest word of the heading; numbers and short names, too, stay whole."""
    words = [*column.heading.split(), *(cell for cell in cells if len(cell) <= SHORT)]
    return max(4, min(max(map(len, words)), SHORT)) + PADDING


def _want(column: Column, cells: Sequence[str], need: int) -> int:
    longest = max(map(len, cells), default=0)
    in_three_lines = min(len(column.heading) // 3, 20)
    return max(need, in_three_lines + PADDING, min(longest, SHORT if column.numeric else LONG) + PADDING)


def type_size(shares: Sequence[int], size: float) -> float:
    """The size of the letters, in half points: smaller where the longest words would not fit side by side."""
    share = max(min(LETTERS / sum(shares), 1), SMALLEST)
    return int(size * share * 2) / 2
