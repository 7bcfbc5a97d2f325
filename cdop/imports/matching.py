"""Which rows may be the same child as another row or a case. Twins share much, but not a number or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cdop.access.vault import Vault
from cdop.cases import sealing
from cdop.cases.models import ChildIdentity
from cdop.imports.checking import Checked

_LAST = datetime.max.replace(tzinfo=None)


@dataclass(frozen=True)
class Marks:
    """A row's two blind marks, and what puts it before another row of the same child."""

    case_ref: str
    nhs_number: bytes | None
    person: bytes | None
    order: tuple[bool, datetime, str]


def marks_of(case_ref: str, checked: Checked, vault: Vault) -> Marks:
    """The earliest notification is the original; a row that cannot be accepted yields to one that can."""
    values = checked.values
    moment = values["notified_at"]
    return Marks(
        case_ref,
        sealing.nhs_number_mark(vault, values["nhs_number"] or ""),
        sealing.person_mark(
            vault,
            values["surname"] or "",
            values["forenames"] or "",
            values["date_of_birth"],
            values["date_of_death"],
        ),
        (checked.has_error, moment.replace(tzinfo=None) if moment else _LAST, case_ref),
    )


def duplicates_in(rows: Sequence[Marks]) -> dict[str, str]:
    """case_ref of each later notification to the case_ref of the first one of the same child."""
    found: dict[str, str] = {}
    seen: list[Marks] = []
    by_number: dict[bytes, Marks] = {}
    by_person: dict[bytes, list[Marks]] = {}
    for row in sorted(rows, key=lambda marks: marks.order):
        first = by_number.get(row.nhs_number) if row.nhs_number else None
        first = first or next((o for o in by_person.get(row.person or b"", []) if _may_be_same(row, o)), None)
        if first:
            found[row.case_ref] = first.case_ref
            continue
        seen.append(row)
        if row.nhs_number:
            by_number[row.nhs_number] = row
        if row.person:
            by_person.setdefault(row.person, []).append(row)
    return found


def _may_be_same(one: Marks, other: Marks) -> bool:
    """The same name and dates: the same child, unless two NHS numbers tell two children apart."""
    return one.nhs_number is None or other.nhs_number is None or one.nhs_number == other.nhs_number


def case_like(marks: Marks, panel_id: int) -> str:
    """The reference of a case of the panel that may be the same child, or ""."""
    cases = ChildIdentity.objects.filter(panel_id=panel_id).select_related("case")
    if marks.nhs_number:
        same = cases.filter(nhs_number_mark=marks.nhs_number).first()
        if same:
            return same.case.reference
    if not marks.person:
        return ""
    for identity in cases.filter(person_mark=marks.person):
        if marks.nhs_number is None or identity.nhs_number_mark is None:
            return identity.case.reference
    return ""
