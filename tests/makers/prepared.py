"""Releases that are prepared, sent, let out and taken back, by the acts of people; tests only, nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.artefacts.models import Artefact
from cdop.figures import actions, publishing
from cdop.figures.actions.external import OutsideFigure
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.models import ExternalFigure, Release
from cdop.figures.publications import publication
from cdop.figures.publishing import Wanted
from cdop.figures.readying import readied
from cdop.figures.states import Act
from tests.makers.panels import scope_of

YEAR = date(2025, 4, 1), date(2026, 3, 31)


def _still(name: str) -> None:
    """The steps of the work, told to nobody."""


def make_prepared(
    by: AnyActor,
    kind: str = "annual",
    *,
    span: tuple[date, date] = YEAR,
    choices: Mapping[str, Any] | None = None,
    **wanted: Any,
) -> Release:
    """A release as its maker leaves it, read with its state."""
    with scope_of(by), transaction.atomic():
        what = publication(kind, choices)
        cohort = Cohort(by.panel_id, what.basis, *span)
        asked = Wanted(choices=dict(choices or {}), **wanted)
        made = publishing.keep(publishing.prepare(what, cohort, by=by, step=_still, wanted=asked), by=by)
        return with_state(made)


def make_sent(by: AnyActor, kind: str = "annual", **how: Any) -> Release:
    """One that waits for a second person."""
    made = make_prepared(by, kind, **how)
    with scope_of(by), transaction.atomic():
        actions.send_for_review(release=made, by=by)
        return with_state(made)


def make_released(
    by: AnyActor, second: AnyActor, kind: str = "annual", **how: Any
) -> tuple[Release, Artefact]:
    """One that `second` approved, and its files."""
    made = make_sent(by, kind, **how)
    with scope_of(second), transaction.atomic():
        ready = readied(made.id, by=second, act=Act.APPROVED, step=_still)
        artefact = actions.let_out(ready=ready, by=second, act=Act.APPROVED)
        return with_state(made), artefact


def with_state(release: Release) -> Release:
    return Release.objects.with_state().get(panel_id=release.panel_id, pk=release.pk)


def make_outside(by: AnyActor, **how: Any) -> ExternalFigure:
    """A number that somebody else published."""
    usual: dict[str, Any] = {
        "basis": Basis.DEATH,
        "population": "deaths",
        "period_from": date(2019, 1, 1),
        "period_to": date(2019, 12, 31),
        "lower": 40,
        "upper": 40,
        "title": "Invented report",
        "source": "Table 3",
        "published_on": date(2021, 6, 1),
    }
    with scope_of(by), transaction.atomic():
        return actions.enter_figure(figure=OutsideFigure(**{**usual, **how}), by=by)
