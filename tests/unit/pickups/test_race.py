"""A link pressed by eight at once, fifty times over, with real commits: one of each eight has the document."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction
from django.test import Client

from cdop.artefacts.actions import folder_of
from cdop.audit.models import Event
from tests.makers.panels import scope_of
from tests.makers.pickups import make_link

from .conftest import open_office

LINKS, RACERS = 50, 8


def press(path: str, ready: Barrier) -> int:
    try:
        client = Client()
        ready.wait(timeout=60)
        return client.post(path).status_code
    finally:
        connection.close()


def test_of_eight_who_press_at_once_one_has_the_document(committed_db, monkeypatch) -> None:
    monkeypatch.setattr("cdop.pickups.views.outside.FROM_ONE_ADDRESS", {"limit": 100_000, "seconds": 1})
    office = open_office()
    paths = [make_link(office.chair, office.artefact)[1] for _ in range(LINKS)]
    answers = []
    with ThreadPoolExecutor(RACERS) as threads:
        for path in paths:
            ready = Barrier(RACERS)
            answers.append(sorted(threads.map(press, [path] * RACERS, [ready] * RACERS)))
    shutil.rmtree(folder_of(office.by.panel_code, office.artefact.id), ignore_errors=True)
    assert answers == [[200] + [403] * (RACERS - 1)] * LINKS
    with scope_of(office.by), transaction.atomic():
        assert Event.objects.filter(act="pickup.used").count() == LINKS
        assert Event.objects.filter(act="artefact.downloaded").count() == LINKS
