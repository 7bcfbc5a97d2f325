"""Publications made here and now by the path of the worker, and their tables read back from their files."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from openpyxl import load_workbook

from cdop.access.actors import AnyActor
from cdop.artefacts import queries as artefacts
from cdop.artefacts.actions import file as file_artefact
from cdop.artefacts.manifest import ManifestFields
from cdop.artefacts.models import Artefact
from cdop.disclosure import tablefile
from cdop.disclosure.publication import ProtectedTable
from cdop.figures.handing_out import made_now
from cdop.returns.actions import produce as produce_return
from cdop.summaries.actions import produce as produce_summary
from tests.makers.panels import scope_of


def make_summary(by: AnyActor, start: date, end: date) -> tuple[Artefact, Path]:
    """The summary `panel` and its folder. Commits: for a database of the test's own."""
    return _found(made_now(produce_summary, by=by, kind="panel", start=start, end=end), by)


def make_return(by: AnyActor, year: str) -> tuple[Artefact, Path]:
    """The return `annual` and its folder."""
    return _found(made_now(produce_return, by=by, kind="annual", year=year), by)


def make_artefact(by: AnyActor, *, kind: str = "panel", files: Mapping[str, bytes] | None = None) -> Artefact:
    """A filed folder of invented content: for pages that show documents, whatever is in them."""
    made_at = timezone.now().replace(microsecond=0)
    fields = ManifestFields(
        kind=kind,
        panel=by.panel_code,
        period_from=date(2025, 4, 1),
        period_to=date(2026, 3, 31),
        basis="review",
        data_as_of=made_at,
        code_version="test",
        dataset_version="test 1",
        reference_editions={},
        disclosure_rule="Every count is a multiple of 5.",
        maker=by.name,
        approver=None,
        made_at=made_at,
    )
    content = files or {f"{kind}.pdf": b"%PDF-1.7 invented", "tables/factors.csv": b"factor_code,count\n"}
    with scope_of(by):
        return file_artefact(
            files=content,
            fields=fields,
            title="Invented summary",
            release_id=uuid.uuid4(),
            made_by=by.audit_id,
            by=by,
        )


def tables_of(folder: Path) -> list[ProtectedTable]:
    return [tablefile.read(path)[0] for path in sorted((folder / "tables").glob("*.csv"))]


def numbers_of(workbook: Path) -> list[float]:
    """Every number in a cell of the workbook."""
    book = load_workbook(workbook, read_only=True)
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, int | float)
    ]


def small_numbers(texts: Sequence[str]) -> list[str]:
    """Numbers of 1 to 4 in running text that stand for a count of deaths or reviews."""
    return [found for text in texts for found in re.findall(r"\babout ([1-4])\b(?! in 10)", text)]


def _found(number: uuid.UUID, by: AnyActor) -> tuple[Artefact, Path]:
    with scope_of(by), transaction.atomic():
        artefact = artefacts.find_artefact(number, by=by)
        return artefact, artefacts.folder(artefact, by=by)
