"""Protected tables as tidy data: one row a figure, one column a variable, as CSV and as JSON.

The JSON holds the same rows and a data dictionary: what each column means, and what each code stands for.
A hidden figure has no count, and its status says so.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdop.artefacts.writers.text import neutral
from cdop.disclosure.publication import HIDDEN, SHOWN, ZERO, ProtectedTable
from cdop.disclosure.shape import TOTAL, Dimension
from cdop.disclosure.tablefile import About

FIRST = {
    "table": "Name of the table the figure belongs to.",
    "population": "What is counted.",
    "period": "The period counted: its first and last day parted by “/” (ISO 8601), or its name.",
    "basis": "The date by which a death falls within the period.",
    "unit": "What one of the count is.",
}
LAST = {
    "count": "The protected count, as the rule of protection leaves it; empty where it is hidden.",
    "status": "Whether the count is shown, is zero, or is hidden so that no child can be recognised.",
}
STATUSES = {
    SHOWN: "The count is shown.",
    ZERO: "The count shown is 0.",
    HIDDEN: "The count is hidden; in documents it is written as “[c]”.",
}
LABEL = "_label"


@dataclass(frozen=True)
class Row:
    """One figure: its values by column, those that it has."""

    values: Mapping[str, str]
    count: int | None
    status: str


def write_tidy_csv(tables: Sequence[ProtectedTable], about: About, *, unit: str) -> bytes:
    """UTF-8 without a mark, RFC 4180; no text can be a formula. Codes stand beside their labels.

    A table that is not broken down by a column leaves it empty; a margin has the code “Total”.
    """
    names = columns(tables)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(name) for name in names])
    for row in _rows(tables, about, unit):
        values = [neutral(row.values.get(name, "")) for name in names[: -len(LAST)]]
        writer.writerow([*values, "" if row.count is None else row.count, row.status])
    return out.getvalue().encode()


def write_tidy_json(tables: Sequence[ProtectedTable], about: About, *, unit: str) -> bytes:
    """The same rows, with what the release says of itself and the dictionary of columns and codes."""
    content = {
        "about": {
            "period": _period(about),
            "basis": about.basis,
            "unit": unit,
            "source": about.source,
            "rule": dict(about.rule) if about.rule is not None else None,
            "notes": list(about.notes),
        },
        "dictionary": {
            "columns": _dictionary(tables),
            "status": STATUSES,
            "tables": [_described(table) for table in tables],
        },
        "rows": [
            {**row.values, "count": row.count, "status": row.status} for row in _rows(tables, about, unit)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def columns(tables: Sequence[ProtectedTable]) -> list[str]:
    """The columns in order: what is counted, each dimension with its labels, count and status.

    Raises ValueError where the name of a dimension would make two columns of one name.
    """
    names = [*FIRST, *(part for name in _dimensions(tables) for part in (name, name + LABEL)), *LAST]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ValueError(f"A table has a dimension that would make two columns “{twice}”. Rename it.")
    return names


def _rows(tables: Sequence[ProtectedTable], about: About, unit: str) -> Iterator[Row]:
    for table in tables:
        first = {
            "table": table.name,
            "population": table.population,
            "period": _period(about),
            "basis": about.basis,
            "unit": unit,
        }
        for cell in table.rows():
            values = dict(first)
            for dimension, code in zip(table.dimensions, cell.codes, strict=True):
                values[dimension.name], values[dimension.name + LABEL] = code, dimension.label(code)
            yield Row(values, cell.count, cell.status)


def _dimensions(tables: Sequence[ProtectedTable]) -> dict[str, list[Dimension]]:
    """The dimensions by name, in order of appearance: two tables may mean different codes by one name."""
    found: dict[str, list[Dimension]] = {}
    for table in tables:
        for dimension in table.dimensions:
            found.setdefault(dimension.name, []).append(dimension)
    return found


def _period(about: About) -> str:
    if isinstance(about.period, str):
        return about.period
    return "/".join(about.period[end] for end in ("from", "to"))


def _dictionary(tables: Sequence[ProtectedTable]) -> list[dict[str, str]]:
    """Every column, in order, and what it means."""
    meanings = dict(FIRST)
    for name, kinds in _dimensions(tables).items():
        titles = " or ".join(dict.fromkeys(kind.title for kind in kinds))
        meanings[name] = (
            f"{titles}: its code. “{TOTAL}” is the sum; empty where the table has no such column."
        )
        meanings[name + LABEL] = f"{titles}: its name."
    return [{"name": name, "meaning": meaning} for name, meaning in {**meanings, **LAST}.items()]


def _described(table: ProtectedTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "population": table.population,
        "dimensions": [
            {
                "name": dimension.name,
                "title": dimension.title,
                "has_total": dimension.has_total,
                "codes": {code: dimension.label(code) for code in dimension.codes},
                "parents": dict(dimension.parents),
            }
            for dimension in table.dimensions
        ],
    }
