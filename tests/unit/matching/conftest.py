"""One panel and its coordinator at work in it."""

from __future__ import annotations

import pytest

from cdop.access.actors import Actor
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db) -> Actor:
    actor = make_actor(make_panel("matchshire"))
    with scope_of(actor):
        yield actor
