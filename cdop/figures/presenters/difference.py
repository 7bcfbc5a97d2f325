"""Two releases side by side, in tables."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count
from cdop.disclosure import wording
from cdop.disclosure.publication import ProtectedCell
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import cell_words
from cdop.figures.difference import CaseMoves, TableMoves

_FACTS = {
    "day": "day",
    "age_band": "age at death",
    "sex": "sex",
    "ethnic_group": "ethnic group",
    "area": "area",
    "imd_decile": "deprivation",
    "is_reviewed": "review",
    "category": "category of death",
    "modifiability": "modifiability",
    "factors": "factors",
    "modifiable_factors": "modifiable factors",
}


def figures(moves: Sequence[TableMoves], before: Rule, after: Rule) -> list[tuple[str, Table | None]]:
    """For each table that both have: a sentence, and the figures that moved."""
    return [(_sentence(each), _moved(each, before, after) if each.moved else None) for each in moves]


def _sentence(each: TableMoves) -> str:
    title = each.table.title or each.table.name
    moved = f"{count(len(each.moved), 'figure')} moved" if each.moved else "No figure moved"
    stand = f", {each.same:,} {'stands' if each.same == 1 else 'stand'} as before" if each.same else ""
    alone = [
        f" {count(number, 'figure')} {where} only."
        for number, where in ((each.only_before, "in the earlier one"), (each.only_after, "in this one"))
        if number
    ]
    return f"{title}: {moved}{stand}.{''.join(alone)}"


def _moved(each: TableMoves, before: Rule, after: Rule) -> Table:
    columns = [
        Column("Figure"),
        Column("Before", is_number=True),
        Column("Now", is_number=True),
        Column("Moved by", is_number=True),
    ]
    rows = [
        (
            cell_words(each.table.dimensions, move.codes),
            _shown(move.before, before),
            _shown(move.after, after),
            "" if move.by is None else f"{move.by:+,}",
        )
        for move in each.moved
    ]
    return Table(each.table.title or each.table.name, columns, rows)


def _shown(number: int | None, rule: Rule) -> str:
    cell = ProtectedCell.hiding(()) if number is None else ProtectedCell.showing((), number)
    return wording.figure(cell, rule)


def cases(moves: CaseMoves) -> Table:
    """Each case that is not counted as it was, by reference alone."""
    rows = [(_case(each), "Came in", "") for each in moves.entered]
    rows += [(_case(each), "Went out", "") for each in moves.left]
    rows += [(_case(each.reference), "Changed", ", ".join(map(_fact, each.facts))) for each in moves.changed]
    return Table("Cases behind the difference", [Column("Case"), Column("What"), Column("Which facts")], rows)


def cases_words(moves: CaseMoves) -> str:
    return (
        f"{count(len(moves.entered), 'case')} came in, {len(moves.left):,} went out, {len(moves.changed):,} "
        f"changed; {moves.same:,} {'is' if moves.same == 1 else 'are'} counted as before."
    )


def _fact(name: str) -> str:
    return _FACTS.get(name, name.replace("_", " "))


def _case(reference: str) -> Cell:
    return Cell(reference, url=reverse("cases:case", args=[reference]), is_day=True)
