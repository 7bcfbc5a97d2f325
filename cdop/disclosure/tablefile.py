"""Table files: `<name>.csv` with every cell, `<name>.json` that describes it. Same table, same bytes."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .publication import HIDDEN, SHOWN, ZERO, ProtectedCell, ProtectedTable
from .refusals import BadTable
from .shape import RESERVED_COLUMNS, TOTAL, Cell, Dimension, all_cells
from .table import MOST_CELLS, Table, check_naming

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


def read_counts(path: Path, *, missing_is_zero: bool = False, complete: bool = False) -> Table:
    """A table of true counts from a CSV; margins may be there (they are checked) or not.

    With a description beside it, that says the dimensions; without, codes stand in order of appearance, and a
    dimension has a Total if the file holds one, or holds no Total at all. ``complete``: where one margin is
    given, all must be. ``BadTable`` names the first cell that is wrong.
    """
    columns, rows = _rows(path)
    names = [name for name in columns if name not in RESERVED_COLUMNS]
    if "count" not in columns or columns[: len(names)] != names:
        raise BadTable(f"{path.name} must have a column for each dimension, then “count”.")
    if len(rows) > MOST_CELLS:
        over = _cell_named(names, rows[MOST_CELLS])
        raise BadTable(
            f"{path.name} has {len(rows):,} cells, more than {MOST_CELLS:,} (from {over} on). Split the table."
        )
    cells = _counts_by_cell(path.name, names, rows, columns.index("count"))
    described = _description(path.with_suffix(".json"))
    dimensions = _dimensions(described) if described else _seen_dimensions(names, list(cells))
    if names != [d.name for d in dimensions]:
        raise BadTable(f"The columns of {path.name} are not those that its description names.")
    if complete:
        _check_complete(path.name, names, dimensions, cells)
    name = described.get("name", _as_name(path.stem))
    return Table.from_cells(
        name,
        described.get("population", name),
        dimensions,
        cells,
        title=described.get("title", ""),
        missing_is_zero=missing_is_zero,
        structural_zeros=[tuple(cell) for cell in described.get("structural_zeros", [])],
    )


def _counts_by_cell(file: str, names: Sequence[str], rows: Sequence[list[str]], at: int) -> dict[Cell, int]:
    cells: dict[Cell, int] = {}
    for line, row in enumerate(rows, start=2):
        cell = tuple(row[: len(names)])
        if cell in cells:
            raise BadTable(
                f"{file}, line {line}: this cell stands in the file twice ({_cell_named(names, cell)})."
            )
        cells[cell] = _count(row[at], line, file, _cell_named(names, cell))
    return cells


def _check_complete(
    file: str, names: Sequence[str], dimensions: Sequence[Dimension], cells: Mapping[Cell, int]
) -> None:
    wholes = [{*dimension.sums} for dimension in dimensions]
    if not any(code in whole for cell in cells for code, whole in zip(cell, wholes, strict=True)):
        return
    for cell in all_cells(dimensions):
        if cell not in cells:
            raise BadTable(
                f"{file}: there is no row for {_cell_named(names, cell)}. Give every cell, or no margin."
            )


def _cell_named(names: Sequence[str], cell: Sequence[str]) -> str:
    return ", ".join(f"{name} {code}" for name, code in zip(names, cell, strict=False))


def _as_name(stem: str) -> str:
    """The name of a file as the name of a table: small letters, digits, “-” and “_”."""
    return re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-_") or "table"


def _description(path: Path) -> dict[str, Any]:
    """What stands beside the file, or nothing."""
    if not path.exists():
        return {}
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
        _dimensions(described)
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        if isinstance(trouble, BadTable):
            raise
        raise BadTable(f"{path.name} is not the description of a table: {trouble!r}.") from None
    return dict(described)


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
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            lines = [[_plain(value) for value in row] for row in csv.reader(file) if row]
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise BadTable(f"{path.name} is not a CSV file in UTF-8: {trouble}.") from None
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


def _count(text: str, line: int, name: str, cell: str = "") -> int:
    if not (text.isascii() and text.isdigit()):
        where = f" of {cell}" if cell else ""
        raise BadTable(f"{name}, line {line}: the count “{text}”{where} is not a whole number of 0 or more.")
    return int(text)
