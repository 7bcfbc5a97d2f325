"""A database that takes two at a time, or is slow: pages say so soon, nothing hangs, and it passes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from cdop.access.models import User
from cdop.core.embedded.roles import superuser
from config.limits import limit_statements
from tests import cluster
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, sign_in

CLIENTS, CONNECTIONS = 20, 2


@pytest.fixture
def client(committed_db: object) -> Client:
    """A coordinator, signed in, of a panel with a case."""
    by = make_actor(make_panel())
    make_case(by)
    return sign_in(Client(raise_request_exception=False), User.objects.get(pk=by.user_id))


@pytest.fixture
def two_connections(client: Client, committed_db: Any) -> Iterator[None]:
    connection.close()
    with superuser(cluster.start()) as boss:
        boss.execute(f"ALTER DATABASE {committed_db.name} CONNECTION LIMIT {CONNECTIONS}")
    yield
    connection.close()


@pytest.fixture
def impatient(client: Client) -> Iterator[None]:
    """As the web server's connections are, but a second is all."""
    options = connections.settings["default"]["OPTIONS"]
    before = dict(options)
    limit_statements(1)
    connection.close()
    yield
    connection.close()
    options.clear()
    options.update(before)


def visit(cookies: dict[str, str], ready: Barrier) -> tuple[int, float]:
    try:
        client = Client(raise_request_exception=False)
        client.cookies.load(cookies)
        ready.wait(timeout=60)
        began = time.monotonic()
        status = client.get("/cases/").status_code
        time.sleep(0.2)  # a connection that is kept open, as the web server's are
        return status, time.monotonic() - began
    finally:
        connection.close()


def test_twenty_at_once_on_two_connections_are_answered_or_told_soon(
    client: Client, two_connections: None
) -> None:
    cookies = {name: one.value for name, one in client.cookies.items()}
    ready = Barrier(CLIENTS)
    with ThreadPoolExecutor(CLIENTS) as threads:
        answers = list(threads.map(visit, [cookies] * CLIENTS, [ready] * CLIENTS))
    statuses = [status for status, _ in answers]
    assert set(statuses) == {200, 503}
    assert 1 <= statuses.count(200) < CLIENTS
    assert max(took for _, took in answers) < 10
    assert client.get("/cases/").status_code == 200, "it has passed"


def test_a_slow_page_is_ended_and_says_so(client: Client, impatient: None) -> None:
    with connections["owner"].cursor() as owner, transaction.atomic(using="owner"):
        owner.execute("LOCK TABLE cases_case IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        answer = client.get("/cases/")
        took = time.monotonic() - began
    connections["owner"].close()
    assert answer.status_code == 503 and "too much to do" in answer.content.decode()
    assert took < 5
    assert client.get("/cases/").status_code == 200
