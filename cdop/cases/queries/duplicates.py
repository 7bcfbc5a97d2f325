"""Cases that may be the same child, found by their blind marks: nobody's identity is opened."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import Case, ChildIdentity


@dataclass(frozen=True)
class Alike:
    """A case, and in words what it has in common with another."""

    case: Case
    why: str


def alike(case: Case, *, by: AnyActor) -> list[Alike]:
    """Other cases of the panel with the same NHS number, or the same name and both dates."""
    check(by, Permission.CASE_VIEW)
    own = ChildIdentity.objects.filter(panel_id=by.panel_id, case=case).first()
    if own is None or not (own.nhs_number_mark or own.person_mark):
        return []
    same = Q()
    if own.nhs_number_mark:
        same |= Q(nhs_number_mark=own.nhs_number_mark)
    if own.person_mark:
        same |= Q(person_mark=own.person_mark)
    others = ChildIdentity.objects.filter(same, panel_id=by.panel_id).exclude(case=case)
    found = others.select_related("case").order_by("case__notified_at", "case_id")
    return [Alike(row.case, _why(own, row)) for row in found]


def _why(own: ChildIdentity, other: ChildIdentity) -> str:
    has_number = own.nhs_number_mark and bytes(own.nhs_number_mark) == bytes(other.nhs_number_mark or b"")
    has_person = own.person_mark and bytes(own.person_mark) == bytes(other.person_mark or b"")
    told = ["the same NHS number"] if has_number else []
    told += ["the same name, date of birth and date of death"] if has_person else []
    words = " and ".join(told)
    return words[:1].upper() + words[1:]
