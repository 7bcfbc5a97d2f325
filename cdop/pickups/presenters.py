"""The links of a document in words. No queries."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day, moment
from cdop.figures.models import Release
from cdop.pickups.models import Pickup
from cdop.pickups.rules import can_revoke, why_not

COLUMNS = (Column("For"), Column("State"), Column("Take back"), Column("Good until"), Column("Made"))


def table(rows: Sequence[Pickup], release: Release | None) -> Table:
    return Table("Links to this document", COLUMNS, [_row(row, release) for row in rows])


def _row(row: Pickup, release: Release | None) -> tuple[object, ...]:
    is_open = can_revoke(row) and not row.is_over  # type: ignore[attr-defined]
    back = Cell(
        "Take back", url=reverse("pickups:revoke", args=[row.pk]), hidden_text=f"the link for {row.reader}"
    )
    return (
        row.reader,
        state(row, release),
        back if is_open else "",
        Cell(moment(row.good_until), is_day=True),
        Cell(day(row.made_at), is_day=True, under=f"by {row.made_by_name}"),
    )


def state(row: Pickup, release: Release | None) -> Cell:
    """Where it stands now; a link of a release that does not stand any more opens nothing."""
    if row.used_at:
        return Cell(f"Fetched on {moment(row.used_at)}")
    if row.revoked_at:
        return Cell(f"Taken back on {day(row.revoked_at)}")
    if row.is_over:  # type: ignore[attr-defined]
        return Cell("Ended, not used")
    if why_not(release):
        return Cell("Opens nothing: the release does not stand")
    return Cell("Not used yet", tone="waiting")
