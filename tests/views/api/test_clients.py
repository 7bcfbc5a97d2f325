"""The page of those who let programs in: the token is shown once, and what was typed is not lost."""

from __future__ import annotations

import re

from django.db import transaction

from tests.makers.machines import Program, make_client
from tests.makers.panels import in_panel
from tests.views.api.test_reading import events

TYPED = {"name": "Dashboard of the council", "audience": "public", "days": "90"}


def test_a_client_is_made_its_token_shown_once_and_works(person, panel):
    browser, _ = person("administrator")
    answer = browser.post("/machines/add/", TYPED)
    shown = answer.content.decode()
    token = re.search(r"cdop\.northshire\.[\w-]+", shown)[0]
    assert answer["Cache-Control"] == "no-store"
    assert Program(token).get("releases/").status_code == 200
    listed = browser.get("/machines/").content.decode()
    assert "Dashboard of the council" in listed and token not in listed
    assert len(events(panel, "client.added")) == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(person):
    browser, _ = person("administrator")
    shown = browser.post("/machines/add/", {**TYPED, "days": ""}).content.decode()
    assert "Choose for how long" in shown and "Dashboard of the council" in shown


def test_two_clients_of_one_name_are_not_alive_at_once(person, panel):
    browser, _ = person("administrator")
    browser.post("/machines/add/", TYPED)
    assert "already" in browser.post("/machines/add/", TYPED).content.decode()
    number = re.search(r"/machines/([\w-]{36})/end/", browser.get("/machines/").content.decode())[1]
    browser.post(f"/machines/{number}/end/", {"reason": ""})
    assert "Copy the token now" in browser.post("/machines/add/", TYPED).content.decode()


def test_a_client_is_ended_once(person, by, panel):
    client, token = make_client(by)
    browser, _ = person("administrator")
    at = f"/machines/{client.id}/end/"
    assert "cannot be taken back" in browser.get(at).content.decode()
    assert browser.post(at, {"reason": "The contract is over."}).status_code == 302
    assert Program(token).get("releases/").status_code == 401
    assert browser.post(at, {"reason": ""}).status_code == 409
    with in_panel(panel), transaction.atomic():
        assert [end.reason for end in client.ends.all()] == ["The contract is over."]
    assert "Ended " in browser.get("/machines/").content.decode()


def test_nobody_yet_and_the_door_from_members(person):
    browser, _ = person("administrator")
    assert "machine clients" in browser.get("/machines/").content.decode().lower()
    assert 'href="/machines/"' in browser.get("/members/").content.decode()
