"""Single cases as a national system asks for them: told under its own right, never a document others can read.

While there is no interface that anyone may use, the same lines are read from the screen and typed there again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.writers.text import neutral
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.models import IDENTITY_MODELS, Case
from cdop.core.refusals import Refused
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind
from cdop.figures.cohort import Basis, cohort_for_year
from cdop.returns.definitions.cases import cases_of_year
from cdop.returns.definitions.fields import FieldMap, read_fields
from cdop.returns.definitions.known import FOLDER, definition
from cdop.reviews.models import Review

RIGHTS = (Permission.RETURN_MAKE, Permission.CASE_VIEW, Permission.IDENTITY_VIEW)
UNCHECKED = "Nobody has yet checked these fields against the national system’s own description."


@dataclass(frozen=True)
class FieldLine:
    """One field of one case. `value` is what to hand over, `words` what a person reads; `is_checked`: see
    `FieldMap.checked`."""

    part: str
    theirs: str
    label: str
    value: str
    words: str
    note: str
    is_checked: bool


@dataclass(frozen=True)
class Extract:
    """Cases of a year, field by field in the order of the mapping."""

    fields: tuple[FieldMap, ...]
    rows: tuple[tuple[FieldLine, ...], ...]

    @property
    def notice(self) -> str:
        return "" if all(field.checked for field in self.fields) else UNCHECKED

    def as_csv(self) -> bytes:
        """Their field names, a row a case. No cell can be read as a formula."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([neutral(field.theirs) for field in self.fields])
        writer.writerows([neutral(line.value) for line in row] for row in self.rows)
        return out.getvalue().encode("utf-8")


@transaction.atomic
def extract(kind: str, year: str, *, by: AnyActor) -> Extract:
    """Every case notified in the year, as the return `kind` maps it. Recorded: the extract, and each identity read."""
    fields = _allowed(kind, by)
    found = cases_of_year(cohort_for_year(by.panel_id or 0, Basis.NOTIFICATION, year), by=by)
    record("return.cases_read", by=by, of="return", ref=kind, year=year, cases=len(found))
    return Extract(fields, tuple(_lines(fields, case, by) for case in found))


@transaction.atomic
def field_lines(kind: str, reference: str, *, by: AnyActor) -> tuple[FieldLine, ...]:
    """The fields of one case, to be read out and typed in again. Recorded as `extract` is."""
    fields = _allowed(kind, by)
    case = cases.find_case(reference, by=by)
    record("return.case_read", by=by, of="case", ref=case.reference, kind=kind)
    return _lines(fields, case, by)


def _allowed(kind: str, by: AnyActor) -> tuple[FieldMap, ...]:
    for right in RIGHTS:
        check(by, right)
    wanted = definition(kind)
    if not wanted.fields:
        raise Refused(f"“{wanted.title}” does not tell single cases.")
    return read_fields(FOLDER / wanted.fields)


def _lines(fields: Sequence[FieldMap], case: Case, by: AnyActor) -> tuple[FieldLine, ...]:
    held = _answers({field.section for field in fields}, case, by)
    return tuple(_line(field, held) for field in fields)


def _answers(slugs: set[str], case: Case, by: AnyActor) -> dict[str, Mapping[str, Any]]:
    """What each section holds. The review is the counted one; before there is one, blank."""
    review = Review.objects.counted().filter(panel_id=case.panel_id, case=case).first()
    held: dict[str, Mapping[str, Any]] = {"case": vars(case), "review": vars(review) if review else {}}
    stored = cases.every_answer(case)
    for slug in sorted(slugs - set(held)):
        if slug in IDENTITY_MODELS:
            held[slug] = cases.saved_section(case, slug, by=by).values
        else:
            held[slug] = stored[slug] or {} if slug in stored else held["review"]
    return held


def _line(field: FieldMap, held: Mapping[str, Mapping[str, Any]]) -> FieldLine:
    value = held[field.section].get(field.name)
    element = field.element
    return FieldLine(
        part=field.part,
        theirs=field.theirs,
        label=field.label,
        value=_plain(value),
        words=_words(element, value),
        note=field.note,
        is_checked=bool(field.checked),
    )


def _plain(value: Any) -> str:
    if is_blank(value):
        return ""
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(" ", timespec="minutes")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _words(element: Element | None, value: Any) -> str:
    if is_blank(value):
        return "Nothing recorded"
    if element is not None and element.codes is not None:
        codes = value if element.kind is Kind.CODES else [value]
        return ", ".join(element.codes.label_of(code) for code in codes)
    return _plain(value)
