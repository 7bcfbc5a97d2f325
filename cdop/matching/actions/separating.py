"""Undoing a merge: each record stands as it did; what was changed in the kept one since is left, and named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.actions import bring_back, record_section, withdraw_row
from cdop.cases.models import Case
from cdop.matching import rules
from cdop.matching.actions.holding import locked_pair, settle_pair
from cdop.matching.actions.merging import in_an_order_that_works
from cdop.matching.models import Decision, Merge

Left = dict[str, Any]
"""A section with the names of its answers that were changed since, or an entry that was."""


@transaction.atomic
def unmerge(*, merge: Merge, reason: str, by: AnyActor) -> list[Left]:
    """Take the two apart again; gives what could not be put back because somebody changed it since."""
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    rules.check_reason(reason, what="these are not records of one child")
    kept, gone = locked_pair(merge.kept, merge.merged, by)
    held = Merge.objects.select_for_update().get(panel_id=by.panel_id, pk=merge.pk)
    rules.check_can_undo(held, kept)
    undo = {True: _withdraw, False: _restore}
    steps = [partial(undo["row" in taken], kept, taken, reason, by) for taken in reversed(held.choices)]
    left = [each for each in in_an_order_that_works(steps) if each]
    bring_back(case=gone, reason=reason, by=by)
    held.undone_at, held.undone_by, held.undone_by_name = timezone.now(), by.audit_id, by.name
    held.undone_reason, held.left_as_it_is = reason.strip(), left
    held.save()
    settle_pair(kept, gone, Decision.OPEN, by)
    record("case.unmerged", by=by, of="case", ref=kept.reference, merged=gone.reference, left=left)
    return left


def _restore(kept: Case, taken: Mapping[str, Any], reason: str, by: AnyActor) -> Left | None:
    """Put back what the section said before, answer by answer, where it still says what was taken over."""
    slug, names = taken["section"], taken["fields"]
    if not names:
        return None
    now = cases.saved_section(kept, slug, by=by)
    before = cases.section_at(kept, slug, taken["before"], by=by)
    then = cases.section_at(kept, slug, taken["after"], by=by)
    same = [name for name in names if now.values[name] == then[name]]
    if same:
        values = {name: before[name] for name in same}
        record_section(case=kept, slug=slug, values=values, version=now.version, reason=reason, by=by)
    changed = sorted(set(names) - set(same))
    return {"section": slug, "fields": changed} if changed else None


def _withdraw(kept: Case, taken: Mapping[str, Any], reason: str, by: AnyActor) -> Left | None:
    """Withdraw an entry that was added, unless somebody worked on it since."""
    rows = cases.rows(kept, taken["section"], by=by, withdrawn=True)
    row = next(each for each in rows if str(each.id) == taken["row"])
    if not row.stands:
        return None
    if row.version > 1:
        return {"section": taken["section"], "row": taken["row"]}
    withdraw_row(row=row.stored, reason=reason, by=by)
    return None
