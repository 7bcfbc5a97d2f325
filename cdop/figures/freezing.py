"""What a release holds, to JSON and back: what it showed, what was counted for it, and of which cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cdop.dataset.years import review_year
from cdop.disclosure.linking import Order
from cdop.disclosure.protect import Protected
from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import Cell, CellKey, Dimension
from cdop.disclosure.table import Table
from cdop.figures.counting import Counted
from cdop.figures.facts import CaseFacts

Json = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """A published table, and how far each of its figures may stand from the truth."""

    table: ProtectedTable
    errors: Mapping[Cell, int]


def freeze(counted: Counted) -> Json:
    return {
        "tables": [
            {**_head(t), "cells": [[list(cell), count] for cell, count in t.counts.items()]}
            for t in counted.tables
        ],
        "order": [[_key(smaller), _key(larger)] for smaller, larger in counted.order],
    }


def thaw(frozen: Json) -> Counted:
    return Counted(
        tuple(
            Table(
                held["name"],
                held["population"],
                _dimensions(held),
                {tuple(cell): count for cell, count in held["cells"]},
                held["title"],
                _zeros(held),
            )
            for held in frozen["tables"]
        ),
        tuple(_thawed_order(pair) for pair in frozen["order"]),
    )


def freeze_shown(figures: Protected) -> Json:
    """The protected tables with their errors, and what is said of them. No true count, nothing made of one."""
    return {
        "tables": [
            {
                **_head(t),
                "cells": [[list(c.codes), c.count, figures.errors.get(t.key(c.codes), 0)] for c in t.rows()],
            }
            for t in figures.tables
        ],
        "notes": list(figures.notes),
    }


def thaw_shown(frozen: Json) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            ProtectedTable(
                held["name"],
                held["population"],
                _dimensions(held),
                tuple(_cell(tuple(codes), count) for codes, count, _ in held["cells"]),
                held["title"],
                _zeros(held),
            ),
            {tuple(codes): error for codes, _, error in held["cells"]},
        )
        for held in frozen["tables"]
    )


def thaw_rule(frozen: Json) -> Rule:
    return Rule(**{name: value for name, value in frozen.items() if name != "sentence"})


def freeze_case(line: CaseFacts) -> Json:
    """All but the case and its day, which have columns of their own."""
    held = asdict(line)
    for name in ("case_id", "day", "year"):
        del held[name]
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in held.items()}


def thaw_case(case_id: int, day: date, frozen: Json) -> CaseFacts:
    held: Json = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in frozen.items()
    }
    return CaseFacts(case_id=case_id, day=day, year=review_year(day), **held)


def _head(table: Table | ProtectedTable) -> Json:
    return {
        "name": table.name,
        "population": table.population,
        "title": table.title,
        "dimensions": [_dimension(dimension) for dimension in table.dimensions],
        "structural_zeros": sorted(list(cell) for cell in table.structural_zeros),
    }


def _dimension(dimension: Dimension) -> Json:
    return {
        "name": dimension.name,
        "title": dimension.title,
        "codes": list(dimension.codes),
        "labels": dict(dimension.labels),
        "has_total": dimension.has_total,
        "parents": dict(dimension.parents),
    }


def _dimensions(held: Json) -> tuple[Dimension, ...]:
    return tuple(Dimension(**{**d, "codes": tuple(d["codes"])}) for d in held["dimensions"])


def _zeros(held: Json) -> frozenset[Cell]:
    return frozenset(tuple(cell) for cell in held["structural_zeros"])


def _cell(codes: Cell, count: int | None) -> ProtectedCell:
    return ProtectedCell.hiding(codes) if count is None else ProtectedCell.showing(codes, count)


def _key(key: CellKey) -> list[Any]:
    return [key.population, sorted(map(list, key.codes))]


def _thawed_order(pair: Sequence[Any]) -> Order:
    smaller, larger = (CellKey(name, frozenset(map(tuple, codes))) for name, codes in pair)
    return smaller, larger
