"""The ledger as a list: every release a person may know of, newest first, without its figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.figures.models import Decision, Release
from cdop.figures.states import ACTS_THAT_LET_OUT, OUT, TO, State, state_after

_LET_OUT = [act.code for act in ACTS_THAT_LET_OUT]
_NAMES = (
    "id",
    "title",
    "kind",
    "basis",
    "period_from",
    "period_to",
    "made_at",
    "made_by",
    "stamp__maker",
    "last_act",
    "is_old",
    "out_by",
    "out_act",
    "out_on",
)


@dataclass(frozen=True)
class Entry:
    """One line of the ledger. `out_by` is who let it out, `out_on` when; empty while it has not left."""

    id: UUID
    title: str
    kind: str
    basis: str
    period_from: date
    period_to: date
    made_at: datetime
    maker: str
    state: State
    out_by: str
    out_on: datetime | None
    is_by_command: bool


def entries(
    *, by: AnyActor, kinds: Collection[str] = (), state: str = "", basis: str = ""
) -> QuerySet[Release, dict[str, Any]]:
    """The lines, as `entry` reads them. Without the right to review: those that left, and one's own."""
    check(by, Permission.FIGURES_VIEW)
    found = _annotated(by.panel_id)
    if not by.may(Permission.RELEASE_APPROVE):
        found = found.filter(in_state(*OUT) | Q(made_by=by.audit_id))
    if kinds:
        found = found.filter(kind__in=kinds)
    if State.has(state):
        found = found.filter(in_state(State(state)))
    if basis:
        found = found.filter(basis=basis)
    return found.order_by("-made_at", "pk").values(*_NAMES)


def entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        title=row["title"] or row["kind"],
        kind=row["kind"],
        basis=row["basis"],
        period_from=row["period_from"],
        period_to=row["period_to"],
        made_at=row["made_at"],
        maker=row["stamp__maker"] or "",
        state=State.RELEASED if row["is_old"] else state_after(row["last_act"]),
        out_by=row["out_by"] or "",
        out_on=row["out_on"],
        is_by_command=row["out_act"] == "commanded",
    )


def waiting(*, by: AnyActor, kinds: Collection[str] = (), most: int = 20) -> list[Entry]:
    """What has not left yet and may still, newest first."""
    under_way = in_state(State.PREPARED, State.IN_REVIEW, State.RETURNED)
    return [entry(row) for row in entries(by=by, kinds=kinds).filter(under_way)[:most]]


def waiting_for(*, by: AnyActor) -> int:
    """How many wait for `by` to approve: those in review that another person made."""
    if not by.may(Permission.RELEASE_APPROVE):
        return 0
    return entries(by=by, state=State.IN_REVIEW.code).exclude(made_by=by.audit_id).count()


def in_state(*states: State) -> Q:
    """Of rows with `last_act`: those that stand in one of these states."""
    acts = [act.code for act, state in TO.items() if state in states]
    found = Q(last_act__in=acts, shown__isnull=False)
    if State.PREPARED in states:
        found |= Q(last_act=None, shown__isnull=False)
    return found | Q(shown__isnull=True) if State.RELEASED in states else found


def _annotated(panel_id: int) -> Any:
    left = Decision.objects.filter(panel_id=panel_id, release=OuterRef("pk"), act__in=_LET_OUT)
    return (
        Release.objects.with_state()
        .filter(panel_id=panel_id)
        .annotate(
            is_old=Q(shown__isnull=True),
            out_by=Subquery(left.values("by_name")[:1]),
            out_act=Subquery(left.values("act")[:1]),
            out_on=Subquery(left.values("at")[:1]),
        )
    )
