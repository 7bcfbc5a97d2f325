"""The directory: one entry a name, one contact a mailbox, people sealed, nothing deleted."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction

from cdop.access.actors import Actor
from cdop.agencies import actions, queries
from cdop.agencies.models import Agency, Contact
from cdop.agencies.persons import Person
from cdop.agencies.rules import Overtaken
from cdop.audit.models import Event, Past
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists.agencies import AgencyType
from tests.makers.agencies import make_agency, make_contact
from tests.makers.panels import make_actor, make_panel, scope_of


def test_an_agency_is_named_once_whatever_its_capitals(by: Actor) -> None:
    make_agency(by, name="High Street Surgery")
    with pytest.raises(Refused, match="already an agency called high street surgery"):
        make_agency(by, name="  high  street surgery ")


def test_two_panels_may_know_the_same_agency(by: Actor) -> None:
    make_agency(by, name="High Street Surgery")
    other = make_actor(make_panel("southshire"))
    make_agency(other, name="High Street Surgery")
    with scope_of(other):
        assert queries.directory(other).count() == 1


def test_an_agency_needs_a_name(by: Actor) -> None:
    with pytest.raises(Refused, match="name"):
        make_agency(by, name="   ")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(by: Actor) -> None:
    agency = make_agency(by, name="Surgery")
    actions.change_agency(agency=agency, name="Other", type="gp", by=by, seen=1)
    with pytest.raises(Overtaken):
        actions.change_agency(agency=agency, name="Third", type="gp", by=by, seen=1)
    assert Past.objects.filter(table="agencies_agency", row=str(agency.pk)).count() == 1


def test_who_a_contact_is_is_sealed(by: Actor) -> None:
    contact = make_contact(by, make_agency(by), name="Robin Invented", email="robin@agency.example")
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(c)::text, c::text FROM agencies_contact c")
        stored = " ".join(cursor.fetchone())
    raw = bytes(contact.name) + bytes(contact.email)
    assert "Robin" not in stored and "robin" not in stored and b"Robin" not in raw
    people = queries.people_of([contact], by=by)
    assert people[contact.pk].words == "Robin Invented"
    assert "Robin" not in repr(people[contact.pk])


def test_reading_contacts_is_recorded_without_their_names(by: Actor) -> None:
    agency = make_agency(by)
    make_contact(by, agency, name="Robin Invented", email="robin@agency.example")
    queries.entry(agency.pk, by=by)
    event = Event.objects.get(act="contacts.read")
    assert (event.object_type, event.object_ref, event.detail) == ("agency", str(agency.pk), {"contacts": 1})
    events = str(list(Event.objects.values_list("detail", "object_ref")))
    assert "Robin" not in events and "robin" not in events


def test_the_same_mailbox_again_is_the_same_contact_brought_back(by: Actor) -> None:
    agency = make_agency(by)
    contact = make_contact(by, agency, email="robin@agency.example")
    actions.retire_contact(contact=contact, by=by)
    again = make_contact(by, agency, email="Robin@Agency.example", name="Robin Again")
    assert again.pk == contact.pk and again.is_active
    assert Contact.objects.filter(panel_id=by.panel_id).count() == 1


def test_a_mailbox_is_not_given_to_two_contacts(by: Actor) -> None:
    agency = make_agency(by)
    make_contact(by, agency, email="one@agency.example")
    second = make_contact(by, agency, email="two@agency.example")
    with pytest.raises(Refused, match="Another contact"):
        actions.change_contact(
            contact=second, person=Person(email="one@agency.example"), is_lead=False, by=by
        )


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "a b@agency.example", "a@agency.example\n"])
def test_an_address_that_no_letter_reaches_is_refused(by: Actor, email: str) -> None:
    with pytest.raises(Refused, match="e-mail address"):
        make_contact(by, make_agency(by), email=email)


def test_the_usual_kinds_are_added_once(by: Actor) -> None:
    make_agency(by, type="gp", name="High Street Surgery")
    made = actions.set_up_directory(types=["gp", "police", "coroners_office"], by=by)
    assert [agency.type for agency in made] == ["police", "coroners_office"]
    assert actions.set_up_directory(types=AgencyType.codes(), by=by)
    assert actions.set_up_directory(types=AgencyType.codes(), by=by) == []


def test_a_chair_reads_the_directory_and_no_contact(by: Actor) -> None:
    agency = make_agency(by)
    contact = make_contact(by, agency)
    chair = make_actor(make_panel(), "chair")
    assert queries.directory(chair).count() == 1
    for forbidden in (
        lambda: queries.entry(agency.pk, by=chair),
        lambda: queries.people_of([contact], by=chair),
        lambda: actions.add_agency(name="x", type="gp", by=chair),
        lambda: actions.retire_contact(contact=contact, by=chair),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_nothing_of_the_directory_can_be_deleted(by: Actor) -> None:
    agency = make_agency(by)
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        Agency.objects.filter(panel_id=by.panel_id, pk=agency.pk).delete()


def test_a_contact_of_another_panels_agency_cannot_be_stored(by: Actor) -> None:
    other = make_actor(make_panel("southshire"))
    foreign = make_agency(other)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_contact(by, foreign)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
