"""`.venv/bin/python -m tests.bench_artefacts`: large tables as workbook, spreadsheet and CSV.

Each is written in a child process of its own, which tells its time and how far its memory rose over the
document it was given. Machines differ; the ratios of 10,000 rows to 1,000, and 100,000 to 10,000, travel.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from cdop.artefacts.document import Cell, Column, Document, TableBlock
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.ods import write_ods
from cdop.artefacts.writers.xlsx import write_xlsx

SIZES = (1_000, 10_000, 100_000)
COLUMNS, WORDS = 40, 10
MADE_AT = datetime(2026, 3, 27, tzinfo=UTC)
FORMATS = ("xlsx", "ods", "csv")


def tell(*words: object) -> None:
    sys.stdout.write("  ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def document(rows: int) -> Document:
    """Ten columns of words, thirty of numbers, some hidden, some with a fraction."""
    columns = tuple(Column(f"Column {place}", numeric=place >= WORDS) for place in range(COLUMNS))
    body = tuple(tuple(_cell(row, place) for place in range(COLUMNS)) for row in range(rows))
    table = TableBlock("large", "A large table", columns, body)
    return Document("A large table", "", (("Rows", f"{rows:,}"),), (table,))


def _cell(row: int, place: int) -> Cell:
    if place < WORDS:
        return f"Words {row * place % 977} of a cell"
    if row * place % 97 == 0:
        return "[c]"
    return row * place % 1_000 if place % 5 else row * place % 1_000 / 8


def written(kind: str, made: Document) -> bytes:
    if kind == "xlsx":
        return write_xlsx(made, made_at=MADE_AT)
    return write_ods(made, made_at=MADE_AT) if kind == "ods" else write_csv(made.tables[0])


def peak() -> float:
    """The most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def child(kind: str, rows: int) -> None:
    """Write one file and tell how it went, as JSON for the parent."""
    written(kind, document(10))
    made = document(rows)
    before, start = peak(), time.process_time()
    size = len(written(kind, made))
    told = {"seconds": time.process_time() - start, "rise": peak() - before, "peak": peak(), "size": size}
    sys.stdout.write(json.dumps(told))


def measured(kind: str, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench_artefacts", kind, str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return dict(json.loads(done.stdout))


def main() -> None:
    tell(f"tables of {COLUMNS} columns: format, rows, seconds of the processor, times the size before,")
    tell("  memory risen and in all (MB), file (MB)")
    for kind in FORMATS:
        before = 0.0
        for rows in SIZES:
            found = measured(kind, rows)
            ratio = f"{found['seconds'] / before:.1f} x" if before else "-"
            before = found["seconds"]
            memory = f"{found['rise']:.0f} of {found['peak']:.0f} MB"
            tell(kind, f"{rows:,}", f"{before:.2f} s", ratio, memory, f"{found['size'] / 1e6:.1f} MB")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        child(sys.argv[1], int(sys.argv[2]))
    else:
        main()
