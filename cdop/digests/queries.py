"""What is missing in the records of a panel, who is told of it, and the digests there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from cdop.access.actors import AnyActor, check
from cdop.access.models import Membership
from cdop.access.permissions import Permission
from cdop.cases.completing import completeness, wanted_next
from cdop.cases.models import Case
from cdop.cases.queries import cases_of, every_answer
from cdop.digests.models import Digest, DigestKind
from cdop.imports.models import Row, RowState
from cdop.matching.queries import open_pairs

MOST_NAMED = 50
"""References that a line names; the number says how many there are."""

_OF_CASES = {
    "no_day": Q(died_on=None),
    "no_age": Q(age_value=None),
    "no_area": Q(area=""),
    "before_death": Q(notified_on__lt=F("died_on")),
}
NEEDS = {DigestKind.QUALITY: Permission.CASE_EDIT, DigestKind.THEMES: Permission.FIGURES_VIEW}


@dataclass(frozen=True)
class Line:
    """One check: how many, and the references of the first of them."""

    check: str
    count: int
    references: list[str]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def quality(*, by: AnyActor) -> list[Line]:
    """What is missing or contradicts itself now; checks that find nothing are left out."""
    check(by, Permission.CASE_EDIT)
    return [line for line in _lines(by) if line.count]


def digests(kind: DigestKind, *, by: AnyActor, most: int = 12) -> list[Digest]:
    """The latest first."""
    check(by, NEEDS[kind])
    return list(Digest.objects.filter(panel_id=by.panel_id, kind=kind).order_by("-on")[:most])


def held_digest(kind: DigestKind, on: date, *, by: AnyActor) -> Digest | None:
    return Digest.objects.filter(panel_id=by.panel_id, kind=kind, on=on).first()


def people(role: str, *, by: AnyActor) -> QuerySet[Membership]:
    """Those who hold the role on the panel now."""
    held = Membership.objects.filter(panel_id=by.panel_id, role=role, is_active=True, user__is_active=True)
    return held.select_related("user").order_by("pk")


def _lines(by: AnyActor) -> Iterator[Line]:
    with transaction.atomic():
        counted = cases_of(by).counted().annotate(notified_on=TruncDate("notified_at"))
        for code, wrong in _OF_CASES.items():
            yield _line(code, counted.filter(wrong))
    lacking = [case.reference for case in _open_cases(by) if _lacks_an_answer(case)]
    yield Line("answers", len(lacking), lacking[:MOST_NAMED])
    with transaction.atomic():
        waiting = (RowState.HELD.code, RowState.DUPLICATE.code)
        rows = Row.objects.filter(panel_id=by.panel_id, state__in=waiting, settled_at=None)
        yield Line("pairs", open_pairs(by=by).count(), [])
        yield Line("rows", rows.count(), [])


def _line(code: str, cases: QuerySet[Case]) -> Line:
    references = cases.order_by("reference").values_list("reference", flat=True)
    return Line(code, cases.count(), list(references[:MOST_NAMED]))


def _open_cases(by: AnyActor) -> list[Case]:
    with transaction.atomic():
        return list(cases_of(by).open().order_by("reference"))


def _lacks_an_answer(case: Case) -> bool:
    """Each in a transaction of its own: with many cases this takes a while, and holds nobody up."""
    with transaction.atomic():
        return bool(wanted_next(case, completeness(case, every_answer(case))))
