"""Incidents: several children, one event; what happened is opened on record."""

from __future__ import annotations

from cdop.audit.models import Event
from cdop.matching.models import Incident
from tests.makers.cases import make_case
from tests.makers.panels import scope_of

TYPED = {
    "title": "House fire, Testtown",
    "happened_on_day": "11",
    "happened_on_month": "5",
    "happened_on_year": "2025",
    "narrative": "A candle fell.",
}


def html(answer) -> str:
    return answer.content.decode()


def test_an_incident_begins_from_a_case_and_lists_it(client, by) -> None:
    one, other = make_case(by), make_case(by)
    page = html(client.post("/matching/incidents/new/", {**TYPED, "case": one.reference}, follow=True))
    assert "House fire, Testtown" in page and one.reference in page and "A candle fell." not in page
    with scope_of(by):
        held = Incident.objects.get(panel_id=by.panel_id)
        assert b"candle" not in bytes(held.narrative)
    address = f"/matching/incidents/{held.reference}/"
    page = html(client.post(f"{address}add/", {"other": other.reference}, follow=True))
    assert other.reference in page
    assert held.reference in html(client.get(f"/matching/case/{other.reference}/"))
    assert "There is no case with this reference" in html(client.post(f"{address}add/", {"other": "X"}))


def test_what_happened_is_read_and_changed_on_record(client, by) -> None:
    client.post("/matching/incidents/new/", TYPED)
    with scope_of(by):
        held = Incident.objects.get(panel_id=by.panel_id)
    address = f"/matching/incidents/{held.reference}/change/"
    assert "A candle fell." in html(client.get(address))
    with scope_of(by):
        assert Event.objects.filter(chain=by.panel_id, act="incident.read").count() == 1
    client.post(address, {**TYPED, "narrative": "A heater fell.", "version": 1})
    page = html(client.post(address, {**TYPED, "narrative": "A lamp fell.", "version": 1}))
    assert "changed this after you opened it" in page
    assert "A lamp fell." in page and "A heater fell." in page, "what was typed, and what is saved"


def test_a_case_is_taken_out(client, by) -> None:
    one = make_case(by)
    client.post("/matching/incidents/new/", {**TYPED, "case": one.reference})
    with scope_of(by):
        member = Incident.objects.get(panel_id=by.panel_id).members.get()
    page = html(client.post(f"/matching/incidents/case/{member.pk}/take-out/", follow=True))
    assert "No cases of this incident recorded yet." in page


def test_a_title_is_asked_for_and_nothing_typed_is_lost(client, by) -> None:
    page = html(client.post("/matching/incidents/new/", {**TYPED, "title": ""}))
    assert "Enter a short title that names nobody." in page and "A candle fell." in page


def test_the_chair_sees_the_incident_and_not_what_happened(client, by, person) -> None:
    client.post("/matching/incidents/new/", TYPED)
    with scope_of(by):
        held = Incident.objects.get(panel_id=by.panel_id)
    chair, _ = person("chair")
    assert "House fire" in html(chair.get(f"/matching/incidents/{held.reference}/"))
    assert chair.get(f"/matching/incidents/{held.reference}/change/").status_code == 403
