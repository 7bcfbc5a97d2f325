"""Two records of one child brought together, and taken apart again. Both stay whole: one is kept and counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.actions import add_row, put_aside, record_section
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.matching import rules
from cdop.matching.actions.holding import in_order, locked_pair, settle_pair
from cdop.matching.models import Decision, Link, Merge

T = TypeVar("T")
Taken = dict[str, str | int | list[str]]
"""What was taken over of one section, or one entry, as it stands in `Merge.choices`."""
Choices = Mapping[str, Sequence[str]]
"""Section slug to the names of the answers that are taken over from the other record."""


@transaction.atomic
def merge(
    *,
    keep: Case,
    other: Case,
    choices: Choices,
    reason: str,
    by: AnyActor,
    rows: Sequence[cases.OpenedRow] = (),
) -> Merge:
    """Merge `other` into `keep`: chosen answers and entries are taken over, `other` is counted no more.

    Raises Refused when either stands where it cannot be, and when an answer cannot be taken over; nothing has
    changed then.
    """
    check(by, Permission.CASE_EDIT)
    check(by, Permission.IDENTITY_VIEW)
    rules.check_reason(reason, what="these are records of one child")
    kept, gone = _locked(keep, other, by)
    taken = in_an_order_that_works(
        [partial(_take, kept, gone, slug, names, reason, by) for slug, names in choices.items() if names]
    )
    taken += [_take_row(kept, row, reason, by) for row in rows]
    put_aside(case=gone, kept=kept, by=by)
    made = Merge.objects.create(
        panel_id=by.panel_id,
        kept=kept,
        merged=gone,
        choices=taken,
        reason=reason.strip(),
        made_by=by.audit_id,
        made_by_name=by.name,
    )
    settle_pair(kept, gone, Decision.SAME_CHILD, by)
    sections = sorted({str(each["section"]) for each in taken})
    record("case.merged", by=by, of="case", ref=kept.reference, merged=gone.reference, sections=sections)
    return made


def _locked(keep: Case, other: Case, by: AnyActor) -> tuple[Case, Case]:
    """Both, locked, when they may be merged as asked."""
    rules.check_are_two(keep, other)
    kept, gone = locked_pair(keep, other, by)
    rules.check_can_keep(kept, gone)
    first, second = in_order(kept, gone)
    links = Link.objects.standing().filter(panel_id=by.panel_id, case_a=first, case_b=second)
    rules.check_not_linked(links.exists())
    into_other = Merge.objects.standing().filter(panel_id=by.panel_id, kept=gone)
    rules.check_nothing_hangs_on(gone, has_merged=into_other.exists())
    return kept, gone


def _take(kept: Case, gone: Case, slug: str, names: Sequence[str], reason: str, by: AnyActor) -> Taken:
    """Take these answers over; what the section said before is found again by its version."""
    theirs = cases.saved_section(gone, slug, by=by).values
    before = cases.saved_section(kept, slug, by=by).version
    values = {name: theirs[name] for name in names}
    changed = record_section(case=kept, slug=slug, values=values, version=before, reason=reason, by=by)
    after = before + 1 if changed or not before else before
    return {"section": slug, "fields": sorted(changed), "before": before, "after": after}


def _take_row(kept: Case, row: cases.OpenedRow, reason: str, by: AnyActor) -> Taken:
    given = {name: value for name, value in row.values.items() if value not in (None, "", [])}
    made = add_row(case=kept, slug=row.slug, values=given, reason=reason, by=by)
    return {"section": row.slug, "row": str(made.id), "from": row.number}


def in_an_order_that_works(steps: Sequence[Callable[[], T]]) -> list[T]:
    """Two dates taken over one after the other may contradict each other on the way, so the other order is tried."""
    try:
        with transaction.atomic():
            return [step() for step in steps]
    except Refused:
        if len(steps) < 2:
            raise
        return [step() for step in reversed(steps)]
