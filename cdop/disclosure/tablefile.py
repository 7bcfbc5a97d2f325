"""Table files: `<name>.csv` with every cell, `<name>.json` that describes it. Same table, same bytes."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .publication import HIDDEN, SHOWN, ZERO, ProtectedCell, ProtectedTable
from .refusals import BadTable
from .shape import RESERVED_COLUMNS, TOTAL, Cell, Dimension, all_cells
from .table import Table, check_naming

_FORMULA = tuple("=+-@＝＋－＠")


@dataclass(frozen=True)
class About:
    """What a table file says of itself besides its figures; ``rule`` is ``Rule.described()``."""

    basis: str = ""
    period: str | Mapping[str, str] = ""
    source: str = ""
    rule: Mapping[str, object] | None = None
    notes: tuple[str, ...] = ()


def write(folder: Path, table: ProtectedTable, about: About) -> tuple[Path, Path]:
    """Writes both files and returns their paths."""
    figures, description = folder / f"{table.name}.csv", folder / f"{table.name}.json"
    figures.write_bytes(csv_bytes(table))
    description.write_bytes(json_bytes(table, about))
    return figures, description


def csv_bytes(table: ProtectedTable) -> bytes:
    """The figures: a column of codes for each dimension, count (empty if hidden), status."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*(neutral(d.name) for d in table.dimensions), "count", "status"])
    for cell in table.rows():
        writer.writerow([*map(neutral, cell.codes), "" if cell.count is None else cell.count, cell.status])
    return lines.getvalue().encode()


def json_bytes(table: ProtectedTable, about: About) -> bytes:
    """The description; the order of dimensions, codes and cells is that of the table."""
    description = {
        "name": table.name,
        "title": table.title,
        "population": table.population,
        **asdict(about),
        "dimensions": [_described(dimension) for dimension in table.dimensions],
        "structural_zeros": sorted(list(cell) for cell in table.structural_zeros),
    }
    return (json.dumps(description, ensure_ascii=False, indent=2) + "\n").encode()


def read(path: Path) -> tuple[ProtectedTable, About]:
    """The protected table of a `<name>.csv` with its `<name>.json` beside it; either path will do."""
    described = json.loads(path.with_suffix(".json").read_text())
    dimensions = _dimensions(described)
    columns, rows = _rows(path.with_suffix(".csv"))
    if columns != [*(d.name for d in dimensions), "count", "status"]:
        raise BadTable(f"The columns of {path.name} are not those that its description names.")
    cells = tuple(_protected_cell(row, line, path.name) for line, row in enumerate(rows, start=2))
    if [cell.codes for cell in cells] != list(all_cells(dimensions)):
        raise BadTable(
            f"The rows of {path.name} are not the cells that its description gives, in their order."
        )
    zeros = frozenset(tuple(cell) for cell in described["structural_zeros"])
    check_naming(described["name"], described["population"], dimensions)
    table = ProtectedTable(
        described["name"], described["population"], dimensions, cells, described["title"], zeros
    )
    about = {name: described[name] for name in ("basis", "period", "source", "rule")}
    return table, About(**about, notes=tuple(described["notes"]))


def read_counts(path: Path, *, missing_is_zero: bool = False) -> Table:
    """A table of true counts from a CSV; margins may be there (they are checked) or not.

    With a description beside it, that says the dimensions; without, codes stand in order of appearance, and a
    dimension has a Total if the file holds one, or holds no Total at all.
    """
    columns, rows = _rows(path)
    names = [name for name in columns if name not in RESERVED_COLUMNS]
    if "count" not in columns or columns[: len(names)] != names:
        raise BadTable(f"{path.name} must have a column for each dimension, then “count”.")
    cells: dict[Cell, int] = {}
    for line, row in enumerate(rows, start=2):
        cell = tuple(row[: len(names)])
        if cell in cells:
            raise BadTable(f"{path.name}, line {line}: this cell stands in the file twice.")
        cells[cell] = _count(row[columns.index("count")], line, path.name)
    description = path.with_suffix(".json")
    described = json.loads(description.read_text()) if description.exists() else {}
    dimensions = _dimensions(described) if described else _seen_dimensions(names, list(cells))
    if names != [d.name for d in dimensions]:
        raise BadTable(f"The columns of {path.name} are not those that its description names.")
    return Table.from_cells(
        described.get("name", path.stem),
        described.get("population", path.stem),
        dimensions,
        cells,
        title=described.get("title", ""),
        missing_is_zero=missing_is_zero,
        structural_zeros=[tuple(cell) for cell in described.get("structural_zeros", [])],
    )


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _needs_apostrophe(text) else text


def _plain(text: str) -> str:
    """Takes back ``neutral``."""
    return text[1:] if text.startswith("'") and _needs_apostrophe(text[1:]) else text


def _needs_apostrophe(text: str) -> bool:
    return text.startswith("'") or text.lstrip().startswith(_FORMULA)


def _described(dimension: Dimension) -> dict[str, object]:
    described: dict[str, object] = {
        "name": dimension.name,
        "title": dimension.title,
        "has_total": dimension.has_total,
        "codes": [{"code": code, "label": dimension.label(code)} for code in dimension.codes],
    }
    if dimension.parents:
        described["hierarchy"] = {
            code: dimension.parents[code] for code in dimension.codes if code in dimension.parents
        }
    return described


def _dimensions(described: Mapping[str, Any]) -> tuple[Dimension, ...]:
    return tuple(
        Dimension(
            d["name"],
            d["title"],
            tuple(code["code"] for code in d["codes"]),
            {code["code"]: code["label"] for code in d["codes"]},
            d["has_total"],
            d.get("hierarchy", {}),
        )
        for d in described["dimensions"]
    )


def _seen_dimensions(names: Sequence[str], cells: Sequence[Cell]) -> tuple[Dimension, ...]:
    columns = [list(dict.fromkeys(cell[place] for cell in cells)) for place in range(len(names))]
    no_margins = not any(TOTAL in codes for codes in columns)
    return tuple(
        Dimension(name, name, tuple(c for c in codes if c != TOTAL), has_total=no_margins or TOTAL in codes)
        for name, codes in zip(names, columns, strict=True)
    )


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = [[_plain(value) for value in row] for row in csv.reader(file) if row]
    if not lines:
        raise BadTable(f"{path.name} is empty.")
    for line, row in enumerate(lines[1:], start=2):
        if len(row) != len(lines[0]):
            raise BadTable(
                f"{path.name}, line {line}: {len(row)} values where the heading has {len(lines[0])}."
            )
    return lines[0], lines[1:]


def _protected_cell(row: Sequence[str], line: int, name: str) -> ProtectedCell:
    *codes, count, status = row
    if status == HIDDEN and not count:
        return ProtectedCell(tuple(codes), None, HIDDEN)
    cell = ProtectedCell.showing(tuple(codes), _count(count, line, name))
    if status not in (SHOWN, ZERO) or status != cell.status:
        raise BadTable(f"{name}, line {line}: the status “{status}” does not fit the count “{count}”.")
    return cell


def _count(text: str, line: int, name: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadTable(f"{name}, line {line}: the count “{text}” is not a whole number of 0 or more.")
    return int(text)
