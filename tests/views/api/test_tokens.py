"""Who is let in: a program with a token in use, as often as is fair, to read and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from cdop.access.queries import system_actor
from cdop.api import actions, guards
from cdop.api.models import MachineClient
from tests.makers.machines import Program, end_made_client, make_client
from tests.makers.panels import in_panel, make_panel, scope_of
from tests.views.api.test_reading import events

PATHS = ("releases/", "nowhere/", "/api/", "/api/v1/releases/0b6f1c9e-8f4c-4f0e-9d7e-0a4a5f9d5d10/")


@pytest.mark.parametrize("path", PATHS)
def test_without_a_token_there_is_nothing(path, panel):
    answer = Program().get(path)
    assert answer.status_code == 401 and "token" in answer.json()["error"]
    assert answer["WWW-Authenticate"] == 'Bearer realm="cdop"'


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.replace("northshire", "southshire"),
        lambda token: token.replace("northshire", "nowhere"),
        lambda token: token.rpartition(".")[2],
        lambda token: token + ".more",
        lambda token: "cdop..",
        lambda token: "é" * 20,
        lambda token: "x" * 5000,
    ],
)
def test_a_token_that_is_not_right_opens_nothing(change, by, panel):
    make_panel("southshire")
    _, token = make_client(by)
    assert Program(token).get("releases/").status_code == 200
    answer = Program(change(token)).get("releases/")
    assert answer.status_code == 401 and "releases" not in answer.json()


def test_an_ended_client_is_refused_and_that_is_recorded(by, panel):
    client, token = make_client(by)
    with in_panel(panel), transaction.atomic():
        actions.end_client(client=client, by=system_actor("tests", panel))
    assert Program(token).get("releases/").status_code == 401
    (event,) = events(panel, "client.refused")
    assert event.object_ref == str(client.id)
    assert events(panel, "api.listed") == []


def test_a_client_past_its_day_is_refused(by, panel):
    client, token = make_client(by, days=1)
    with scope_of(by), transaction.atomic():
        mine = MachineClient.objects.filter(panel_id=panel.id, pk=client.pk)
        mine.update(good_until=client.good_until - timedelta(days=1, seconds=1))
    assert Program(token).get("releases/").status_code == 401


def test_no_sessions_door_is_opened_by_a_token_and_no_tokens_door_by_a_session(client, by):
    _, token = make_client(by)
    assert Client().get("/cases/", headers={"Authorization": f"Bearer {token}"}).status_code == 302
    assert client.get("/api/v1/releases/").status_code == 401
    answer = Program(token).get("releases/")
    assert not answer.cookies


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_changed(method, by):
    _, token = make_client(by)
    answer = Program(token).get("releases/", method)
    assert answer.status_code == 405 and answer.json()["error"]


def test_what_is_asked_too_often_is_told_to_wait(by, monkeypatch):
    monkeypatch.setattr(guards, "BY_ONE_CLIENT", {"limit": 3, "seconds": 600})
    program, other = Program(make_client(by)[1]), Program(make_client(by)[1])
    assert [program.get("releases/").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = program.get("releases/")
    assert int(answer["Retry-After"]) > 0 and "Try again" in answer.json()["error"]
    assert other.get("releases/").status_code == 200


def test_guessing_is_slowed_before_anything_is_looked_up(panel, monkeypatch):
    monkeypatch.setattr(guards, "FROM_ONE_ADDRESS", {"limit": 2, "seconds": 600})
    answers = [Program("cdop.northshire.guess").get("releases/").status_code for _ in range(3)]
    assert answers == [401, 401, 429]


def test_the_token_is_not_kept(by, panel):
    client, token = make_client(by)
    secret = token.rpartition(".")[2]
    assert secret.encode() not in bytes(client.mark)
    assert all(secret not in str(event.detail) for event in events(panel, "client.added"))


def test_the_same_secret_has_another_mark_in_another_panel(by, stranger):
    from cdop.api.tokens import Token, mark_of

    marks = set()
    for actor in (by, stranger):
        with scope_of(actor), transaction.atomic():
            marks.add(mark_of(Token(actor.panel_code, "secret"), actor.panel_id))
    assert len(marks) == 2


def test_an_address_that_is_not_there_says_where_to_look(by):
    answer = Program(make_client(by)[1]).get("cases/")
    assert answer.status_code == 404 and "/api/v1/openapi.json" in answer.json()["error"]


def test_an_ended_one_stays_on_the_list(by):
    assert end_made_client(by).ends
