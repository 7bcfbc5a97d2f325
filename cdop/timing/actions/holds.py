"""Holds: placed, changed, ended. Earlier versions of a row are kept by the database."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing import rules
from cdop.timing.models import Hold
from cdop.timing.sealing import put_contact


@transaction.atomic
def place_hold(
    *,
    case: Case,
    reason: HoldReason,
    blocks: Blocks,
    started_on: date,
    by: AnyActor,
    expected_end: date | None = None,
    note: str = "",
    contact: str = "",
) -> Hold:
    """Something a meeting waits for since a day. The case keeps its state, and its clock runs on."""
    check(by, Permission.CASE_EDIT)
    held = _locked_case(case.pk, by)
    rules.check_case_waits(held.state)
    rules.check_hold_days(started_on=started_on, expected_end=expected_end, today=timezone.localdate())
    hold = Hold(
        panel_id=held.panel_id,
        case=held,
        reason=reason.code,
        blocks=blocks.code,
        started_on=started_on,
        expected_end=expected_end,
        note=note.strip(),
        placed_by=by.audit_id,
        placed_by_name=by.name,
    )
    put_contact(hold, contact.strip(), open_vault(held.panel_id))
    _save(hold, by)
    record("hold.placed", by=by, of="case", ref=held.reference, reason=reason.code, blocks=blocks.code)
    return hold


@transaction.atomic
def change_hold(
    *,
    hold: Hold,
    reason: HoldReason,
    blocks: Blocks,
    started_on: date,
    expected_end: date | None,
    note: str,
    contact: str,
    by: AnyActor,
    version: int | None = None,
) -> list[str]:
    """Change what is recorded of a hold; gives the names of what changed.

    `version` is the version the person saw; a newer one in the database is a Refused, and nothing is lost.
    """
    check(by, Permission.CASE_EDIT)
    held = _locked(hold, by)
    rules.check_hold_version(held=held.version, sent=version, saved_by=held.saved_by_name)
    today = timezone.localdate()
    rules.check_hold_days(
        started_on=started_on, expected_end=expected_end, ended_on=held.ended_on, today=today
    )
    values = {
        "reason": reason.code,
        "blocks": blocks.code,
        "started_on": started_on,
        "expected_end": expected_end,
        "note": note.strip(),
    }
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if put_contact(held, contact.strip(), open_vault(held.panel_id)):
        changed.append("contact")
    if changed:
        held.version += 1
        _save(held, by)
        record("hold.changed", by=by, of="case", ref=held.case.reference, reason=held.reason, fields=changed)
    return changed


@transaction.atomic
def end_hold(*, hold: Hold, on: date, by: AnyActor) -> Hold:
    """What was waited for came on that day; for a hold that has ended already, its end is corrected."""
    check(by, Permission.CASE_EDIT)
    held = _locked(hold, by)
    rules.check_end(on, started_on=held.started_on, today=timezone.localdate())
    held.ended_on = on
    held.version += 1
    _save(held, by)
    record("hold.ended", by=by, of="case", ref=held.case.reference, reason=held.reason)
    return held


def _locked_case(pk: int, by: AnyActor) -> Case:
    """Locked first, everywhere: a meeting cannot be recorded while a hold on it is being placed."""
    return Case.objects.select_for_update().get(panel_id=by.panel_id, pk=pk)


def _locked(hold: Hold, by: AnyActor) -> Hold:
    _locked_case(hold.case_id, by)
    rows = Hold.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(panel_id=by.panel_id, pk=hold.pk)


def _save(hold: Hold, by: AnyActor) -> None:
    hold.saved_by, hold.saved_by_name = by.audit_id, by.name
    hold.save()
