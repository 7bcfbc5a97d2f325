"""Asking for a national return."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.jobs.models import Job
from tests.makers.panels import actor_of, in_panel, make_panel, make_user, sign_in
from tests.makers.releases import make_artefact

PAGE = reverse("returns:returns")


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def client(panel):
    return sign_in(Client(), make_user(panel, "submitter"))


def jobs(panel):
    with in_panel(panel), transaction.atomic():
        return list(Job.objects.filter(kind="return.produce"))


def test_a_year_is_asked_for_once_and_followed(panel, client):
    sent = {"kind": "annual", "year": "2022-23", "token": str(uuid.uuid4())}
    first, second = client.post(PAGE, sent), client.post(PAGE, sent)
    (job,) = jobs(panel)
    assert job.args == {"kind": "annual", "year": "2022-23"}
    assert first["Location"] == second["Location"] == reverse("jobs:job", args=[job.id])
    assert "Annual return, 2022-23" in client.get(PAGE).content.decode()


def test_without_a_year_nothing_is_asked(panel, client):
    shown = client.post(PAGE, {"kind": "annual", "year": "", "token": str(uuid.uuid4())}).content.decode()
    assert "Choose a year" in shown and "<title>Error: Returns" in shown
    assert jobs(panel) == []


def test_who_may_read_may_not_make(panel):
    chair = sign_in(Client(), make_user(panel, "chair"))
    assert "Make the return" not in chair.get(PAGE).content.decode()
    assert (
        chair.post(PAGE, {"kind": "annual", "year": "2022-23", "token": str(uuid.uuid4())}).status_code == 403
    )


def test_only_returns_of_this_panel_are_listed(panel, client):
    by = actor_of(make_user(panel, "coordinator"), panel)
    made, summary = make_artefact(by, kind="annual"), make_artefact(by, kind="panel")
    shown = client.get(PAGE).content.decode()
    assert str(made.id) in shown and str(summary.id) not in shown


def test_kept_out(panel):
    assert sign_in(Client(), make_user(panel, "administrator")).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


def test_a_return_of_several_parts_is_prepared_part_by_part(panel, client, monkeypatch):
    """What stands in the way of any part is said before any is begun."""
    sent = {"kind": "lscb1", "year": "2022-23", "token": str(uuid.uuid4())}
    refused = client.post(PAGE, sent).content.decode()
    assert "Former national return (LSCB1), in 4 parts" in refused and "<title>Error" in refused
    assert jobs(panel) == []
    monkeypatch.setattr("cdop.returns.actions.check_can_produce", lambda kind, year, by: None)
    client.post(PAGE, sent)
    kinds = {job.args["kind"] for job in jobs(panel)}
    assert kinds == {"lscb1", "lscb1-open", "lscb1-notified", "lscb1-passed-on"}
    assert "Former national return: ongoing reviews, 2022-23" in client.get(PAGE).content.decode()
