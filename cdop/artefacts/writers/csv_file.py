"""One table as CSV: UTF-8 without a byte-order mark, RFC 4180 (comma, CRLF, quotes doubled).

No mark, because a mark becomes part of the first column's name in most readers; those who want to
double-click a file have the workbook.
"""

import csv
import io

from cdop.artefacts.document import Cell, TableBlock
from cdop.artefacts.writers.text import neutral


def write_csv(table: TableBlock) -> bytes:
    """Headings and rows. Numbers stay numbers, None is an empty cell, and no text can be a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8")


def _cell(value: Cell) -> Cell:
    return neutral(value) if isinstance(value, str) else value
