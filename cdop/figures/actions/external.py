"""Figures about the panel's deaths that others published: entered by hand, corrected by another row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.core.turns import take_turn
from cdop.core.words import day
from cdop.figures.cohort import Basis
from cdop.figures.models import ExternalFigure
from cdop.figures.populations import POPULATIONS


@dataclass(frozen=True)
class OutsideFigure:
    """`codes` narrow the population by dimension; the count lay from `lower` to `upper`."""

    basis: Basis
    population: str
    period_from: date
    period_to: date
    lower: int
    upper: int
    title: str
    source: str
    published_on: date
    codes: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def enter_figure(*, figure: OutsideFigure, by: AnyActor) -> ExternalFigure:
    """From now on every release is checked beside it too."""
    return _kept(figure, by)


@transaction.atomic
def correct_figure(*, old: ExternalFigure, figure: OutsideFigure, by: AnyActor) -> ExternalFigure:
    """Put another in its place; the old one stays readable."""
    return _kept(figure, by, _current(old, by))


@transaction.atomic
def take_out_figure(*, old: ExternalFigure, by: AnyActor) -> ExternalFigure:
    """It should not have been entered: it is not counted with any more, and stays readable."""
    held = _current(old, by)
    same = {name: getattr(held, name) for name in OutsideFigure.__dataclass_fields__}
    return _kept(OutsideFigure(**{**same, "basis": Basis(held.basis)}), by, held, is_withdrawn=True)


def _current(old: ExternalFigure, by: AnyActor) -> ExternalFigure:
    take_turn("releases", old.panel_id)
    held = ExternalFigure.objects.filter(panel_id=by.panel_id, pk=old.pk, replaced_by=None).first()
    if held is None or held.is_withdrawn:
        raise Refused("This figure was corrected or taken out in the meantime. Look at the ledger again.")
    return held


def _kept(
    figure: OutsideFigure, by: AnyActor, old: ExternalFigure | None = None, *, is_withdrawn: bool = False
) -> ExternalFigure:
    check(by, Permission.RELEASE_APPROVE)
    _check(figure)
    held = {name: getattr(figure, name) for name in OutsideFigure.__dataclass_fields__}
    row = ExternalFigure.objects.create(
        **{**held, "codes": dict(figure.codes), "basis": figure.basis.code},
        panel_id=by.panel_id,
        replaces=old,
        is_withdrawn=is_withdrawn,
        by=by.audit_id,
        by_name=by.name,
    )
    act = "taken_out" if is_withdrawn else "corrected" if old else "entered"
    record(f"external_figure.{act}", by=by, of="external_figure", ref=str(row.pk))
    return row


def _check(figure: OutsideFigure) -> None:
    population = POPULATIONS.get(figure.population)
    if population is None:
        raise Refused(f"Nothing here is counted as “{figure.population}”. Choose one of the list.")
    for name in figure.codes:
        if name not in population.readings:
            raise Refused(f"“{figure.population}” is not broken down by “{name}”.")
    if figure.period_from > figure.period_to:
        raise Refused(
            f"The period begins on {day(figure.period_from)}, after it ends on {day(figure.period_to)}."
        )
    if figure.lower > figure.upper:
        raise Refused(f"The count cannot be from {figure.lower} to {figure.upper}: the first is the larger.")
