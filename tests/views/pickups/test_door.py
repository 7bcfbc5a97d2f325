"""What somebody with a link sees: a page that does nothing, the document once, and one answer to all the rest."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cdop.audit.models import Event
from cdop.figures.actions import withdraw
from cdop.pickups.actions import revoke_pickup
from cdop.pickups.models import Pickup
from tests.makers.panels import make_panel, scope_of
from tests.makers.pickups import make_link


@pytest.fixture
def chair(outdoors):
    return outdoors.chair


@pytest.fixture
def released(outdoors):
    return outdoors.release, outdoors.artefact


@pytest.fixture
def link(chair, released):
    return make_link(chair, released[1])


def used(chair) -> int:
    with scope_of(chair), transaction.atomic():
        return Event.objects.filter(act="pickup.used").count()


def test_to_look_at_it_uses_nothing_up(chair, link, client: Client) -> None:
    """Programs that check mail open every link in it, and ask for its head."""
    for _ in range(3):
        shown = client.get(link[1])
        assert shown.status_code == 200 and "Fetch the document" in shown.content.decode()
        assert client.head(link[1]).status_code == 200
    assert used(chair) == 0
    assert client.post(link[1]).status_code == 200


def test_to_look_at_it_asks_nothing_of_the_database(link, client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get(link[1])
    assert [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]] == []


def test_the_button_hands_out_the_whole_document(chair, link, client: Client) -> None:
    answer = client.post(link[1])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="panel_2025-04-01_2026-03-31.zip"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert any(n.endswith("manifest.json") for n in zipfile.ZipFile(io.BytesIO(answer.content)).namelist())
    assert used(chair) == 1


def test_every_link_that_opens_nothing_is_answered_the_same(chair, released, client: Client) -> None:
    """Used, ended, taken back, of a withdrawn release, of another panel, unknown, of no panel at all."""
    release, artefact = released
    taken, ended, back, gone, foreign = (make_link(chair, artefact) for _ in range(5))
    client.post(taken[1])
    make_panel("south")
    with scope_of(chair), transaction.atomic():
        Pickup.objects.filter(pk=ended[0].pk).update(
            made_at=Now() - timedelta(days=9), good_until=Now() - timedelta(days=1)
        )
        revoke_pickup(pickup=back[0], by=chair)
        withdraw(release=release, reason="A count was wrong.", by=chair)
    paths = [
        taken[1],
        ended[1],
        back[1],
        gone[1],
        foreign[1].replace("northshire", "south"),
        "/collect/northshire/never-was/",
        "/collect/no-such-panel/never-was/",
    ]
    answers = [client.post(path) for path in paths]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_who_tries_too_often_has_to_wait(client: Client, outdoors) -> None:
    make_panel()
    statuses = [client.post("/collect/northshire/never-was/").status_code for _ in range(61)]
    assert statuses[:60] == [403] * 60 and statuses[60] == 429


def test_the_page_of_a_link_leads_nowhere_into_the_house(link, client: Client) -> None:
    shown = client.get(link[1]).content.decode()
    assert "<nav" not in shown and 'href="/account' not in shown
