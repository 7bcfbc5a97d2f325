"""The panel's directory: agencies and the people there. Retired, never deleted."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.agencies import persons, rules
from cdop.agencies.models import Agency, Contact
from cdop.agencies.persons import Person
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.dataset.codelists.agencies import AgencyType


@transaction.atomic
def add_agency(*, name: str, type: str, note: str = "", by: AnyActor) -> Agency:
    """A new entry of the directory. Raises Refused when there is one of this name."""
    check(by, Permission.CASE_EDIT)
    agency = Agency(panel_id=by.panel_id, type=AgencyType(type).code, note=note.strip())
    agency.name = _free_name(name, agency)
    _save(agency, "agency.added", by)
    return agency


@transaction.atomic
def change_agency(
    *, agency: Agency, name: str, type: str, note: str = "", by: AnyActor, seen: int | None = None
) -> Agency:
    agency = _locked(agency, by, seen)
    agency.name = _free_name(name, agency)
    agency.type, agency.note = AgencyType(type).code, note.strip()
    _save(agency, "agency.changed", by)
    return agency


@transaction.atomic
def retire_agency(*, agency: Agency, by: AnyActor) -> Agency:
    """It is asked no more. What it was asked stays open until it answers or the request is waived."""
    return _set_active(agency, False, by)


@transaction.atomic
def bring_back_agency(*, agency: Agency, by: AnyActor) -> Agency:
    return _set_active(agency, True, by)


@transaction.atomic
def set_up_directory(*, types: Iterable[str], by: AnyActor) -> list[Agency]:
    """An entry for each of these types, named as the type, where there is none of that type yet."""
    check(by, Permission.CASE_EDIT)
    held = Agency.objects.filter(panel_id=by.panel_id)
    there, names = set(held.values_list("type", flat=True)), set(held.values_list("name", flat=True))
    wanted = [AgencyType(code) for code in types]
    return [
        add_agency(name=kind.label, type=kind.code, by=by)
        for kind in wanted
        if kind.code not in there and kind.label not in names
    ]


@transaction.atomic
def add_contact(*, agency: Agency, person: Person, is_lead: bool = False, by: AnyActor) -> Contact:
    """A person or mailbox at the agency. The mailbox that is there already is brought up to date instead."""
    check(by, Permission.CASE_EDIT)
    _check_mailbox(person.email)
    vault = open_vault(by.panel_id)
    mark = persons.mailbox_mark(vault, person.email)
    own = Contact.objects.filter(panel_id=by.panel_id, agency=agency)
    held = own.select_for_update().filter(email_mark=mark).first()
    contact = held or Contact(panel_id=by.panel_id, agency=agency, added_by=by.audit_id)
    persons.put(contact, person, vault)
    contact.is_active, contact.is_lead = True, is_lead
    contact.save()
    _record_contact("contact.changed" if held else "contact.added", contact, by)
    return contact


@transaction.atomic
def change_contact(*, contact: Contact, person: Person, is_lead: bool, by: AnyActor) -> Contact:
    check(by, Permission.CASE_EDIT)
    _check_mailbox(person.email)
    contact = Contact.objects.select_for_update().get(panel_id=by.panel_id, pk=contact.pk)
    vault = open_vault(by.panel_id)
    mark = persons.mailbox_mark(vault, person.email)
    others = Contact.objects.filter(panel_id=by.panel_id, agency_id=contact.agency_id).exclude(pk=contact.pk)
    if others.filter(email_mark=mark).exists():
        raise Refused("Another contact of this agency has this e-mail address. Change that one instead.")
    persons.put(contact, person, vault)
    contact.is_lead = is_lead
    contact.save()
    _record_contact("contact.changed", contact, by)
    return contact


@transaction.atomic
def retire_contact(*, contact: Contact, by: AnyActor) -> Contact:
    """Nobody writes there any more."""
    check(by, Permission.CASE_EDIT)
    contact = Contact.objects.select_for_update().get(panel_id=by.panel_id, pk=contact.pk)
    contact.is_active = False
    contact.save(update_fields=["is_active"])
    _record_contact("contact.retired", contact, by)
    return contact


def _set_active(agency: Agency, is_active: bool, by: AnyActor) -> Agency:
    agency = _locked(agency, by)
    agency.is_active = is_active
    _save(agency, "agency.brought_back" if is_active else "agency.retired", by)
    return agency


def _locked(agency: Agency, by: AnyActor, seen: int | None = None) -> Agency:
    check(by, Permission.CASE_EDIT)
    held = Agency.objects.select_for_update().get(panel_id=by.panel_id, pk=agency.pk)
    rules.check_seen(held, seen)
    return held


def _save(agency: Agency, act: str, by: AnyActor) -> None:
    if not agency._state.adding:
        agency.version += 1
    agency.saved_by = by.audit_id
    agency.save()
    record(act, by=by, of="agency", ref=str(agency.pk))


def _record_contact(act: str, contact: Contact, by: AnyActor) -> None:
    record(act, by=by, of="agency", ref=str(contact.agency_id), contact=str(contact.pk))


def _free_name(name: str, agency: Agency) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the agency a name.")
    others = Agency.objects.filter(panel_id=agency.panel_id, name__iexact=name).exclude(pk=agency.pk)
    if others.exists():
        raise Refused(
            f"There is already an agency called {name} in the directory. Give this one another name."
        )
    return name


def _check_mailbox(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Enter the work e-mail address of the contact, such as name@example.nhs.uk.") from None
