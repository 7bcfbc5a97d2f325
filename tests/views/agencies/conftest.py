"""A panel with its people, each with a browser of their own, and another panel beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cdop.access.actors import Actor
from cdop.access.models import Panel
from tests.makers.panels import actor_of, make_panel, make_user, sign_in


@pytest.fixture
def panel(db) -> Panel:
    return make_panel()


@pytest.fixture
def person(panel) -> Callable[[str], tuple[Client, Actor]]:
    """A browser signed in with a role, and the same person as actions take them."""

    def make(role: str) -> tuple[Client, Actor]:
        user = make_user(panel, role)
        return sign_in(Client(), user), actor_of(user, panel)

    return make


@pytest.fixture
def office(person) -> tuple[Client, Actor]:
    """The coordinator."""
    return person("coordinator")


@pytest.fixture
def client(office) -> Client:
    """The coordinator's browser."""
    return office[0]


@pytest.fixture
def by(office) -> Actor:
    return office[1]


@pytest.fixture
def stranger(db) -> Actor:
    """The coordinator of another panel."""
    other = make_panel("southshire")
    return actor_of(make_user(other), other)
