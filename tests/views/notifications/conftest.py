"""A panel, and somebody without an account who tells it of a death."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cdop.access.models import Panel
from cdop.cases.models import Case
from cdop.notifications import queries
from cdop.notifications.models import Notification
from tests.makers.notifications import Teller
from tests.makers.panels import in_panel, make_panel
from tests.views.cases.conftest import by, client, office, person  # noqa: F401


@pytest.fixture
def panel(db) -> Panel:
    return make_panel()


@pytest.fixture
def teller(panel) -> Teller:
    """Somebody without an account, on the first page."""
    teller = Teller(Client(), panel.code)
    teller.begin()
    return teller


@pytest.fixture
def cases(panel) -> Callable[[], list[Case]]:
    """Every case of the panel."""

    def find() -> list[Case]:
        with in_panel(panel):
            return list(Case.objects.filter(panel=panel))

    return find


@pytest.fixture
def waiting(by) -> Callable[[], list[Notification]]:  # noqa: F811
    """What waits to be checked."""

    def find() -> list[Notification]:
        from tests.makers.panels import scope_of

        with scope_of(by):
            return list(queries.unchecked(by))

    return find
