"""A coordinator offers a case; another panel's decides. What was typed is never lost, and pages stay cheap."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cdop.access.models import Panel
from cdop.cases.models import Case
from cdop.jobs.models import Job
from cdop.transfers.models import Transfer
from tests.makers.cases import make_accepted_case, make_case
from tests.makers.panels import make_panel, scope_of
from tests.makers.transfers import arrived, carry_out, make_offer
from tests.views.transfers.conftest import person

MOST = 10
SENT = {
    "to": "southshire",
    "reason": "services",
    "note": "Canarynote for the other panel.",
    "agreed_by": "Both designated doctors",
    "agreed_on_day": "20",
    "agreed_on_month": "5",
    "agreed_on_year": "2025",
}


def test_offered_on_a_page_and_accepted_on_another(sending, receiving) -> None:
    (north, by), (south, there) = sending, receiving
    case = make_accepted_case(by, surname="Canaryname")
    answer = north.post(f"/transfers/case/{case.reference}/offer/", SENT)
    assert answer.status_code == 302, answer.content.decode()
    with scope_of(by):
        row = Transfer.objects.get(case=case)
    assert "Offered to Southshire panel" in north.get(f"/cases/{case.reference}/").content.decode()
    carry_out(row, by)
    listed = south.get("/transfers/").content.decode()
    assert "Northshire panel" in listed and f"/transfers/incoming/{row.number}/" in listed
    page = south.get(f"/transfers/incoming/{row.number}/").content.decode()
    assert "2 years" in page and "Canarynote" in page
    assert "Canaryname" not in page and case.reference not in page
    assert "Canaryname" in south.post(f"/transfers/incoming/{row.number}/identity/").content.decode()
    south.post(f"/transfers/incoming/{row.number}/accept/")
    carry_out(arrived(row, there), there)
    with scope_of(there):
        taken = Case.objects.get(panel_id=there.panel_id)
    assert f"Open case {taken.reference}" in south.get(f"/transfers/incoming/{row.number}/").content.decode()
    assert "Another panel reviews this death" in north.get(f"/cases/{case.reference}/").content.decode()


def test_what_was_typed_is_kept_when_something_is_wrong(sending, receiving) -> None:
    north, by = sending
    case = make_accepted_case(by)
    answer = north.post(f"/transfers/case/{case.reference}/offer/", {**SENT, "agreed_by": ""})
    page = answer.content.decode()
    assert answer.status_code == 200 and "Canarynote for the other panel." in page
    assert "Say who agreed the transfer, by their role" in page
    early = make_case(by)
    page = north.post(f"/transfers/case/{early.reference}/offer/", SENT).content.decode()
    assert "cannot go to another panel" in page and "Canarynote for the other panel." in page


def test_own_panel_is_not_offered_in_the_list(sending, receiving) -> None:
    north, by = sending
    case = make_accepted_case(by)
    assert "southshire" in north.get(f"/transfers/case/{case.reference}/offer/").content.decode()
    page = north.post(
        f"/transfers/case/{case.reference}/offer/", {**SENT, "to": "northshire"}
    ).content.decode()
    assert "northshire is not one of the available choices" in page


def test_a_third_panel_finds_no_page(sending, receiving) -> None:
    case = make_accepted_case(sending[1])
    row = make_offer(sending[1], case, make_panel("southshire"))
    stranger, _ = person("westshire")
    for address in (f"incoming/{row.number}", f"case/{case.reference}", f"case/{case.reference}/print"):
        assert stranger.get(f"/transfers/{address}/").status_code == 404
    assert stranger.post(f"/transfers/incoming/{row.number}/accept/").status_code == 404
    assert "Northshire" not in stranger.get("/transfers/").content.decode()


def test_the_sender_cannot_open_the_page_of_the_receiver(sending, receiving) -> None:
    row = make_offer(sending[1], make_accepted_case(sending[1]), make_panel("southshire"))
    assert sending[0].get(f"/transfers/incoming/{row.number}/").status_code == 404


def test_an_answer_that_fails_says_why_and_can_be_given_again(sending, receiving) -> None:
    (_, by), (south, there) = sending, receiving
    row = make_offer(by, make_accepted_case(by), make_panel("southshire"))
    south.post(f"/transfers/incoming/{row.number}/accept/")
    with scope_of(there):
        asked = Job.objects.get(pk=arrived(row, there).job)
        Job.objects.filter(pk=asked.pk).update(state="failed", last_error="The other panel took it on.")
    page = south.get(f"/transfers/incoming/{row.number}/").content.decode()
    assert "could not be carried out" in page and "The other panel took it on." in page
    south.post(f"/transfers/incoming/{row.number}/accept/")
    with scope_of(there):
        assert Job.objects.get(pk=asked.pk).state == "queued"


@pytest.mark.parametrize("role", ["chair", "member", "administrator"])
def test_names_are_printed_only_for_who_may_see_them(sending, role) -> None:
    case = make_accepted_case(sending[1], surname="Canaryname")
    other, _ = person("northshire", role)
    assert other.get(f"/transfers/case/{case.reference}/print/").status_code == 403
    page = sending[0].get(f"/transfers/case/{case.reference}/print/").content.decode()
    assert "Canaryname" in page and "Found unresponsive at home." in page


def test_pages_cost_ten_queries_at_most_however_much_there_is(sending, receiving) -> None:
    (north, by), (south, _) = sending, receiving
    panel: Panel = make_panel("southshire")

    def costs() -> list[int]:
        case = make_accepted_case(by)
        row = make_offer(by, case, panel)
        pages = [
            (north, "/transfers/"),
            (south, "/transfers/"),
            (north, f"/transfers/case/{case.reference}/"),
            (north, f"/transfers/case/{case.reference}/print/"),
            (north, f"/transfers/case/{case.reference}/{row.id}/withdraw/"),
            (south, f"/transfers/incoming/{row.number}/"),
        ]
        return [cost(client, address) for client, address in pages]

    few = costs()
    for _ in range(5):
        costs()
    assert costs() == few and max(few) <= MOST, few


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)
