"""The panel's table of relative risks: its own rows before those shipped, and what stood there earlier."""

from __future__ import annotations

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.dataset.codelists.evidence import Exposure, RatioMeasure, StudiedDeath
from cdop.whatif.evidence import Figures, PublishedRisk, shipped
from cdop.whatif.models import RiskEstimate


def risks(by: AnyActor) -> dict[str, PublishedRisk]:
    """Every estimate in force by name: those shipped first, then the panel's additions. One query."""
    check(by, Permission.FIGURES_VIEW)
    rows = RiskEstimate.objects.filter(panel_id=by.panel_id).order_by("name", "-id").distinct("name")
    return {**shipped(), **{row.name: published(row) for row in rows}}


def history(name: str, *, by: AnyActor) -> list[RiskEstimate]:
    """What the panel set, newest first."""
    check(by, Permission.FIGURES_VIEW)
    return list(RiskEstimate.objects.filter(panel_id=by.panel_id, name=name).order_by("-id"))


def published(row: RiskEstimate) -> PublishedRisk:
    figures = Figures(
        exposure=Exposure(row.exposure),
        outcome=StudiedDeath(row.outcome),
        measure=RatioMeasure(row.measure),
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        population=row.population,
        source=row.source,
        published=row.published,
        is_usable=row.is_usable,
        note=row.note,
    )
    own = not row.is_reset
    return PublishedRisk(row.name, figures, row.name in shipped(), own, row.recorded_at, row.recorded_by_name)
