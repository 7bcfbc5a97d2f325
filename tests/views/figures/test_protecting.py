"""A table brought by a person or a program: protected, proved, kept nowhere; what is wrong is named."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.audit.models import Event
from cdop.disclosure.refusals import Unprotectable
from cdop.figures import protecting
from tests.makers.panels import in_panel, make_user, sign_in

PAGE, API = reverse("figures:protect"), reverse("figures:api_protect")
TABLE = "area,sex,count\nA,female,3\nA,male,12\nB,female,9\nB,male,21\n"


def ask(client, body, kind="text/csv", **query):
    return client.post(f"{API}?{'&'.join(f'{k}={v}' for k, v in query.items())}", body, content_type=kind)


def counts(answer):
    return {(row["area"], row["sex"]): row["count"] for row in answer.json()["tables"][0]["rows"]}


def test_a_table_comes_back_rounded_with_its_proof(panel, person):
    answer = ask(person("analyst")[0], TABLE)
    assert answer.status_code == 200
    found = counts(answer)
    assert all(count % 5 == 0 for count in found.values()) and ("Total", "Total") in found
    told = answer.json()
    assert told["hidden"] == 0 and told["proof"]["holds"] is True and told["notes"]
    assert not {"cost", "bound", "intervals"} & set(json.dumps(told).replace('"', " ").split())
    with in_panel(panel), transaction.atomic():
        (event,) = Event.objects.filter(act="table.protected")
    assert event.detail["cells"] == 9


def test_suppression_hides_the_small_and_more(person):
    answer = ask(person("analyst")[0], TABLE, method="suppression", threshold=5)
    found = counts(answer)
    assert found["A", "female"] is None and answer.json()["hidden"] == 4
    assert found["Total", "Total"] == 45


def test_json_brings_the_same(person):
    rows = [dict(zip(("area", "sex", "count"), line.split(","), strict=True)) for line in TABLE.split()[1:]]
    client, _ = person("member")
    answer = ask(client, json.dumps({"rows": rows}), "application/json")
    assert counts(answer) == counts(ask(client, TABLE))


@pytest.mark.parametrize(
    ("body", "query", "words"),
    [
        ("", {}, "is empty"),
        ("area,count\nA,three\n", {}, "area A"),
        ("area,count\nA,1\nA,2\n", {}, "twice"),
        ("area\nA\n", {}, "count"),
        ("area,count\nA,1\n", {"method": "magic"}, "is not a method"),
        ("area,count\nA,1\n", {"threshold": "x"}, "threshold"),
        ("area,count\nA,1\n", {"protect": "lots"}, "lots"),
        ('{"rows": 3}', {}, "rows"),
        ("{", {}, "not JSON"),
        ("area,count\n" + "".join(f"A{n},7\n" for n in range(1001)), {}, "manage.py protect"),
        ("area,count\n" + "x" * 300_000, {}, "manage.py protect"),
    ],
)
def test_what_cannot_be_read_is_said_as_json(person, body, query, words):
    answer = ask(person("analyst")[0], body, **query)
    assert answer.status_code == 400 and words in answer.json()["error"], answer.content


def test_what_cannot_be_protected_is_a_409_with_ways_out(person, monkeypatch):
    def never(*args):
        raise Unprotectable("There is no way.")

    monkeypatch.setattr(protecting, "protect", never)
    body = "age,sex,count\n0,F,2\n0,M,0\n1,F,8\n1,M,7\n2,F,9\n2,M,9\n"
    answer = ask(person("analyst")[0], body)
    assert answer.status_code == 409 and "There is no way." in answer.json()["error"]
    assert "What would help: Merge “0” and “1” of “age”" in answer.json()["error"]


def test_no_forged_request_is_answered(panel):
    client = sign_in(Client(enforce_csrf_checks=True), make_user(panel, "analyst"))
    assert client.post(API, TABLE, content_type="text/csv").status_code in (403, 409)
    with in_panel(panel), transaction.atomic():
        assert not Event.objects.filter(act="table.protected").exists()


def test_people_paste_or_upload(person):
    client, _ = person("member")
    sent = {"text": TABLE, "method": "rounding", "threshold": "5"}
    assert "The protected table" in client.post(PAGE, sent).content.decode()
    file = SimpleUploadedFile("mine.csv", TABLE.encode(), content_type="text/csv")
    shown = client.post(PAGE, {**sent, "text": "", "file": file}).content.decode()
    assert "The protected table" in shown and "0 to 4" in shown


def test_what_people_typed_stays(person):
    client, _ = person("member")
    shown = client.post(PAGE, {"text": "area,count\nA,three\n", "method": "rounding", "threshold": "5"})
    words = shown.content.decode()
    assert "area A" in words and "A,three" in words and "The protected table" not in words
    assert (
        "Paste a table"
        in client.post(PAGE, {"text": "", "method": "rounding", "threshold": "5"}).content.decode()
    )
