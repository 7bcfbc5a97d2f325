"""One panel and its coordinator at work in it."""

import pytest

from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def office(db):
    by = make_actor(make_panel("importshire"))
    with scope_of(by):
        yield by
