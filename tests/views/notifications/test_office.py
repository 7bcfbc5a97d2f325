"""The office sees what came from outside, and no name."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.makers.notifications import ANSWERS, Teller


def test_nothing_yet_is_said(client) -> None:
    html = client.get("/notifications/").content.decode()
    assert "recorded yet" in html and "http://testserver/notify/northshire/" in html


def test_each_is_listed_by_its_reference_alone(client, teller, cases) -> None:
    teller.type_all()
    teller.send()
    html = client.get("/notifications/").content.decode()
    assert cases()[0].reference in html and "9 months" in html and "Unmistakable" not in html


def test_one_that_is_being_checked_is_not_listed_any_more(client, teller, cases) -> None:
    teller.type_all(home={"resident_la": ""})
    teller.send()
    (case,) = cases()
    client.post(f"/cases/{case.reference}/section/residence/", {"version": "0", "lsoa11": "E01012654"})
    client.post(f"/cases/{case.reference}/move/triage/")
    assert case.reference not in client.get("/notifications/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("chair", 200), ("analyst", 403), ("administrator", 403)])
def test_who_may_see_cases_may_see_them(person, role: str, status: int) -> None:
    assert person(role)[0].get("/notifications/").status_code == status


def test_no_public_page_asks_more_than_ten_queries(teller, panel) -> None:
    teller.type_all()
    costs = {}
    for page in ("", "where", *ANSWERS, "check"):
        with CaptureQueriesContext(connection) as asked:
            teller.get(page)
        costs[page] = sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries)
    assert max(costs.values()) <= 10, costs


def test_the_house_keeps_no_session_of_who_tells(panel) -> None:
    teller = Teller(Client(), panel.code)
    teller.begin()
    teller.type_all()
    teller.send()
    assert set(teller.client.cookies) <= {"notify", "csrf"}
