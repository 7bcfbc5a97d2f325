"""Counted tables to JSON and back, so that a release can be protected again from what was counted then."""

from __future__ import annotations

from typing import Any

from cdop.disclosure.linking import Order
from cdop.disclosure.shape import CellKey, Dimension
from cdop.disclosure.table import Table
from cdop.figures.release import Counted


def freeze(counted: Counted) -> dict[str, Any]:
    return {
        "tables": [_table(table) for table in counted.tables],
        "order": [[_key(smaller), _key(larger)] for smaller, larger in counted.order],
    }


def thaw(frozen: dict[str, Any]) -> Counted:
    return Counted(
        tuple(_thawed_table(each) for each in frozen["tables"]),
        tuple(_thawed_order(pair) for pair in frozen["order"]),
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "population": table.population,
        "title": table.title,
        "dimensions": [_dimension(dimension) for dimension in table.dimensions],
        "cells": [[list(cell), count] for cell, count in table.counts.items()],
        "structural_zeros": sorted(list(cell) for cell in table.structural_zeros),
    }


def _dimension(dimension: Dimension) -> dict[str, Any]:
    return {
        "name": dimension.name,
        "title": dimension.title,
        "codes": list(dimension.codes),
        "labels": dict(dimension.labels),
        "has_total": dimension.has_total,
        "parents": dict(dimension.parents),
    }


def _thawed_table(held: dict[str, Any]) -> Table:
    return Table(
        held["name"],
        held["population"],
        tuple(Dimension(**{**d, "codes": tuple(d["codes"])}) for d in held["dimensions"]),
        {tuple(cell): count for cell, count in held["cells"]},
        held["title"],
        frozenset(tuple(cell) for cell in held["structural_zeros"]),
    )


def _key(key: CellKey) -> list[Any]:
    return [key.population, sorted(map(list, key.codes))]


def _thawed_order(pair: list[Any]) -> Order:
    smaller, larger = (CellKey(name, frozenset(map(tuple, codes))) for name, codes in pair)
    return smaller, larger
