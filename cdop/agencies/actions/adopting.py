"""Professionals recorded with a case become entries of the directory, so that they can be asked."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.actions.directory import add_agency, add_contact
from cdop.agencies.models import Agency
from cdop.agencies.queries.suggesting import suggestions
from cdop.cases.models import Case
from cdop.core.refusals import Refused


@transaction.atomic
def adopt(*, case: Case, rows: Collection[UUID], by: AnyActor) -> list[Agency]:
    """Add these professionals of the case, each under the agency of that name, which is made where there is
    none. One without a usable e-mail address becomes an agency without a contact. Raises Refused when none
    of them is recorded any more."""
    check(by, Permission.CASE_EDIT)
    adopted: dict[str, Agency] = {}
    for each in suggestions(case, by=by):
        if each.row not in rows:
            continue
        key = each.name.casefold()
        agency = adopted.get(key) or each.agency or add_agency(name=each.name, type=each.type, by=by)
        adopted[key] = agency
        if each.person.email:
            add_contact(agency=agency, person=each.person, by=by)
    if not adopted:
        raise Refused("Choose at least one of the professionals recorded with the case.")
    return list(adopted.values())
