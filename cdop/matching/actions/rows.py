"""What a person decides about a row of a list of deaths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases.actions import receive
from cdop.cases.models import Case
from cdop.cases.queries import everyone
from cdop.matching import payload, rules
from cdop.matching.checking import Checked, check_row
from cdop.matching.models import ListRow, ListSource, RowState
from cdop.matching.settling import settle


@transaction.atomic
def open_row(*, row: ListRow, by: AnyActor) -> tuple[dict[str, str], Checked]:
    """The row's text by column, and as it is read. Recorded as a read of identity."""
    check(by, Permission.IDENTITY_VIEW)
    text, is_whole = payload.take(row, open_vault(by.panel_id))
    _record("list.row_read", row, by)
    return text, check_row(text, is_whole=is_whole, today=timezone.localdate())


@transaction.atomic
def mend_row(*, row: ListRow, text: Mapping[str, str], by: AnyActor) -> ListRow:
    """Correct a row that waits, and compare it anew; still wrong, it stays held with what is wrong now."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    held = _waiting(row, by)
    vault = open_vault(by.panel_id)
    old, _ = payload.take(held, vault)
    mended = {**old, **text}
    if mended.get("surname"):
        mended.pop("name", None)
    payload.put(held, mended, vault)
    _compare(held, mended, by)
    changed = sorted(name for name in text if text[name] != old.get(name, ""))
    _record("list.row_mended", held, by, fields=changed, state=held.state)
    return held


@transaction.atomic
def confirm_case(*, row: ListRow, case: Case, by: AnyActor) -> ListRow:
    """The row is the child of this case."""
    check(by, Permission.CASE_EDIT)
    held = _waiting(row, by)
    held.case = case
    _settle(held, RowState.FOUND, by)
    _record("list.row_found", held, by, case=case.reference)
    return held


@transaction.atomic
def say_not_ours(*, row: ListRow, reason: str, by: AnyActor) -> ListRow:
    """The death is not for this panel, or no child's."""
    check(by, Permission.CASE_EDIT)
    rules.check_reason(reason, what="the death is not yours")
    held = _waiting(row, by)
    held.reason = reason.strip()
    _settle(held, RowState.NOT_OURS, by)
    _record("list.row_not_ours", held, by)
    return held


@transaction.atomic
def notify_from(*, row: ListRow, by: AnyActor) -> Case:
    """Make a notification of the row: a case is opened with what the list tells."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    held = _waiting(row, by)
    rules.check_can_be_notified(held)
    text, is_whole = payload.take(held, open_vault(by.panel_id))
    values = check_row(text, is_whole=is_whole, today=timezone.localdate()).values
    answers = _answers(values, ListSource(held.listed.source))
    held.case = receive(notified_at=timezone.now(), answers=answers, by=by)
    _settle(held, RowState.NOTIFIED, by)
    _record("list.row_notified", held, by, case=held.case.reference)
    return held.case


@transaction.atomic
def reopen_row(*, row: ListRow, by: AnyActor) -> ListRow:
    """Take back what was decided: the row is compared again, and waits."""
    check(by, Permission.CASE_EDIT)
    held = _locked(row, by)
    rules.check_can_reopen(held)
    text, _ = payload.take(held, open_vault(by.panel_id))
    held.case, held.reason, held.settled_at = None, "", None
    held.settled_by = held.settled_by_name = ""
    _compare(held, text, by)
    if held.state == RowState.FOUND:
        held.state, held.case = RowState.POSSIBLE.code, None
        held.save()
    _record("list.row_reopened", held, by)
    return held


def _compare(row: ListRow, text: Mapping[str, str], by: AnyActor) -> None:
    checked = check_row(text, is_whole=True, today=timezone.localdate())
    row.problems, row.like = checked.problems, []
    if checked.is_sound:
        settle([(row, checked.values)], everyone(by=by))
    else:
        row.state = RowState.HELD.code
    row.save()


def _answers(values: Mapping[str, Any], source: ListSource) -> dict[str, dict[str, Any]]:
    """The row as answers of a notification; blanks are left out."""
    told = {
        "child_identity": {
            "surname": values["surname"],
            "forenames": values["forenames"],
            "nhs_number": values["nhs_number"],
            "date_of_birth": values["born_on"],
            "postcode": values["postcode"],
        },
        "child": {"sex": values["sex"]},
        "death": {"date_of_death": values["died_on"]},
        "notifier": {"notifier_organisation": f"List of the {source.label.lower()}"},
    }
    given = {slug: {name: value for name, value in part.items() if value} for slug, part in told.items()}
    return {slug: part for slug, part in given.items() if part}


def _settle(row: ListRow, state: RowState, by: AnyActor) -> None:
    row.state = state.code
    row.settled_at, row.settled_by, row.settled_by_name = timezone.now(), by.audit_id, by.name
    row.save()


def _waiting(row: ListRow, by: AnyActor) -> ListRow:
    held = _locked(row, by)
    rules.check_is_waiting(held)
    return held


def _locked(row: ListRow, by: AnyActor) -> ListRow:
    rows = ListRow.objects.select_for_update(of=("self",)).select_related("listed")
    return rows.get(panel_id=by.panel_id, pk=row.pk)


def _record(act: str, row: ListRow, by: AnyActor, **detail: object) -> None:
    record(act, by=by, of="list_row", ref=f"{row.listed.number}-{row.line}", **detail)
