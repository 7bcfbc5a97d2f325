"""The directory in the browser."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from cdop.access.actors import Actor
from cdop.agencies import queries
from cdop.agencies.models import Agency, Contact
from tests.makers.agencies import make_agency, make_contact
from tests.makers.panels import scope_of

LIST = reverse("agencies:directory")


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_an_empty_directory_says_how_to_begin(client: Client) -> None:
    page = text(client.get(LIST))
    assert "No agencies recorded yet." in page and reverse("agencies:start") in page


def test_the_usual_kinds_become_entries(client: Client, by: Actor) -> None:
    response = client.post(reverse("agencies:start"), {"types": ["gp", "police"]}, follow=True)
    assert "2 agencies added" in text(response) and "No contact" in text(response)
    assert "Choose at least one" in text(client.post(reverse("agencies:start"), {}))


def test_add_an_agency_and_somebody_there(client: Client, by: Actor) -> None:
    values = {"name": "High Street Surgery", "type": "gp", "note": "Closed on Wednesdays."}
    page = text(client.post(reverse("agencies:add_agency"), values, follow=True))
    assert "High Street Surgery" in page and "No contacts recorded yet." in page
    with scope_of(by):
        agency = Agency.objects.get(panel_id=by.panel_id)
    person = {
        "email": "records@surgery.example",
        "name": "Robin Invented",
        "role": "Manager",
        "is_lead": "on",
    }
    page = text(client.post(reverse("agencies:add_contact", args=[agency.pk]), person, follow=True))
    for words in ("records@surgery.example", "Robin Invented", "Manager", "Told when late"):
        assert words in page


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client: Client, by: Actor) -> None:
    make_agency(by, name="High Street Surgery")
    typed = {"name": "high street surgery", "type": "gp", "note": "Ring first."}
    page = text(client.post(reverse("agencies:add_agency"), typed))
    assert "already an agency called" in page and "Ring first." in page and "There is a problem" in page
    page = text(client.post(reverse("agencies:add_agency"), {"note": "Ring first."}))
    assert "Enter the name of the agency." in page and "Choose what kind" in page and "Ring first." in page


def test_a_change_over_somebody_elses_is_refused(client: Client, by: Actor) -> None:
    agency = make_agency(by, name="High Street Surgery")
    url = reverse("agencies:change_agency", args=[agency.pk])
    assert 'name="seen" value="1"' in text(client.get(url)).replace("\n", " ")
    values = {"name": "Low Street Surgery", "type": "gp", "note": "", "seen": "1"}
    assert client.post(url, values).status_code == 302
    page = text(client.post(url, {**values, "name": "Third Street Surgery"}))
    assert "Somebody changed this" in page and "Third Street Surgery" in page


def test_an_agency_is_retired_and_brought_back(client: Client, by: Actor) -> None:
    agency = make_agency(by)
    url = reverse("agencies:retire_agency", args=[agency.pk])
    assert "Retired" in text(client.post(url, follow=True))
    assert "can be asked again" in text(client.post(url, {"back": "yes"}, follow=True))
    assert client.get(url).status_code == 405


def test_a_contact_is_changed_and_retired(client: Client, by: Actor) -> None:
    agency = make_agency(by)
    contact = make_contact(by, agency, email="old@agency.example")
    url = reverse("agencies:contact", args=[contact.pk])
    assert "old@agency.example" in text(client.get(url))
    client.post(url, {"email": "new@agency.example", "name": "", "role": "", "phone": ""})
    assert "new@agency.example" in text(client.get(reverse("agencies:agency", args=[agency.pk])))
    page = text(client.post(reverse("agencies:retire_contact", args=[contact.pk]), follow=True))
    assert "Retired" in page
    with scope_of(by):
        assert Contact.objects.filter(panel_id=by.panel_id, is_active=False).count() == 1


def test_a_chair_sees_agencies_and_no_person(person, by: Actor) -> None:
    agency = make_agency(by, name="High Street Surgery")
    make_contact(by, agency, email="records@surgery.example")
    browser, _ = person("chair")
    page = text(browser.get(LIST))
    assert "High Street Surgery" in page and "records@" not in page
    assert browser.get(reverse("agencies:agency", args=[agency.pk])).status_code == 403
    assert browser.get(reverse("agencies:add_agency")).status_code == 403


def test_another_panels_agency_is_not_there(client: Client, stranger: Actor) -> None:
    agency = make_agency(stranger)
    contact = make_contact(stranger, agency)
    assert client.get(reverse("agencies:agency", args=[agency.pk])).status_code == 404
    assert client.get(reverse("agencies:contact", args=[contact.pk])).status_code == 404
    assert client.post(reverse("agencies:retire_contact", args=[contact.pk])).status_code == 404
    with scope_of(stranger):
        assert queries.find_contact(contact.pk, by=stranger).is_active
