"""What a page asks of the database: no more than the ledger says, and the same for 3 rows and for 30.

The ledger is queries.json. A page that asks for less may have its number lowered; a higher one needs a reason.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house.examples import Page, World, everyone, make_world, pages
from tests.house.test_urls import PUBLIC
from tests.makers.cases import make_case, make_listed_case
from tests.makers.panels import make_panel, sign_in

LEDGER: dict[str, int] = json.loads(Path(__file__).with_name("queries.json").read_text(encoding="utf-8"))
MANY = 27


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker):
    """A panel with a few of everything, and one with tens."""
    with django_db_blocker.unblock(), transaction.atomic():
        few, many = (make_world(make_panel(code), rows=rows) for code, rows in (("few", 3), ("many", 30)))
        for _ in range(MANY):
            make_case(many.by)
            make_listed_case(many.by)
        yield few, many
        transaction.set_rollback(True)


def asked(page: Page, world: World, client: Client) -> int | None:
    """How many queries the page costs; None when it is none to open. The first visit warms what is cached."""
    address = page.at(world)
    if client.get(address).status_code != 200:
        return None
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)


@pytest.mark.parametrize("page", [p for p in pages() if p.name not in PUBLIC], ids=lambda page: page.name)
def test_many_rows_cost_no_more_than_few(page: Page, worlds, django_db_blocker) -> None:
    with django_db_blocker.unblock(), transaction.atomic():
        few, many = (
            asked(page, world, sign_in(Client(), everyone(make_panel(world.by.panel_code))))
            for world in worlds
        )
        transaction.set_rollback(True)
    if few is None:
        return
    assert many == few
    assert page.name in LEDGER, f"add it to queries.json with {few}"
    assert few <= LEDGER[page.name]


def test_the_ledger_names_pages_that_are_there() -> None:
    assert set(LEDGER) <= {page.name for page in pages()}
