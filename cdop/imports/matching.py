"""Which rows may be the same child as another row or a case. Twins share much, but not a number or a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Q

from cdop.access.vault import Vault
from cdop.cases import sealing
from cdop.cases.models import ChildIdentity
from cdop.imports.checking import Checked

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Marks:
    """A row's two blind marks, and what puts it before another row of the same child."""

    line: int
    case_ref: str
    nhs_number: bytes | None
    person: bytes | None
    order: tuple[bool, datetime, str, int]


@dataclass
class Known:
    """The marks of cases and rows seen so far, each with the reference by which it is called."""

    by_number: dict[bytes, str] = field(default_factory=dict)
    by_person: dict[bytes, list[tuple[bytes | None, str]]] = field(default_factory=dict)

    def add(self, reference: str, nhs_number: bytes | None, person: bytes | None) -> None:
        if nhs_number:
            self.by_number.setdefault(nhs_number, reference)
        if person:
            self.by_person.setdefault(person, []).append((nhs_number, reference))

    def like(self, marks: Marks) -> str:
        """Who may be the same child, or "": the same number; or the same name and dates, unless two numbers
        tell two children apart."""
        if marks.nhs_number in self.by_number and marks.nhs_number:
            return self.by_number[marks.nhs_number]
        for number, reference in self.by_person.get(marks.person or b"", []):
            if number is None or marks.nhs_number is None or number == marks.nhs_number:
                return reference
        return ""


def marks_of(line: int, case_ref: str, checked: Checked, vault: Vault) -> Marks:
    """The earliest notification is the original; a row that cannot be accepted yields to one that can."""
    values = checked.values
    moment = values["notified_at"]
    return Marks(
        line,
        case_ref,
        sealing.nhs_number_mark(vault, values["nhs_number"] or ""),
        sealing.person_mark(
            vault,
            values["surname"] or "",
            values["forenames"] or "",
            values["date_of_birth"],
            values["date_of_death"],
        ),
        (checked.has_error, moment or _LAST, case_ref, line),
    )


def duplicates_in(rows: Sequence[Marks]) -> dict[int, str]:
    """Line of each later notification to the case_ref of the first one of the same child."""
    found: dict[int, str] = {}
    seen = Known()
    for row in sorted(rows, key=lambda marks: marks.order):
        first = seen.like(row)
        if first:
            found[row.line] = first
        else:
            seen.add(row.case_ref or f"line {row.line}", row.nhs_number, row.person)
    return found


def cases_like(rows: Iterable[Marks], panel_id: int) -> Known:
    """The panel's cases that share a mark with any of the rows, in one query."""
    marks = list(rows)
    numbers = [row.nhs_number for row in marks if row.nhs_number]
    people = [row.person for row in marks if row.person]
    known = Known()
    if not (numbers or people):
        return known
    shared = Q(nhs_number_mark__in=numbers) | Q(person_mark__in=people)
    cases = ChildIdentity.objects.filter(shared, panel_id=panel_id).order_by("case_id")
    for number, person, source, reference in cases.values_list(
        "nhs_number_mark", "person_mark", "case__source_reference", "case__reference"
    ):
        known.add(source or reference, _bytes(number), _bytes(person))
    return known


def case_like(marks: Marks, panel_id: int) -> str:
    """The reference of a case of the panel that may be the same child, or ""."""
    return cases_like([marks], panel_id).like(marks)


def _bytes(mark: memoryview | bytes | None) -> bytes | None:
    return bytes(mark) if mark is not None else None
