"""Filters that are kept, the list taken away, and the lists behind the numbers."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone

from cdop.audit.models import Event
from cdop.cases.actions import keep_draft
from cdop.cases.models import Case
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing.actions import place_hold
from tests.makers.cases import make_accepted_case, make_case
from tests.makers.panels import scope_of


def taken(client, query: str = "") -> list[dict[str, str]]:
    sent = client.get(f"/cases/export/csv/{query}")
    return list(csv.DictReader(io.StringIO(sent.content.decode())))


def number_in(html: str) -> str:
    return html.split('name="filter" value="')[1].split('"')[0]


def test_filters_are_kept_by_name_and_removed(client, by) -> None:
    make_case(by)
    sent = client.post(
        "/cases/filters/new/?stage=received", {"name": "New ones", "query": "stage=received&page=3&x=1"}
    )
    assert sent.url == "/cases/?stage=received"
    html = client.get("/cases/").content.decode()
    assert '<a class="nhsuk-link" href="?stage=received">New ones</a>' in html
    client.post("/cases/filters/remove/", {"filter": number_in(html)})
    assert "New ones" not in client.get("/cases/").content.decode()


def test_filters_without_any_are_refused_in_words(client) -> None:
    html = client.post("/cases/filters/new/", {"name": "All", "query": "page=2"}).content.decode()
    assert "No filter is set" in html


def test_another_person_neither_sees_nor_removes_a_filter(client, by, person) -> None:
    client.post("/cases/filters/new/", {"name": "Mine alone", "query": "stage=received"})
    make_case(by)
    number = number_in(client.get("/cases/").content.decode())
    colleague, _ = person("coordinator")
    assert "Mine alone" not in colleague.get("/cases/").content.decode()
    assert colleague.post("/cases/filters/remove/", {"filter": number}).status_code == 404
    assert client.post("/cases/filters/remove/", {"filter": "x"}).status_code == 404
    assert "Mine alone" in client.get("/cases/").content.decode()


def test_the_file_holds_what_the_page_lists_in_its_order(client, by) -> None:
    received = [make_case(by) for _ in range(30)]
    make_accepted_case(by)
    rows = taken(client, "?stage=received&sort=-reference")
    assert [row["Reference"] for row in rows] == sorted((c.reference for c in received), reverse=True)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/cases/export/xlsx/?stage=received").content))
    references = {cell.value for row in book["cases"].iter_rows() for cell in row}
    assert {c.reference for c in received} <= references


def test_taking_away_is_recorded_and_named_without_a_child(client, by) -> None:
    make_case(by, surname="Unmistakable")
    sent = client.get("/cases/export/csv/?text=ABC")
    today = timezone.localdate().isoformat()
    assert sent["Content-Disposition"] == f'attachment; filename="cases-{today}.csv"'
    assert b"Unmistakable" not in sent.content
    with scope_of(by):
        event = Event.objects.get(act="worklist.exported")
    assert event.detail["kind"] == "csv" and "ABC" not in str(event.detail)
    assert client.get("/cases/export/exe/").status_code == 404


def test_no_cell_can_be_a_formula(client, by) -> None:
    case = make_case(by)
    with scope_of(by):
        Case.objects.filter(pk=case.pk).update(source_reference="=1+1")
    (row,) = taken(client)
    assert row["Your reference"] == "'=1+1"


def test_a_hold_past_its_end_waits_for_somebody(client, by) -> None:
    case = make_accepted_case(by)
    today = timezone.localdate()
    with scope_of(by):
        place_hold(
            case=case,
            reason=HoldReason.INQUEST,
            blocks=Blocks.PANEL,
            started_on=today - timedelta(days=30),
            expected_end=today - timedelta(days=2),
            by=by,
        )
    assert "on hold past the expected end" in client.get("/cases/").content.decode()
    html = client.get("/cases/holds/").content.decode()
    assert case.reference in html and "2 days ago" in html


def test_a_section_left_unsaved_leads_back_to_it(client, by) -> None:
    case = make_case(by)
    with scope_of(by):
        keep_draft(case=case, slug="death", typed={"place_text": ["Typed"]}, version=1, by=by)
    assert "sections you began and did not save" in client.get("/cases/").content.decode()
    assert f"/cases/{case.reference}/section/death/" in client.get("/cases/unsaved/").content.decode()


@pytest.mark.parametrize("page", ["holds", "failed", "unsaved"])
def test_empty_lists_say_so(client, page: str) -> None:
    assert "recorded yet" in client.get(f"/cases/{page}/").content.decode()
