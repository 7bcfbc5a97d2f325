"""Protected tables for a page: the last breakdown across, each mark with its reason. Reads no true count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from cdop.core.shapes import Cell, Column, Table
from cdop.disclosure import wording
from cdop.disclosure.explain import why_missing
from cdop.disclosure.publication import HIDDEN, ZERO, ProtectedCell, ProtectedTable
from cdop.disclosure.rule import Rule

Link = Callable[[ProtectedTable, ProtectedCell], str]


@dataclass(frozen=True)
class Why:
    """What a mark in a table means, and the place of the words on the page."""

    anchor: str
    mark: str
    words: str


@dataclass(frozen=True)
class Shown:
    """A table and, for each mark in it, why the number is missing."""

    table: Table
    whys: Sequence[Why]


def shown(table: ProtectedTable, rule: Rule, *, link: Link | None = None) -> Shown:
    """`link` gives the address behind a figure; without it a hidden one leads to the reason beneath."""
    whys = _whys(table, rule)
    if link is None:
        places = {why.mark: f"#{why.anchor}" for why in whys}
        made = _table(
            table, rule, lambda t, c: places.get(wording.figure(c, rule), "") if c.status == HIDDEN else ""
        )
    else:
        made = _table(table, rule, link)
    return Shown(made, whys)


def _whys(table: ProtectedTable, rule: Rule) -> list[Why]:
    found: dict[str, ProtectedCell] = {}
    for cell in table.rows():
        if cell.status == HIDDEN or (cell.status == ZERO and not rule.is_suppression):
            found.setdefault(cell.status, cell)
    return [
        Why(f"why-{table.name}-{status}", wording.figure(cell, rule), why_missing(cell, rule))
        for status, cell in found.items()
    ]


def _table(table: ProtectedTable, rule: Rule, link: Link) -> Table:
    several = len(table.dimensions) > 1
    down = table.dimensions[:-1] if several else table.dimensions
    heads = table.dimensions[-1].positions if several else ("",)
    by_codes = {cell.codes: cell for cell in table.rows()}
    columns = [Column(d.title) for d in down]
    columns += [Column(table.dimensions[-1].label(h) if several else "Deaths", is_number=True) for h in heads]
    rows, left_out = [], 0
    for place in product(*(d.positions for d in down)):
        cells = [by_codes[(*place, *((head,) if several else ()))] for head in heads]
        if all(cell.status == ZERO for cell in cells) and len(down[0].codes) > _FEW:
            left_out += 1
            continue
        named = [d.label(code) for d, code in zip(down, place, strict=True)]
        rows.append([*named, *(_cell(table, cell, rule, link) for cell in cells)])
    return Table(_caption(table), columns, rows, notes=_left_out(left_out, rule))


_FEW = 12
"""Tables with no more rows than this stand whole; of longer ones rows without a single figure are left out."""


def _caption(table: ProtectedTable) -> str:
    return table.title or table.name


def _left_out(count: int, rule: Rule) -> list[str]:
    if not count:
        return []
    zero = wording.figure(ProtectedCell.showing((), 0), rule)
    rows = "1 row that is" if count == 1 else f"{count} rows that are"
    return [f"{rows} “{zero}” throughout {'is' if count == 1 else 'are'} left out here; the files have them."]


def _cell(table: ProtectedTable, cell: ProtectedCell, rule: Rule, link: Link) -> Cell:
    url = link(table, cell)
    hidden = ""
    if cell.status == HIDDEN and url.startswith("#"):
        hidden = "why is this number missing?"
    return Cell(wording.figure(cell, rule), url=url, hidden_text=hidden)
