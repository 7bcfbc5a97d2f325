"""The panel's directory. Who a contact is, is opened for those who write to them, and that is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.agencies import persons
from cdop.agencies.models import OPEN, Agency, Contact, Request
from cdop.agencies.persons import Person
from cdop.audit.actions import record
from cdop.cases.models import Case


@dataclass(frozen=True)
class Entry:
    """An agency with its contacts in clear."""

    agency: Agency
    contacts: list[tuple[Contact, Person]]


def directory(by: AnyActor) -> QuerySet[Agency]:
    """Every agency of the panel, with how many contacts it has and how many requests are open."""
    check(by, Permission.CASE_VIEW)
    # Two joins multiply rows; distinct counts come out right all the same.
    return Agency.objects.filter(panel_id=by.panel_id).annotate(
        contact_count=Count("contacts", filter=Q(contacts__is_active=True), distinct=True),
        open_count=Count("requests", filter=Q(requests__state__in=OPEN), distinct=True),
    )


def find_agency(number: int, *, by: AnyActor) -> Agency:
    """The agency, or 404 as if it did not exist when it is another panel's."""
    check(by, Permission.CASE_VIEW)
    found = Agency.objects.filter(panel_id=by.panel_id, pk=number).first()
    if found is None:
        raise Http404("There is no such agency in your panel's directory.")
    return found


def find_contact(number: UUID, *, by: AnyActor) -> Contact:
    check(by, Permission.CASE_EDIT)
    rows = Contact.objects.filter(panel_id=by.panel_id, pk=number)
    found = rows.select_related("agency").first()
    if found is None:
        raise Http404("There is no such contact in your panel's directory.")
    return found


def contacts_of(agency: Agency, *, by: AnyActor) -> list[Contact]:
    """The contacts of one agency that are written to, sealed as they are."""
    check(by, Permission.CASE_VIEW)
    return list(Contact.objects.filter(panel_id=by.panel_id, agency=agency, is_active=True))


@transaction.atomic(savepoint=False)
def entry(number: int, *, by: AnyActor) -> Entry:
    """One agency with everybody there, those who have left too. That it was read is recorded."""
    check(by, Permission.CASE_EDIT)
    agency = find_agency(number, by=by)
    rows = list(
        Contact.objects.filter(panel_id=by.panel_id, agency=agency).order_by("-is_active", "added_at")
    )
    return Entry(agency, _opened(rows, by))


def not_asked_yet(case: Case, *, by: AnyActor) -> QuerySet[Agency]:
    """The agencies in use that were not asked about this death."""
    check(by, Permission.CASE_EDIT)
    asked = Request.objects.filter(panel_id=by.panel_id, case=case).values("agency_id")
    return Agency.objects.filter(panel_id=by.panel_id, is_active=True).exclude(pk__in=asked)


@transaction.atomic(savepoint=False)
def entries(agencies: QuerySet[Agency], *, by: AnyActor) -> list[Entry]:
    """These agencies, with those who are written to there; two queries and the key."""
    check(by, Permission.CASE_EDIT)
    here = Contact.objects.filter(panel_id=by.panel_id, is_active=True).order_by("added_at", "id")
    held = list(agencies.prefetch_related(Prefetch("contacts", queryset=here)))
    people = people_of([contact for agency in held for contact in agency.contacts.all()], by=by)
    return [
        Entry(agency, [(contact, people[contact.pk]) for contact in agency.contacts.all()]) for agency in held
    ]


@transaction.atomic(savepoint=False)
def people_of(contacts: Iterable[Contact], *, by: AnyActor) -> Mapping[UUID, Person]:
    """Who these contacts are. One record for all of them, by agency."""
    return {contact.pk: person for contact, person in _opened(list(contacts), by)}


def _opened(contacts: list[Contact], by: AnyActor) -> list[tuple[Contact, Person]]:
    check(by, Permission.CASE_EDIT)
    if not contacts:
        return []
    agencies = sorted({contact.agency_id for contact in contacts})
    ref = str(agencies[0]) if len(agencies) == 1 else ""
    record("contacts.read", by=by, of="agency", ref=ref, contacts=len(contacts))
    vault = open_vault(contacts[0].panel_id)
    return [(contact, persons.take(contact, vault)) for contact in contacts]
