"""Reading lists of deaths and their rows, only within the person's own panel."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Count, Q, QuerySet, Value, When
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.matching.models import DeathList, ListRow, RowState
from cdop.matching.models.lists import WAITING


def lists(*, by: AnyActor) -> QuerySet[DeathList]:
    """The panel's lists, the latest first, without their files; each with `read` and a count a state."""
    check(by, Permission.CASE_EDIT)
    counts = {state.code: Count("rows", filter=Q(rows__state=state.code)) for state in RowState}
    found = DeathList.objects.filter(panel_id=by.panel_id).defer("sealed")
    return found.annotate(read=Count("rows"), **counts)


def find_list(number: UUID, *, by: AnyActor) -> DeathList:
    found = lists(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("There is no list with this number on your panel.")
    return found


def rows(listed: DeathList, shown: str = "") -> QuerySet[ListRow]:
    """Its rows without what they say, those that wait first; `shown` is a state or ""."""
    found = ListRow.objects.filter(panel_id=listed.panel_id, listed=listed).defer("sealed")
    if shown:
        found = found.filter(state=shown)
    waiting = [state.code for state in WAITING]
    first = Choose(When(state__in=waiting, then=Value(0)), default=Value(1))
    return found.select_related("case").order_by(first, "line")


def find_row(number: UUID, line: int, *, by: AnyActor) -> ListRow:
    check(by, Permission.CASE_EDIT)
    found = ListRow.objects.filter(panel_id=by.panel_id, listed_id=number, line=line)
    row = found.select_related("listed", "case").defer("listed__sealed").first()
    if row is None:
        raise Http404("There is no such row on this list.")
    return row


def next_waiting(row: ListRow) -> int | None:
    """The line of another row of the list that waits: the next one, else the first."""
    rows = ListRow.objects.filter(panel_id=row.panel_id, listed_id=row.listed_id).exclude(pk=row.pk)
    lines = list(rows.waiting().order_by("line").values_list("line", flat=True))
    return next((line for line in lines if line > row.line), lines[0] if lines else None)
