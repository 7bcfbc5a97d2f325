"""What a person decides about a row that was held or flagged."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.imports import payload
from cdop.imports.actions.accepting import accept_row, put_out_of_scope
from cdop.imports.checking import Checked, check_row
from cdop.imports.matching import case_like, marks_of
from cdop.imports.models import Row, RowState
from cdop.imports.problems import warning


@transaction.atomic
def correct(*, row: Row, values: Mapping[str, str], by: AnyActor) -> Row:
    """Mend a held row and try again: it is accepted, flagged, put out of scope, or held with what is still wrong."""
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    vault = open_vault(held.panel_id)
    old, factors = payload.take(held, vault)
    mended = {**old, **values}
    payload.put(held, mended, factors, vault)
    checked = check_row(mended, factors)
    held.duplicate_of = case_like(marks_of(mended["case_ref"], checked, vault), held.panel_id)
    _settle(held, checked, by)
    changed = sorted(name for name in values if values[name] != old.get(name))
    record(
        "import.row_corrected",
        by=by,
        of="row",
        ref=f"{held.batch_id}-{held.line}",
        fields=changed,
        state=held.state,
    )
    return held


@transaction.atomic
def accept_as_separate(*, row: Row, by: AnyActor) -> Row:
    """The row is another child after all: it becomes a case of its own."""
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    values, factors = payload.take(held, open_vault(held.panel_id))
    held.duplicate_of = ""
    _settle(held, check_row(values, factors), by)
    record("import.row_separate", by=by, of="row", ref=f"{held.batch_id}-{held.line}")
    return held


@transaction.atomic
def confirm_duplicate(*, row: Row, by: AnyActor) -> Row:
    """The row repeats a child already there: it is kept, and makes no case."""
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    if held.state != RowState.DUPLICATE:
        raise Refused("Only a row flagged as a possible duplicate can be confirmed as one.")
    _mark_settled(held, by)
    held.save()
    record("import.row_duplicate", by=by, of="row", ref=f"{held.batch_id}-{held.line}")
    return held


def _waiting(row: Row, by: AnyActor) -> Row:
    held = Row.objects.select_for_update().get(panel_id=by.panel_id, pk=row.pk)
    if not held.needs_someone:
        raise Refused("This row was already decided. Open the import again to see it as it is.")
    return held


def _settle(row: Row, checked: Checked, by: AnyActor) -> None:
    problems = list(checked.problems)
    if checked.has_error:
        row.state = RowState.HELD.code
    elif row.duplicate_of:
        row.state = RowState.DUPLICATE.code
        problems.append(
            warning("case_ref", "duplicate", f"case_ref: this may be the same child as {row.duplicate_of}.")
        )
    elif checked.is_adult:
        row.state = RowState.OUT_OF_SCOPE.code
        put_out_of_scope(row=row, checked=checked, by=by)
        _mark_settled(row, by)
    else:
        row.state = RowState.ACCEPTED.code
        accept_row(row=row, checked=checked, by=by)
        _mark_settled(row, by)
    row.problems = [problem.as_json() for problem in problems]
    row.save()


def _mark_settled(row: Row, by: AnyActor) -> None:
    row.settled_at, row.settled_by = timezone.now(), by.audit_id
