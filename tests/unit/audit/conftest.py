"""A panel whose acts are committed, so that its chain is sealed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.audit.verify import ChainReport, verify
from cdop.core.embedded.roles import superuser
from tests import cluster
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(committed_db: object) -> Actor:
    """A coordinator with three cases received: at least four links in the panel's chain."""
    actor = make_actor(make_panel("north"))
    for _ in range(3):
        make_case(actor)
    return actor


@pytest.fixture
def tamper(committed_db: Any) -> Callable[..., None]:
    """Statements of a superuser with every trigger off: the worst that can be done to the tables."""

    def do(*statements: str) -> None:
        with superuser(cluster.start(), committed_db.name) as connection:
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement)

    return do


def walk(by: Actor) -> ChainReport:
    with scope_of(by), transaction.atomic():
        return verify(by.panel_id)
