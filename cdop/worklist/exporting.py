"""The list on the screen as a file: every page of it, with the filters it was narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cdop.artefacts.document import Document, TableBlock
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.xlsx import write_xlsx
from cdop.core.words import moment

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(table: TableBlock, *, panel: str, filters: str, made_at: datetime) -> bytes:
    return write_csv(table)


def as_xlsx(table: TableBlock, *, panel: str, filters: str, made_at: datetime) -> bytes:
    document = Document(
        title="Cases",
        subtitle=panel,
        facts=(("Panel", panel), ("As of", moment(made_at)), ("Narrowed by", filters or "nothing")),
        blocks=(table,),
        handling="For use within the panel: one line describes one child.",
    )
    return write_xlsx(document, made_at=made_at)


Write = Callable[..., bytes]
WRITERS: dict[str, tuple[Write, str]] = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}
