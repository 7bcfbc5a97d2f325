"""Rows of sections that repeat: added, changed, withdrawn and taken back; never removed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import rules, sealing, written
from cdop.cases.actions.corrections import note_correction
from cdop.cases.actions.drafts import forget_draft
from cdop.cases.actions.once import came_to, once
from cdop.cases.actions.sections import check_may_record
from cdop.cases.models import Case, RepeatedRow
from cdop.cases.stores import STORES, Store
from cdop.cases.versions import form_version
from cdop.core.refusals import Refused
from cdop.dataset.forms import section

NEW = "new"
"""Names the draft of a row that is not added yet."""


@transaction.atomic
def add_row(
    *, case: Case, slug: str, values: Mapping[str, Any], by: AnyActor, token: str = "", reason: str = ""
) -> RepeatedRow:
    """Add a row to a section that repeats ("people"). A `token` sent a second time gives the row of the first."""
    held = _held(case, slug, by)
    before = once(token=token, act="section.row_added", by=by)
    if before is not None:
        return RepeatedRow.objects.get(panel_id=by.panel_id, id=uuid.UUID(before))
    given = written.to_json(section(slug), values)
    rules.check_row_says_something(given, what=section(slug).title)
    row = RepeatedRow(panel_id=by.panel_id, case=held, slug=slug)
    row.position = RepeatedRow.objects.filter(panel_id=by.panel_id, case=held, slug=slug).count()
    _seal(row, given, by)
    note_correction(case=held, slug=slug, fields=sorted(given), reason=reason, by=by)
    came_to(token=token, result=str(row.id), by=by)
    record("section.row_added", by=by, of="case", ref=held.reference, section=slug, row=str(row.id))
    forget_draft(case=held, slug=slug, row=NEW, by=by)
    return row


@transaction.atomic
def change_row(
    *,
    row: RepeatedRow,
    values: Mapping[str, Any],
    by: AnyActor,
    version: int | None = None,
    reason: str = "",
) -> list[str]:
    """Change answers of a row; gives the names of those that changed. The row as it stood is kept."""
    held_case = _held(row.case, row.slug, by)
    held = _locked(row, by)
    rules.check_stands(held)
    rules.check_version(
        held=held.version, sent=version, saved_by=held.saved_by_name, what=section(row.slug).title
    )
    before = sealing.open_row(held, open_vault(by.panel_id))
    given = written.to_json(section(row.slug), values)
    changed = written.changed(section(row.slug), before, {name: given.get(name) for name in values})
    if changed:
        kept = {name: value for name, value in before.items() if name not in values}
        rules.check_row_says_something({**kept, **given}, what=section(row.slug).title)
        held.version += 1
        _seal(held, {**kept, **given}, by)
        note_correction(case=held_case, slug=row.slug, fields=changed, reason=reason, by=by)
        _record("section.row_changed", held, by, fields=changed)
    forget_draft(case=held_case, slug=row.slug, row=str(row.id), by=by)
    return changed


@transaction.atomic
def withdraw_row(*, row: RepeatedRow, reason: str, by: AnyActor) -> RepeatedRow:
    """Take a row out of the record. It is kept, and can be taken back."""
    held_case = _held(row.case, row.slug, by)
    held = _locked(row, by)
    rules.check_stands(held)
    rules.check_reason(reason, what="the entry is withdrawn")
    note_correction(case=held_case, slug=row.slug, fields=[], reason=reason, by=by)
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_by_name = timezone.now(), by.audit_id, by.name
    held.withdrawn_why = sealing.seal_why(held, reason.strip(), open_vault(by.panel_id))
    held.version += 1
    held.save()
    _record("section.row_withdrawn", held, by)
    return held


@transaction.atomic
def restore_row(*, row: RepeatedRow, by: AnyActor, reason: str = "") -> RepeatedRow:
    """Take a withdrawn row back into the record, as it stood."""
    held_case = _held(row.case, row.slug, by)
    held = _locked(row, by)
    if held.withdrawn_at is None:
        raise Refused("This entry stands already. Open the list to see it.")
    note_correction(case=held_case, slug=row.slug, fields=[], reason=reason, by=by)
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_by_name = None, "", ""
    held.withdrawn_why = None
    held.version += 1
    held.save()
    _record("section.row_restored", held, by)
    return held


def _held(case: Case, slug: str, by: AnyActor) -> Case:
    """The case as it stands now, kept from others; the section must be one of rows, and open to `by`."""
    check_may_record(slug, by)
    if STORES[slug] is not Store.ROWS:
        raise Refused(f"“{section(slug).title}” is not a list. Save it as a whole.")
    return Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)


def _locked(row: RepeatedRow, by: AnyActor) -> RepeatedRow:
    return RepeatedRow.objects.select_for_update().get(panel_id=by.panel_id, id=row.id)


def _seal(row: RepeatedRow, given: Mapping[str, Any], by: AnyActor) -> None:
    sealing.seal_row(row, given, open_vault(by.panel_id))
    row.marks = written.marks(section(row.slug), given)
    row.form_version = form_version(row.case, row.slug)
    row.saved_by, row.saved_by_name = by.audit_id, by.name
    row.save()


def _record(act: str, row: RepeatedRow, by: AnyActor, **detail: Any) -> None:
    record(act, by=by, of="case", ref=row.case.reference, section=row.slug, row=str(row.id), **detail)
