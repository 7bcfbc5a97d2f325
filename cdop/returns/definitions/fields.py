"""How the fields of this system are told to a national one: a table of data. It claims no conformity by itself."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from cdop.core.refusals import Refused
from cdop.dataset.elements import Element
from cdop.dataset.forms import SECTIONS

COLUMNS = ("part", "ours", "theirs", "checked", "note")
CASE = {
    "reference": "Reference of the case",
    "source_reference": "Reference in the panel’s earlier register",
    "notified_at": "Notified to the panel",
    "received_at": "Received",
}
REVIEW = {
    "first_reviewed_on": "Review first completed on",
    "primary_category": "Primary category of death",
    "signed_off_at": "Signed off",
}
"""What stands on a case or its review beside the answers of the forms."""


@dataclass(frozen=True)
class FieldMap:
    """One field: `ours` is “section.element”, “case.…” or “review.…”. `checked` says by whom and when the

    two were held against the national system's own description; blank: by nobody yet.
    """

    part: str
    ours: str
    theirs: str
    checked: str
    note: str

    @property
    def section(self) -> str:
        return self.ours.partition(".")[0]

    @property
    def name(self) -> str:
        return self.ours.partition(".")[2]

    @property
    def element(self) -> Element | None:
        return SECTIONS[self.section][self.name] if self.section in SECTIONS else None

    @property
    def label(self) -> str:
        own = {"case": CASE, "review": REVIEW}.get(self.section, {})
        return own[self.name] if self.element is None else self.element.label


def read_fields(path: Path) -> tuple[FieldMap, ...]:
    """Every field of the table, in order. Raises Refused naming file, line and element."""
    if not path.is_file():
        raise Refused(f"There is no table of fields {path.name} beside the definition.")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise Refused(f"{path.name}, line 1: the columns must be {', '.join(COLUMNS)}.")
        found = tuple(_field(path.name, rows.line_num, row) for row in rows)
    theirs = [each.theirs for each in found]
    twice = sorted({name for name in theirs if theirs.count(name) > 1})
    if twice:
        raise Refused(f"{path.name}: “{twice[0]}” is told twice. Name each of their fields once.")
    return found


def _field(file: str, line: int, row: dict[str, str | None]) -> FieldMap:
    if None in row.values() or None in row:
        raise Refused(f"{file}, line {line}: the row does not have {len(COLUMNS)} columns.")
    found = FieldMap(**{name: str(row[name]).strip() for name in COLUMNS})
    if not found.theirs:
        raise Refused(f"{file}, line {line}: “{found.ours}” has no name on their side.")
    own = {"case": CASE, "review": REVIEW}.get(found.section)
    known = found.name in own if own is not None else _is_element(found)
    if not known:
        raise Refused(f"{file}, line {line}: there is no element “{found.ours}” in the dataset.")
    return found


def _is_element(found: FieldMap) -> bool:
    declared = SECTIONS.get(found.section)
    return declared is not None and found.name in declared.names and not declared.repeats
