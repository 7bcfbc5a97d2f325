"""One panel with a coordinator and a chair, each as account and as actor, and ways to their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cdop.access.actors import Actor
from cdop.access.models import User
from tests.makers.panels import actor_of, make_panel, make_user, sign_in


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def office_user(panel) -> User:
    return make_user(panel, "coordinator")


@pytest.fixture
def office(office_user, panel) -> Actor:
    return actor_of(office_user, panel)


@pytest.fixture
def client(office_user) -> Client:
    """The coordinator's browser."""
    return sign_in(Client(), office_user)


@pytest.fixture
def chair_user(panel) -> User:
    return make_user(panel, "chair")


@pytest.fixture
def chair(chair_user, panel) -> Actor:
    return actor_of(chair_user, panel)


@pytest.fixture
def chairs_client(chair_user) -> Client:
    return sign_in(Client(), chair_user)


@pytest.fixture
def shown() -> Callable[..., str]:
    """The text of a page, followed to where it leads."""

    def show(client: Client, address: str, data: Any = None, status: int = 200) -> str:
        answer = client.get(address) if data is None else client.post(address, data, follow=True)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    return show
