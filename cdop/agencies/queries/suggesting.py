"""Who could be asked about a death: professionals recorded with the case, and the forms it proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.models import Agency
from cdop.agencies.persons import Person
from cdop.cases.completing import facts_of
from cdop.cases.models import Case
from cdop.cases.queries import every_answer, rows
from cdop.cases.supplementing import standings
from cdop.dataset.codelists.agencies import AgencyType
from cdop.dataset.codelists.timing import DeadlineCode
from cdop.timing.queries import due_on

CONTACTS = "contacts"


@dataclass(frozen=True)
class Suggestion:
    """A professional recorded with the case who is to be asked; `agency` is the entry of that name, if any."""

    row: UUID
    name: str
    type: str
    person: Person
    agency: Agency | None


def suggestions(case: Case, *, by: AnyActor) -> list[Suggestion]:
    """Those recorded with "ask for a report: yes". None for somebody who may not see who they are."""
    check(by, Permission.CASE_VIEW)
    if not by.may(Permission.IDENTITY_VIEW):
        return []
    wanted = [row for row in rows(case, CONTACTS, by=by) if row.values.get("send_form") == "yes"]
    if not wanted:
        return []
    held = {one.name.casefold(): one for one in Agency.objects.filter(panel_id=by.panel_id)}
    return [_suggestion(row.id, row.values, held) for row in wanted]


def proposed(case: Case) -> set[str]:
    """The supplementary forms this case calls for, by what is recorded of it or by a person's choice."""
    answers = every_answer(case)
    found = standings(answers, facts_of(case, answers))
    return {one.form.slug for one in found if one.is_asked}


def usual_due(*, by: AnyActor, on: date | None = None) -> date:
    """The day by which an answer is usually wanted: the panel's own limit, or the shipped one."""
    return due_on(DeadlineCode.FORM_RETURN, on or timezone.localdate(), by=by)


def _suggestion(number: UUID, values: Mapping[str, Any], held: Mapping[str, Agency]) -> Suggestion:
    code = str(values.get("agency_type") or AgencyType.OTHER.code)
    name = " ".join(str(values.get("contact_organisation") or "").split()) or AgencyType(code).label
    person = Person(
        **{part: str(values.get(f"contact_{part}") or "") for part in ("name", "role", "email", "phone")}
    )
    return Suggestion(number, name[:160], code, person, held.get(name.casefold()))
