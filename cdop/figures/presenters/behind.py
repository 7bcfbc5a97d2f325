"""Figures with the cases behind them, and a case with the figures it counts in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.disclosure import wording
from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import TOTAL, cell_words
from cdop.disclosure.shape import Cell as Codes
from cdop.figures import freezing
from cdop.figures.cohort import Basis
from cdop.figures.facts import CaseFacts
from cdop.figures.models import Release, ReleaseCase
from cdop.figures.presenters.tables import Shown, shown
from cdop.figures.provenance import finest_of
from cdop.figures.writing import figures_of


@dataclass(frozen=True)
class CountedIn:
    """A release, the day on which it counts the case, and the figures."""

    title: str
    url: str
    words: str
    cells: Table | None


def linked(table: ProtectedTable, release: Release, rule: Rule) -> Shown:
    """The table with every figure leading to its cases."""
    return shown(table, rule, link=lambda held, cell: address(release, held, cell.codes))


def address(release: Release, table: ProtectedTable, codes: Codes) -> str:
    named = {d.name: code for d, code in zip(table.dimensions, codes, strict=True) if code != TOTAL}
    query = urlencode({"table": table.name, **named})
    return f"{reverse('figures:behind', args=[release.id])}?{query}"


def figure(table: ProtectedTable, codes: Codes, rule: Rule) -> str:
    """As readers see it."""
    return wording.figure(_at(table, codes), rule)


def cases(found: Mapping[str, CaseFacts]) -> Table:
    rows = [
        (
            Cell(reference, url=reverse("cases:case", args=[reference]), is_day=True),
            Cell(day(line.day), is_day=True),
        )
        for reference, line in found.items()
    ]
    return Table("Cases", [Column("Case"), Column("Counted on")], rows)


def figures_with(line: ReleaseCase) -> CountedIn:
    """`line` comes with its release."""
    release = line.release
    figures = figures_of(release)
    facts = freezing.thaw_case(line.case_id, line.day, line.facts)
    rows = [
        (
            table.title or table.name,
            Cell(cell_words(table.dimensions, codes), url=address(release, table, codes)),
            wording.figure(_at(table, codes), figures.rule),
        )
        for table in figures.tables
        for codes in finest_of(table, facts)
    ]
    columns = [Column("Table"), Column("Figure"), Column("Shown as", is_number=True)]
    return CountedIn(
        release.title or release.kind,
        reverse("figures:release", args=[release.id]),
        f"Counted on {day(line.day)}, by the {Basis(release.basis).label}.",
        Table(f"Figures of {release.title} that count this case", columns, rows) if rows else None,
    )


def _at(table: ProtectedTable, codes: Codes) -> ProtectedCell:
    return next(cell for cell in table.rows() if cell.codes == codes)
