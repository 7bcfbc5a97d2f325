"""What a person decides about a row that was held or flagged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.core.turns import turn
from cdop.imports import payload
from cdop.imports.actions.accepting import make_cases
from cdop.imports.already import has_case
from cdop.imports.checking import Checked, check_row
from cdop.imports.lines import state_of
from cdop.imports.matching import case_like, marks_of
from cdop.imports.models import Row, RowState
from cdop.imports.problems import already_imported, possible_duplicate

Factors = Sequence[Mapping[str, str]]


@transaction.atomic
def correct(*, row: Row, values: Mapping[str, str], by: AnyActor, factors: Factors | None = None) -> Row:
    """Mend a held row and try again: it is accepted, flagged, put out of scope, or held with what is still wrong.

    `values`: the columns that were shown, so that what was wrong with bytes or columns is confirmed with them;
    `factors`: its lines of factors anew, in their order, or None to leave them.
    """
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    vault = open_vault(held.panel_id)
    old, old_factors = payload.take(held, vault)
    mended = {**old, **values}
    lines = old_factors if factors is None else _mended(old_factors, factors)
    payload.put(held, mended, lines, vault)
    checked = _checked(mended, lines, held.panel_id)
    held.case_ref = mended["case_ref"].strip()[:40]
    held.duplicate_of = case_like(marks_of(held.line, held.case_ref, checked, vault), held.panel_id)
    _settle(held, checked, by)
    changed = sorted(name for name in values if values[name] != old.get(name))
    changed += ["factors"] if lines != old_factors else []
    record("import.row_corrected", by=by, of="row", ref=reference(held), fields=changed, state=held.state)
    return held


@transaction.atomic
def accept_as_separate(*, row: Row, by: AnyActor) -> Row:
    """The row is another child after all: it becomes a case of its own."""
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    if held.state != RowState.DUPLICATE:
        raise Refused("Only a row flagged as a possible duplicate can be said to be another child.")
    values, factors = payload.take(held, open_vault(held.panel_id))
    held.duplicate_of = ""
    _settle(held, _checked(values, factors, held.panel_id), by)
    record("import.row_separate", by=by, of="row", ref=reference(held), state=held.state)
    return held


@transaction.atomic
def confirm_duplicate(*, row: Row, by: AnyActor) -> Row:
    """The row repeats a child already there: it is kept, and makes no case."""
    check(by, Permission.CASE_IMPORT)
    held = _waiting(row, by)
    if not held.can_be_duplicate:
        raise Refused("Only a row flagged as a possible duplicate can be confirmed as one.")
    held.duplicate_of = held.duplicate_of or held.case_ref
    held.state = RowState.DUPLICATE.code
    _mark_settled(held, by)
    held.save()
    record("import.row_duplicate", by=by, of="row", ref=reference(held))
    return held


def reference(row: Row) -> str:
    """How a row is called in the record of what was done: its batch and its line."""
    return f"{row.batch_id}-{row.line}"


def _waiting(row: Row, by: AnyActor) -> Row:
    """The row, locked, in the panel's turn: an import under way must not see half of what is decided here."""
    with turn("imports", by.panel_id):
        held = Row.objects.select_for_update().get(panel_id=by.panel_id, pk=row.pk)
    if not held.needs_someone:
        raise Refused("This row was already decided. Open the import again to see it as it is.")
    return held


def _mended(old: Factors, new: Factors) -> list[dict[str, str]]:
    return [{**before, **after} for before, after in zip(old, new, strict=True)]


def _checked(values: Mapping[str, str], factors: Factors, panel_id: int) -> Checked:
    checked = check_row(values, factors)
    ref = values["case_ref"].strip()
    if has_case(ref, panel_id):
        checked.problems.append(already_imported(ref))
    return checked


def _settle(row: Row, checked: Checked, by: AnyActor) -> None:
    problems = list(checked.problems)
    row.state = state_of(checked, row.duplicate_of).code
    if row.state == RowState.DUPLICATE:
        problems.append(possible_duplicate(row.duplicate_of))
    elif row.state != RowState.HELD:
        make_cases(rows=[(row, checked)], by=by)
        _mark_settled(row, by)
    row.problems = [problem.as_json() for problem in problems]
    row.save()


def _mark_settled(row: Row, by: AnyActor) -> None:
    row.settled_at, row.settled_by = timezone.now(), by.audit_id
