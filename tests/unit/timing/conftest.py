"""A coordinator, a chair and an administrator of one panel, in its scope."""

from collections.abc import Iterator

import pytest

from cdop.access.actors import Actor
from tests.makers.panels import in_panel, make_actor, make_panel


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def office(panel) -> Actor:
    return make_actor(panel, "coordinator")


@pytest.fixture
def chair(panel) -> Actor:
    return make_actor(panel, "chair")


@pytest.fixture
def scope(panel, office, chair) -> Iterator[None]:
    """What actions and queries need around them; makers enter their own."""
    with in_panel(panel):
        yield
