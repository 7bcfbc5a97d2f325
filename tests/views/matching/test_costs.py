"""What the pages ask of the database: ten queries at most, and the same with three rows and with three hundred."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cdop.matching.models import Candidate, Incident, IncidentCase, Link
from tests.makers.cases import make_case
from tests.makers.pairs import make_list, make_pair
from tests.makers.panels import scope_of

MOST = 10
PAGES = (
    ("/matching/", "get"),
    ("/matching/pair/{pair}/", "get"),
    ("/matching/pair/{pair}/identity/", "post"),
    ("/matching/pair/{pair}/merge/", "get"),
    ("/matching/case/{case}/", "get"),
    ("/matching/case/{case}/kept/", "get"),
    ("/matching/incidents/", "get"),
    ("/matching/incidents/I-0/", "get"),
    ("/matching/incidents/I-0/change/", "get"),
    ("/matching/lists/", "get"),
    ("/matching/lists/{list}/", "get"),
    ("/matching/lists/{list}/row/2/", "get"),
)


def asked(client, address: str, method: str) -> int:
    getattr(client, method)(address)
    with CaptureQueriesContext(connection) as seen:
        assert getattr(client, method)(address).status_code in (200, 302)
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)


def add(by, pair: Candidate, first: int, number: int) -> int:
    """So many pairs, links and incidents of one case, and a list of so many rows; gives the list's number."""
    others = [make_case(by, nhs_number="") for _ in range(number)]
    who = {"made_by": by.audit_id, "made_by_name": by.name}
    scope = {"panel_id": by.panel_id}
    like = {"score": 60, "suggestion": "twins", "mark": b"", "found_by": "x", "reasons": pair.reasons}
    incidents = [
        Incident(**scope, reference=f"I-{n}", title="Fire", saved_by="x", saved_by_name="x")
        for n in range(first, first + number)
    ]
    with scope_of(by):
        for model, rows in (
            (Candidate, [Candidate(**scope, **like, case_a=pair.case_a, case_b=o) for o in others]),
            (Link, [Link(**scope, **who, case_a=pair.case_a, case_b=o, kind="siblings") for o in others]),
            (Incident, incidents),
            (IncidentCase, [IncidentCase(**scope, **who, incident=i, case=pair.case_a) for i in incidents]),
        ):
            model.objects.bulk_create(rows)
        whole = Incident.objects.get(**scope, reference="I-0")
        IncidentCase.objects.bulk_create(IncidentCase(**scope, **who, incident=whole, case=o) for o in others)
    return make_list(by, *(f"Testlisted{n},Bo,,03/04/2025,11/05/2025,male," for n in range(number))).pk


def test_a_page_costs_the_same_with_three_rows_and_with_three_hundred(client, by) -> None:
    pair = make_pair(by)
    words = {"pair": pair.pk, "case": pair.case_a.reference, "list": add(by, pair, 0, 3)}
    few = {address: asked(client, address.format(**words), how) for address, how in PAGES}
    words["list"] = add(by, pair, 3, 297)
    many = {address: asked(client, address.format(**words), how) for address, how in PAGES}
    assert many == few
    assert max(few.values()) <= MOST, few
