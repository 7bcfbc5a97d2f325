"""Bringing in a list of deaths: the file is kept sealed, every row is found, possible, not notified, or held."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.cases.queries import everyone
from cdop.core.turns import take_turn
from cdop.matching import payload, rules
from cdop.matching.checking import Checked, check_row
from cdop.matching.models import DeathList, ListRow, ListSource, RowState
from cdop.matching.reading import RawRow, read_list
from cdop.matching.settling import settle

_COMPARED = (RowState.POSSIBLE.code, RowState.NOT_NOTIFIED.code)


@transaction.atomic
def bring_in_list(
    *, raw: bytes, source: str, period_from: date, period_to: date, by: AnyActor
) -> tuple[DeathList, bool]:
    """Keep the list and compare its rows with every record; gives it, and whether it is new.

    The same bytes again are the same list, and nothing is changed. Raises Refused when it is no list at all.
    """
    check(by, Permission.CASE_EDIT)
    rules.check_period(period_from, period_to)
    rows, notes = read_list(raw)
    take_turn("matching", by.panel_id)
    digest = hashlib.sha256(raw).hexdigest()
    before = DeathList.objects.filter(panel_id=by.panel_id, digest=digest).first()
    if before:
        return before, False
    vault = open_vault(by.panel_id)
    listed = DeathList(
        panel_id=by.panel_id,
        number=_next_number(by),
        source=ListSource(source).code,
        period_from=period_from,
        period_to=period_to,
        digest=digest,
        notes=notes,
        loaded_by=by.audit_id,
        loaded_by_name=by.name,
    )
    listed.sealed = vault.seal_bytes(raw, payload.file_place(listed))
    listed.save(force_insert=True)
    made = _rows(listed, rows, vault, by)
    counts = {state.code: sum(row.state == state for row in made) for state in RowState}
    record("list.brought_in", by=by, of="list", ref=str(listed.number), source=listed.source, **counts)
    return listed, True


@transaction.atomic
def compare_again(*, listed: DeathList, by: AnyActor) -> int:
    """Compare the rows that wait with the records as they are now; gives how many changed their state."""
    check(by, Permission.CASE_EDIT)
    take_turn("matching", by.panel_id)
    vault, known, today = open_vault(by.panel_id), everyone(by=by), timezone.localdate()
    rows = list(ListRow.objects.filter(panel_id=by.panel_id, listed=listed, state__in=_COMPARED))
    before = {row.pk: row.state for row in rows}
    settle([(row, _read(row, vault, today).values) for row in rows], known)
    ListRow.objects.filter(panel_id=by.panel_id).bulk_update(rows, ["state", "like", "case"])
    changed = sum(row.state != before[row.pk] for row in rows)
    record("list.compared", by=by, of="list", ref=str(listed.number), rows=len(rows), changed=changed)
    return changed


def _rows(listed: DeathList, raw: Sequence[RawRow], vault: Vault, by: AnyActor) -> list[ListRow]:
    today, made, read = timezone.localdate(), [], []
    for each in raw:
        row = ListRow(panel_id=listed.panel_id, listed=listed, line=each.line)
        payload.put(row, each.values, vault, is_whole=each.is_whole)
        checked = check_row(each.values, is_whole=each.is_whole, today=today)
        row.state, row.problems = RowState.HELD.code, checked.problems
        made.append(row)
        if checked.is_sound:
            read.append((row, checked.values))
    settle(read, everyone(by=by))
    _carry_over(made, by)
    ListRow.objects.bulk_create(made)
    return made


def _carry_over(rows: Sequence[ListRow], by: AnyActor) -> None:
    """A row that was said not to be ours on an earlier list is not asked about again."""
    earlier = ListRow.objects.filter(
        panel_id=by.panel_id, state=RowState.NOT_OURS.code, digest__in={row.digest for row in rows}
    )
    decided = {row.digest: row for row in earlier}
    for row in rows:
        before = decided.get(row.digest)
        if before and row.state in _COMPARED:
            row.state, row.reason = RowState.NOT_OURS.code, before.reason
            row.settled_at = before.settled_at
            row.settled_by, row.settled_by_name = before.settled_by, before.settled_by_name


def _read(row: ListRow, vault: Vault, today: date) -> Checked:
    text, is_whole = payload.take(row, vault)
    return check_row(text, is_whole=is_whole, today=today)


def _next_number(by: AnyActor) -> int:
    last = DeathList.objects.filter(panel_id=by.panel_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
