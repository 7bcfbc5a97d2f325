"""The ledger as tables: releases, those that wait, figures from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.figures.cohort import Basis
from cdop.figures.models import ExternalFigure
from cdop.figures.presenters.releases import TONES
from cdop.figures.queries import Entry


def releases(entries: Iterable[Entry]) -> Table:
    columns = [Column("Release"), Column("State"), Column("Prepared by"), Column("Approved by")]
    rows = [
        (
            Cell(each.title, url=_at(each), under=f"Counted by {Basis(each.basis).label}"),
            Cell(each.state.label, tone=TONES[each.state]),
            Cell(each.maker, under=day(each.made_at)),
            Cell(_approver(each), under=day(each.out_on) if each.out_on else ""),
        )
        for each in entries
    ]
    return Table("Releases, newest first", columns, rows)


def waiting(entries: Sequence[Entry], caption: str = "Not released yet") -> Table:
    columns = [Column("Release"), Column("State"), Column("Prepared by"), Column("Prepared on")]
    rows = [
        (
            Cell(each.title, url=_at(each)),
            Cell(each.state.label, tone=TONES[each.state]),
            each.maker,
            Cell(day(each.made_at), is_day=True),
        )
        for each in entries
    ]
    return Table(caption, columns, rows)


def outside(figures: Iterable[ExternalFigure]) -> Table:
    columns = [
        Column("Figure"),
        Column("Counted"),
        Column("Count", is_number=True),
        Column("Published"),
        Column("State"),
        Column("Entered by"),
    ]
    rows = [
        (
            Cell(each.title, under=each.source),
            Cell(
                what(each),
                under=f"{day(each.period_from)} to {day(each.period_to)}, by {Basis(each.basis).label}",
            ),
            bounds(each),
            Cell(day(each.published_on), is_day=True),
            state(each),
            Cell(each.by_name, under=day(each.at)),
        )
        for each in figures
    ]
    return Table("Figures from outside, newest first", columns, rows)


def what(figure: ExternalFigure) -> str:
    narrowed = ", ".join(f"{name.replace('_', ' ')} {code}" for name, code in sorted(figure.codes.items()))
    return f"{figure.population}, {narrowed}" if narrowed else figure.population


def bounds(figure: ExternalFigure) -> str:
    return f"{figure.lower:,}" if figure.lower == figure.upper else f"{figure.lower:,} to {figure.upper:,}"


def state(figure: ExternalFigure) -> Cell:
    """Current figures can be corrected; the others stay readable."""
    if figure.is_withdrawn:
        return Cell("Taken out")
    if getattr(figure, "was_replaced", False):
        return Cell("Corrected since")
    return Cell("Correct or take out", url=reverse("figures:outside_figure", args=[figure.pk]))


def _approver(entry: Entry) -> str:
    if entry.is_by_command:
        return "Nobody: released at the command line"
    return entry.out_by


def _at(entry: Entry) -> str:
    return reverse("figures:release", args=[entry.id])
