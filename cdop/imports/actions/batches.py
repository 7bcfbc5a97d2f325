"""Bringing in an extract: first the file is kept, then every row is accepted, held, flagged or put out of scope."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.core.turns import turn
from cdop.imports import payload
from cdop.imports.actions.accepting import make_cases
from cdop.imports.checking import Checked
from cdop.imports.lines import Extract, Line, read_extract, settle
from cdop.imports.models import Batch, Row, RowState

CHUNK = 50
"""Rows in one transaction: a failure costs a repeat of these at most, and none of those before."""

Progress = Callable[[int, int], None]
"""Told how many of how many rows are in."""


def bring_in(
    *, cases: bytes, factors: bytes | None, name: str, by: AnyActor, dry_run: bool = False
) -> tuple[Batch | None, list[Line], list[str]]:
    """Bring in the bytes of an extract. The same bytes again give the same batch and change nothing.

    Gives the batch (None on a dry run), the rows of this run (none when all were there before), and notes on
    the files as a whole.
    Raises Refused when a file is no extract at all; nothing is kept then.
    """
    if dry_run:
        return None, *try_out(cases=cases, factors=factors, by=by)
    batch, _ = keep(cases=cases, factors=factors, name=name, by=by)
    return batch, process(batch=batch, by=by), batch.notes


@transaction.atomic
@transaction.atomic
def try_out(*, cases: bytes, factors: bytes | None, by: AnyActor) -> tuple[list[Line], list[str]]:
    """What would become of each row now, with notes on the files as a whole. Only that it was asked is kept."""
    check(by, Permission.CASE_IMPORT)
    extract = read_extract(cases, factors)
    record("import.tried", by=by, of="batch")
    return settle(extract, panel_id=by.panel_id, vault=open_vault(by.panel_id)), extract.notes


def keep(*, cases: bytes, factors: bytes | None, name: str, by: AnyActor) -> tuple[Batch, bool]:
    """The files as they came, sealed: whatever happens to the rows, they can be read again.

    Gives the batch and whether it is new: the same bytes are the same batch, also when two people send them
    at once. Raises Refused as `bring_in`.
    """
    check(by, Permission.CASE_IMPORT)
    extract = read_extract(cases, factors)
    digest = hashlib.sha256(cases + b"\0" + (factors or b"")).hexdigest()
    held = _held(digest, by)
    if held:
        return held, False
    try:
        return _keep(digest, cases, factors, name=name, notes=extract.notes, by=by), True
    except IntegrityError:
        held = _held(digest, by)
        if held is None:
            raise
        return held, False


def process(*, batch: Batch, by: AnyActor, progress: Progress | None = None) -> list[Line]:
    """Bring in the rows of a kept file that are not in yet; gives those. Cut short, it goes on when run again."""
    check(by, Permission.CASE_IMPORT)
    with turn("imports", by.panel_id):
        with transaction.atomic():
            vault = open_vault(by.panel_id)
            lines = settle(_extract(batch, vault), panel_id=by.panel_id, vault=vault, batch=batch)
            stored = set(_rows(batch).values_list("line", flat=True))
        missing = [line for line in lines if line.raw.line not in stored]
        for done, chunk in _chunks(missing):
            if progress:
                progress(len(stored) + done, len(lines))
            _store(batch, chunk, by)
        if missing:
            _record_done(batch, missing, by)
    return missing


def _held(digest: str, by: AnyActor) -> Batch | None:
    with transaction.atomic():
        return Batch.objects.filter(panel_id=by.panel_id, digest=digest).first()


@transaction.atomic
def _keep(
    digest: str, cases: bytes, factors: bytes | None, *, name: str, notes: list[str], by: AnyActor
) -> Batch:
    vault = open_vault(by.panel_id)
    batch = Batch.objects.create(
        panel_id=by.panel_id,
        digest=digest,
        cases_name=_printable(name)[:100],
        cases_sealed=vault.seal_bytes(cases, _place(digest, "cases")),
        factors_sealed=vault.seal_bytes(factors, _place(digest, "factors")) if factors else None,
        notes=notes,
        imported_by=by.audit_id,
        imported_by_name=by.name,
    )
    record("import.received", by=by, of="batch", ref=str(batch.pk), digest=digest)
    return batch


def _extract(batch: Batch, vault: Vault) -> Extract:
    """Read again what was kept: the rows are those of the file, by whichever door it came."""
    factors = batch.factors_sealed
    return read_extract(
        vault.unseal_bytes(bytes(batch.cases_sealed), _place(batch.digest, "cases")),
        vault.unseal_bytes(bytes(factors), _place(batch.digest, "factors")) if factors else None,
    )


def _place(digest: str, part: str) -> str:
    return f"imports_batch:{digest}:{part}"


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else "_" for letter in name)


def _rows(batch: Batch) -> QuerySet[Row]:
    return Row.objects.filter(panel_id=batch.panel_id, batch=batch)


def _chunks(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[Line]]]:
    """Originals first, so that a possible duplicate can name the case it may repeat."""
    ordered = sorted(lines, key=lambda line: line.state is RowState.DUPLICATE)
    for start in range(0, len(ordered), CHUNK):
        yield start, ordered[start : start + CHUNK]


@transaction.atomic
def _store(batch: Batch, lines: Sequence[Line], by: AnyActor) -> None:
    vault = open_vault(batch.panel_id)
    rows = [_row(batch, line, vault) for line in lines]
    new: list[tuple[Row, Checked]] = [
        (row, line.checked)
        for row, line in zip(rows, lines, strict=True)
        if row.case_id is None and line.state in (RowState.ACCEPTED, RowState.OUT_OF_SCOPE)
    ]
    if new:
        make_cases(rows=new, by=by)
    Row.objects.bulk_create(rows)


def _row(batch: Batch, line: Line, vault: Vault) -> Row:
    row = Row(
        panel_id=batch.panel_id,
        batch=batch,
        line=line.raw.line,
        case_ref=line.case_ref[:40],
        state=line.state.code,
        duplicate_of=line.duplicate_of,
        problems=[problem.as_json() for problem in line.checked.problems],
    )
    payload.put(row, line.raw.values, line.factors, vault)
    if line.earlier:
        row.case_id = line.earlier.case_id
        row.settled_by = line.earlier.settled_by
        row.settled_at = timezone.now() if line.earlier.settled_by else None
    return row


@transaction.atomic
def _record_done(batch: Batch, lines: Sequence[Line], by: AnyActor) -> None:
    counts = {state.code: sum(line.state is state for line in lines) for state in RowState}
    record("import.done", by=by, of="batch", ref=str(batch.pk), digest=batch.digest, **counts)
