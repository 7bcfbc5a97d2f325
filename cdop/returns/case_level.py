"""Single cases as a national system asks for them: a file under three rights, never filed; or one case, field by field.

While there is no interface that anyone may use, the lines of a case are read from its page and typed there again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
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
from cdop.core.words import day, moment
from cdop.dataset.codelists.categories import Category
from cdop.dataset.conditions import is_blank
from cdop.dataset.elements import Element, Kind
from cdop.dataset.forms import SECTIONS
from cdop.figures.cohort import Basis, cohort_for_year
from cdop.returns.definitions.cases import cases_of_year
from cdop.returns.definitions.fields import FieldMap, read_fields
from cdop.returns.definitions.known import FOLDER, definition, definitions
from cdop.reviews.models import Review

RIGHTS = (Permission.RETURN_MAKE, Permission.CASE_VIEW, Permission.IDENTITY_VIEW)
"""For many cases in one file. One case is read by whoever may see it, and as much of it as they may see."""
UNCHECKED = "Nobody has yet checked these fields against the national system’s own description."


class Known(Enum):
    """What stands in a field: an answer, none, or one that was not read out to this reader."""

    RECORDED = "recorded"
    BLANK = "not recorded"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class FieldLine:
    """One field of one case. `value` is what to hand over, `words` what a person reads; `origin` names the section

    and the question it comes from, `section` the slug. `is_checked`: see `FieldMap.checked`.
    """

    part: str
    theirs: str
    label: str
    value: str
    words: str
    note: str
    is_checked: bool
    section: str
    origin: str
    known: Known


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
    return Extract(fields, tuple(_lines(fields, case, by, with_identity=True) for case in found))


@transaction.atomic
def field_lines(kind: str, case: Case, *, by: AnyActor, with_identity: bool = False) -> tuple[FieldLine, ...]:
    """The fields of one case, to be read out and typed in again. Recorded, and so is each identity that was read.

    Who the child was is told only `with_identity`, which takes that right; the review to those who may read it.
    """
    check(by, Permission.CASE_VIEW)
    if with_identity:
        check(by, Permission.IDENTITY_VIEW)
    fields = _mapping(kind)
    record("return.case_read", by=by, of="case", ref=case.reference, kind=kind)
    return _lines(fields, case, by, with_identity=with_identity)


def kind_with_fields() -> str:
    """The first of the returns that tells single cases."""
    return next(kind for kind, each in definitions().items() if each.fields)


def _allowed(kind: str, by: AnyActor) -> tuple[FieldMap, ...]:
    for right in RIGHTS:
        check(by, right)
    return _mapping(kind)


def _mapping(kind: str) -> tuple[FieldMap, ...]:
    wanted = definition(kind)
    if not wanted.fields:
        raise Refused(f"“{wanted.title}” does not tell single cases.")
    return read_fields(FOLDER / wanted.fields)


def _lines(
    fields: Sequence[FieldMap], case: Case, by: AnyActor, *, with_identity: bool
) -> tuple[FieldLine, ...]:
    held = _answers({field.section for field in fields}, case, by, with_identity=with_identity)
    return tuple(_line(field, held) for field in fields)


def _answers(
    slugs: set[str], case: Case, by: AnyActor, *, with_identity: bool
) -> dict[str, Mapping[str, Any]]:
    """What each section holds; those that are not read out are left out. Before there is a counted review, its

    sections are blank.
    """
    stored = cases.every_answer(case)
    held: dict[str, Mapping[str, Any]] = {"case": vars(case)}
    if by.may(Permission.REVIEW_VIEW):
        review = Review.objects.counted().filter(panel_id=case.panel_id, case=case).first()
        judged = vars(review) if review else {}
        held |= {slug: judged for slug in slugs if slug not in stored and slug not in held}
    for slug in sorted(slugs - set(held)):
        if slug not in IDENTITY_MODELS and slug in stored:
            held[slug] = stored[slug] or {}
        elif slug in IDENTITY_MODELS and with_identity:
            held[slug] = cases.saved_section(case, slug, by=by).values
    return held


def _line(field: FieldMap, held: Mapping[str, Mapping[str, Any]]) -> FieldLine:
    value = held.get(field.section, {}).get(field.name)
    known = Known.BLANK if is_blank(value) else Known.RECORDED
    return FieldLine(
        part=field.part,
        theirs=field.theirs,
        label=field.label,
        value=_plain(value),
        words=_words(field, value),
        note=field.note,
        is_checked=bool(field.checked),
        section=field.section,
        origin=f"{_title(field.section)}: {field.label}",
        known=known if field.section in held else Known.WITHHELD,
    )


def _title(slug: str) -> str:
    own = {"case": "The case itself", "review": "The review"}
    return own.get(slug) or SECTIONS[slug].title


def _plain(value: Any) -> str:
    if is_blank(value):
        return ""
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(" ", timespec="minutes")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _words(field: FieldMap, value: Any) -> str:
    element = field.element
    if is_blank(value):
        return "Nothing recorded"
    if field.ours == "review.primary_category":
        return f"{value}: {Category.label_of(value)}"
    if element is not None and element.codes is not None:
        codes = value if element.kind is Kind.CODES else [value]
        return ", ".join(element.codes.label_of(code) for code in codes)
    return _said(element, value)


def _said(element: Element | None, value: Any) -> str:
    """Days and moments as people write them, also where they are kept as text."""
    kind = element.kind if element else None
    if isinstance(value, str) and kind in (Kind.DATE, Kind.DATETIME):
        value = date.fromisoformat(value) if kind is Kind.DATE else datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    unit = f" {element.unit}" if element and element.unit else ""
    return f"{_plain(value)}{unit}"
