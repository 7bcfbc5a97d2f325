"""What the actions share: rows locked in one order, and the way into another panel's scope.

Whoever answers or withdraws an offer holds the sender's row first: it alone says whether the offer still waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from cdop.access.actors import AnyActor, SystemActor
from cdop.access.models import Panel
from cdop.access.queries import system_actor
from cdop.cases.models import Case
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from cdop.transfers.models import Parcel, Transfer

PART = "transfers"


@contextmanager
def inside(panel: Panel) -> Iterator[SystemActor]:
    """The scope of the other panel, and of no other, as the system at work there."""
    with scoped(panels=(panel.id,)):
        yield system_actor(PART, panel)


def own_panel(by: AnyActor) -> Panel:
    return Panel.objects.get(pk=by.panel_id)


def locked_case(pk: int | None, by: AnyActor) -> Case:
    """The case, held; a transfer that waits has one."""
    if pk is None:
        raise Refused("This transfer has no case on your panel. Open it to see how it stands.")
    return Case.objects.select_for_update().get(panel_id=by.panel_id, pk=pk)


def locked(pk: UUID, by: AnyActor) -> Transfer:
    rows = Transfer.objects.select_for_update(of=("self",)).select_related("other_panel", "case")
    return rows.get(panel_id=by.panel_id, pk=pk)


def locked_other(number: UUID, direction: str, by: AnyActor) -> Transfer | None:
    """The other panel's row of the same transfer, within its scope."""
    rows = Transfer.objects.select_for_update(of=("self",)).select_related("case")
    return rows.filter(panel_id=by.panel_id, number=number, direction=direction).first()


def save(row: Transfer, by: AnyActor) -> None:
    if not row._state.adding:
        row.version += 1
    row.saved_by, row.saved_by_name = by.audit_id, by.name
    row.save()


def throw_away_parcel(row: Transfer) -> None:
    Parcel.objects.filter(panel_id=row.panel_id, transfer=row).delete()
