"""The table of published ratios, and what the panel set earlier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.whatif.evidence import Figures, PublishedRisk
from cdop.whatif.models import RiskEstimate
from cdop.whatif.queries import published


def risks_table(risks: Iterable[PublishedRisk], *, may_change: bool) -> Table:
    columns = [
        Column("Exposure and deaths"),
        Column("Ratio (95% interval)", is_number=True),
        Column("Who was studied"),
        Column("Published in"),
        Column("Whose"),
        Column("Reckoned with"),
        Column("Note"),
    ]
    return Table("Published ratios", columns, [_row(each, may_change) for each in risks])


def _row(risk: PublishedRisk, may_change: bool) -> tuple[object, ...]:
    held = risk.figures
    url = reverse("whatif:risk", args=[risk.name]) if may_change else ""
    return (
        Cell(risk.label, url=url, hidden_text="– change" if url else "", under=held.outcome.label),
        Cell(ratio(held), under=held.measure.label),
        held.population,
        Cell(held.source, under=held.published or "year not recorded"),
        _whose(risk),
        "Yes" if held.is_usable else "No",
        held.note,
    )


def ratio(held: Figures) -> str:
    return f"{held.value:g} ({held.lower:g} to {held.upper:g})"


def _whose(risk: PublishedRisk) -> Cell:
    if risk.is_own and risk.set_at:
        return Cell("The panel’s own", under=f"{risk.set_by}, {day(risk.set_at)}")
    return Cell("As shipped")


def history_table(rows: Sequence[RiskEstimate]) -> Table | None:
    """What the panel set, newest first; None when it never set any."""
    if not rows:
        return None
    columns = [Column("Set on"), Column("Ratio"), Column("Published in"), Column("Set by"), Column("Note")]
    return Table("What the panel set", columns, [_past(row) for row in rows])


def _past(row: RiskEstimate) -> tuple[object, ...]:
    held = published(row).figures
    under = "as shipped" if row.is_reset else "" if row.is_usable else "taken out of use"
    return (day(row.recorded_at), Cell(ratio(held), under=under), row.source, row.recorded_by_name, row.note)
