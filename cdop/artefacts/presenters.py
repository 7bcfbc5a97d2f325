"""A frozen document in words and tables: what it states of itself, its files, its figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.urls import reverse

from cdop.artefacts.models import Artefact
from cdop.artefacts.queries import Contents
from cdop.core.shapes import Cell, Column, Line, Table
from cdop.core.words import day, moment
from cdop.disclosure import tablefile
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.refusals import BadTable

_BASES = {
    "review": "date the review was completed",
    "death": "date of death",
    "notification": "date of notification",
}


def listed(caption: str, made: Iterable[Artefact]) -> Table:
    """Documents by title, newest first."""
    columns = [Column("Document"), Column("Made by"), Column("Made on")]
    rows = [
        (
            Cell(each.title, url=reverse("artefacts:document", args=[each.id])),
            each.made_by_name,
            Cell(moment(each.made_at), is_day=True),
        )
        for each in made
    ]
    return Table(caption, columns, rows)


def facts(artefact: Artefact, contents: Contents) -> list[Line]:
    """What the manifest states, for people. Nothing when it cannot be read."""
    stated = contents.stated
    made = Line("Made by", f"{artefact.made_by_name}, {moment(artefact.made_at)}")
    if not stated:
        return [made]
    rule = stated["disclosure_rule"]
    return [
        Line("Period", f"{_day(stated['period']['from'])} to {_day(stated['period']['to'])}"),
        Line("Counted by", _BASES.get(stated["basis"], stated["basis"])),
        Line("Data as of", moment(datetime.fromisoformat(stated["data_as_of"]))),
        made,
        Line("Protection", rule if isinstance(rule, str) else rule.get("sentence", "")),
        Line("Version of this service", stated["code_version"]),
        Line("Questions asked", stated["dataset_version"]),
    ]


def files(artefact: Artefact, contents: Contents) -> Table:
    """The documents first, then the tables."""
    columns = [Column("File"), Column("Size", is_number=True)]
    offered = sorted(contents.files, key=lambda each: (each.name.count("/"), each.name))
    rows = [
        (Cell(each.name, url=reverse("artefacts:download", args=[artefact.id, each.name])), size(each.size))
        for each in offered
    ]
    return Table("Files", columns, rows)


def size(count: int) -> str:
    """`640 bytes`, `12 kB`, `1.4 MB`: thousands, as files are sold."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def preview(folder: Path, contents: Contents) -> list[Table]:
    """The artefact's own tables, read back from its files. Only of one that is as it was signed."""
    if contents.problems:
        return []
    names = [each.name for each in contents.files if each.name.endswith(".csv")]
    return [table for table in (_table(folder / name) for name in names) if table is not None]


def _table(path: Path) -> Table | None:
    """A table of one or two dimensions; None for anything else."""
    try:
        read, _ = tablefile.read(path)
    except (OSError, BadTable, KeyError, json.JSONDecodeError):
        return None
    if len(read.dimensions) == 1:
        return _one_way(read)
    return _two_way(read) if len(read.dimensions) == 2 else None


def _one_way(table: ProtectedTable) -> Table:
    dimension = table.dimensions[0]
    rows = [(dimension.label(cell.codes[0]), _shown(cell.count)) for cell in table.rows()]
    return Table(table.title or table.name, [Column(dimension.title), Column("Count", is_number=True)], rows)


def _two_way(table: ProtectedTable) -> Table:
    """Codes down and across. Rows of noughts alone are left out, and said to be."""
    down, across = table.dimensions
    rows = []
    for code in down.positions:
        counts = [
            table.cell(**_at(down.name, code), **_at(across.name, other)).count for other in across.positions
        ]
        if any(count is None or count for count in counts):
            rows.append((down.label(code), *map(_shown, counts)))
    columns = [Column(down.title), *(Column(across.label(code), is_number=True) for code in across.positions)]
    notes = ["Rows that are 0 throughout are left out here; the file has them."]
    return Table(table.title or table.name, columns, rows, notes=notes)


def _at(name: str, code: str) -> dict[str, str]:
    return {} if code == "Total" else {name: code}


def _shown(count: int | None) -> str | int:
    return "[c]" if count is None else count


def _day(text: str) -> str:
    return day(date.fromisoformat(text))
