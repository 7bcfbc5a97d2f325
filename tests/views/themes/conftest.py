"""A panel with people of every role, a case whose review holds a factor and a lesson, and a theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.cases.models import Case
from cdop.reviews.models import Review
from cdop.themes.models import Theme
from tests.makers.cases import make_listed_case
from tests.makers.panels import actor_of, make_panel, make_user, sign_in
from tests.makers.themes import make_theme


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
    return person("coordinator")


@pytest.fixture
def client(office) -> Client:
    """The coordinator's browser."""
    return office[0]


@pytest.fixture
def by(office) -> Actor:
    return office[1]


@pytest.fixture
def chair(person) -> Client:
    return person("chair")[0]


@pytest.fixture
def listed(by) -> tuple[Case, Review]:
    return make_listed_case(by, learning=["Ask about smoke in the home."])


@pytest.fixture
def theme(by, listed) -> Theme:
    return make_theme(by)
