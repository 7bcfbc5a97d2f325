"""Two panels, and a browser for a coordinator of each."""

from __future__ import annotations

import pytest
from django.test import Client

from cdop.access.actors import Actor
from tests.makers.panels import actor_of, make_panel, make_user, sign_in


def person(code: str, role: str = "coordinator") -> tuple[Client, Actor]:
    panel = make_panel(code)
    user = make_user(panel, role)
    return sign_in(Client(), user), actor_of(user, panel)


@pytest.fixture
def sending(db) -> tuple[Client, Actor]:
    return person("northshire")


@pytest.fixture
def receiving(db) -> tuple[Client, Actor]:
    return person("southshire")
