"""Bringing in an extract: every row is accepted, held, flagged or put out of scope, and none is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.imports import payload
from cdop.imports.actions.accepting import accept_row, put_out_of_scope
from cdop.imports.checking import Checked, check_row
from cdop.imports.extract import CASE_COLUMNS, FACTOR_COLUMNS
from cdop.imports.matching import Marks, case_like, duplicates_in, marks_of
from cdop.imports.models import Batch, Row, RowState
from cdop.imports.problems import error, warning
from cdop.imports.reading import RawRow, read_rows

CHUNK = 50
"""Rows in one transaction: a failure costs a repeat of these at most, and none of those before."""


@dataclass
class Line:
    """One row on its way in."""

    raw: RawRow
    factors: list[dict[str, str]]
    checked: Checked
    marks: Marks
    state: RowState = RowState.ACCEPTED
    duplicate_of: str = ""

    @property
    def case_ref(self) -> str:
        return self.raw.values["case_ref"]


def bring_in(
    *, cases: bytes, factors: bytes | None, name: str, by: AnyActor, dry_run: bool = False
) -> tuple[Batch | None, list[Line]]:
    """Bring in the bytes of an extract. The same bytes again give the same batch and change nothing.

    Gives the batch (None on a dry run) and the lines of this run (none when the batch was there before).
    Raises Refused when a file is no extract at all; nothing is kept then.
    """
    check(by, Permission.CASE_IMPORT)
    digest = hashlib.sha256(cases + b"\0" + (factors or b"")).hexdigest()
    held = _held_batch(digest, by)
    if held and not dry_run:
        return _resumed(held, cases, factors, by), []
    lines, notes = _read(cases, factors, by)
    if dry_run:
        return None, lines
    batch = _keep(digest=digest, cases=cases, factors=factors, name=name, notes=notes, by=by)
    _store(batch, lines, by)
    return batch, lines


@transaction.atomic
def _held_batch(digest: str, by: AnyActor) -> Batch | None:
    return Batch.objects.filter(panel_id=by.panel_id, digest=digest).first()


def _resumed(batch: Batch, cases: bytes, factors: bytes | None, by: AnyActor) -> Batch:
    """Go on with a batch whose import was cut short; a whole one is left as it is."""
    with transaction.atomic():
        known = set(Row.objects.filter(panel_id=by.panel_id, batch=batch).values_list("line", flat=True))
        lines, _ = _read(cases, factors, by)
    missing = [line for line in lines if line.raw.line not in known]
    if missing:
        _store(batch, missing, by)
    return batch


@transaction.atomic
def _read(cases: bytes, factors: bytes | None, by: AnyActor) -> tuple[list[Line], list[str]]:
    """Both files read, checked and matched; nothing written."""
    rows, notes = read_rows(cases, needed=list(CASE_COLUMNS), what="The file of cases")
    findings: dict[str, list[dict[str, str]]] = {}
    if factors:
        found, more = read_rows(factors, needed=["case_ref", *FACTOR_COLUMNS], what="The file of factors")
        notes += more
        for row in found:
            findings.setdefault(row.values["case_ref"], []).append(row.values)
    known = {row.values["case_ref"] for row in rows}
    strangers = sorted(set(findings) - known)
    if strangers:
        notes.append(
            f"{len(strangers)} case references in the file of factors are not in the file of cases: "
            f"{', '.join(strangers[:10])}. Their factors are kept with the file, with no case."
        )
    vault = open_vault(_panel(by))
    lines = [_line(row, findings.get(row.values["case_ref"], []), vault) for row in rows]
    _settle_states(lines, by)
    return lines, notes


def _panel(by: AnyActor) -> int:
    if by.panel_id is None:
        raise Refused("An import needs a panel.")
    return by.panel_id


def _line(raw: RawRow, factors: list[dict[str, str]], vault: Vault) -> Line:
    checked = check_row(raw.values, factors)
    checked.problems = raw.problems + checked.problems
    return Line(raw, factors, checked, marks_of(raw.values["case_ref"], checked, vault))


def _settle_states(lines: Sequence[Line], by: AnyActor) -> None:
    """Held before duplicate before out of scope: what cannot be read cannot be judged."""
    twice = duplicates_in([line.marks for line in lines])
    refs: set[str] = set()
    for line in lines:
        if line.case_ref in refs:
            line.checked.problems.append(
                error(
                    "case_ref",
                    "twice",
                    f"case_ref: {line.case_ref} stands more than once in this file. Give each its own.",
                )
            )
        refs.add(line.case_ref)
        line.duplicate_of = twice.get(line.case_ref, "") or case_like(line.marks, _panel(by))
        if line.checked.has_error:
            line.state = RowState.HELD
        elif line.duplicate_of:
            line.state = RowState.DUPLICATE
            line.checked.problems.append(
                warning(
                    "case_ref",
                    "duplicate",
                    f"case_ref: this may be the same child as {line.duplicate_of}. Compare them, then decide.",
                )
            )
        elif line.checked.is_adult:
            line.state = RowState.OUT_OF_SCOPE


@transaction.atomic
def _keep(
    *, digest: str, cases: bytes, factors: bytes | None, name: str, notes: list[str], by: AnyActor
) -> Batch:
    """The file as it came, sealed: whatever happens to its rows, it can be read again."""
    vault = open_vault(_panel(by))
    batch = Batch.objects.create(
        panel_id=by.panel_id,
        digest=digest,
        cases_name=name[:100],
        cases_sealed=vault.seal_bytes(cases, f"imports_batch:{digest}:cases"),
        factors_sealed=vault.seal_bytes(factors, f"imports_batch:{digest}:factors") if factors else None,
        notes=notes,
        imported_by=by.audit_id,
        imported_by_name=by.name,
    )
    record("import.received", by=by, of="batch", ref=str(batch.pk), digest=digest)
    return batch


def _store(batch: Batch, lines: Sequence[Line], by: AnyActor) -> None:
    """Originals first, so that a possible duplicate can name the case it may repeat."""
    ordered = sorted(lines, key=lambda line: line.state is RowState.DUPLICATE)
    for start in range(0, len(ordered), CHUNK):
        with transaction.atomic():
            vault = open_vault(_panel(by))
            for line in ordered[start : start + CHUNK]:
                _store_line(batch, line, vault, by)
    with transaction.atomic():
        counts = {state.code: sum(line.state is state for line in lines) for state in RowState}
        record("import.done", by=by, of="batch", ref=str(batch.pk), digest=batch.digest, **counts)


def _store_line(batch: Batch, line: Line, vault: Vault, by: AnyActor) -> None:
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
    if line.state is RowState.ACCEPTED:
        accept_row(row=row, checked=line.checked, by=by)
    elif line.state is RowState.OUT_OF_SCOPE:
        put_out_of_scope(row=row, checked=line.checked, by=by)
    row.save()
