"""The whole proof of a release, for those who review it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cdop.core.shapes import Column, Line, Table
from cdop.core.words import count
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.shape import cell_words


def facts(proof: Mapping[str, Any]) -> list[Line]:
    solver = proof.get("solver", {})
    return [
        Line("Narrowest interval", _narrowest(proof.get("narrowest"))),
        Line("Figures", f"{proof.get('cells', 0):,}, of which {proof.get('hidden', 0):,} are hidden"),
        Line("Solver", f"{solver.get('status', '')}, gap {solver.get('gap', 0):.1%}"),
        Line("Somebody who knows one small count", _insiders(proof.get("known_exactly_to_an_insider"))),
        Line("Figures shown again", _again(proof.get("shown_again"))),
    ]


def _narrowest(narrowest: object) -> str:
    if narrowest is None:
        return "Every figure is shown exactly, or could be any number."
    return f"{narrowest} from its lowest to its highest value, of the figures that are not shown exactly"


def _insiders(found: int | None) -> str:
    if found is None:
        return "Was not asked"
    return (
        f"Could work out another exactly in {count(found, 'place')}"
        if found
        else "Could work out no other exactly"
    )


def _again(words: object) -> str:
    if isinstance(words, list | tuple):
        return " ".join(map(str, words)) or "None was asked for."
    return str(words or "None was asked for.")


def earlier(proof: Mapping[str, Any]) -> Sequence[str]:
    return [str(name) for name in proof.get("earlier_releases", ())]


def at_odds(proof: Mapping[str, Any]) -> Sequence[str]:
    return [str(each) for each in proof.get("at_odds", ())]


def redesign(ways: Sequence[Mapping[str, str]]) -> Table | None:
    """What would bring numbers back, table by table."""
    if not ways:
        return None
    rows = [(each["table"], each["words"]) for each in ways]
    return Table("What would bring numbers back", [Column("Table"), Column("Change")], rows)


def intervals(proof: Mapping[str, Any], tables: Sequence[ProtectedTable]) -> list[Table]:
    """For each figure what is shown and what an attacker could say of it at most."""
    found: dict[str, list[Sequence[object]]] = {table.name: [] for table in tables}
    by_name = {table.name: table for table in tables}
    base = int(proof.get("rule", {}).get("base", 0))
    for each in proof.get("intervals", ()):
        table = by_name.get(each["table"])
        if table is None or _says_no_more(each, base):
            continue
        codes = tuple(each["cell"][d.name] for d in table.dimensions)
        upper = "no limit" if each["upper"] is None else f"{each['upper']:,}"
        shown = "[c]" if each["count"] is None else f"{each['count']:,}"
        found[table.name].append(
            (cell_words(table.dimensions, codes), shown, f"{each['lower']:,} to {upper}")
        )
    columns = [
        Column("Figure"),
        Column("Shown", is_number=True),
        Column("An attacker's interval", is_number=True),
    ]
    return [
        Table(_caption(by_name[name], rows), columns, rows, notes=_NOTES)
        for name, rows in found.items()
        if rows
    ]


def _says_no_more(each: Mapping[str, Any], base: int) -> bool:
    """A 0 that can be anything a shown 0 can be."""
    upper = each["upper"]
    return each["count"] == 0 and upper is not None and (upper == 0 or upper >= base - 1)


_NOTES = ("Figures shown as 0 are left out here: they say no more than they say by themselves.",)


def _caption(table: ProtectedTable, rows: Sequence[object]) -> str:
    return f"{table.title or table.name} ({count(len(rows), 'figure')})"
