"""A case of a panel, and its coordinator at work there."""

import pytest

from cdop.access.actors import Actor
from cdop.cases.models import Case
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db) -> Actor:
    return make_actor(make_panel())


@pytest.fixture
def case(by) -> Case:
    return make_case(by)


@pytest.fixture
def at_work(by, case):
    with scope_of(by):
        yield
