"""A coordinator at work in a panel, in that panel's scope, with a case that agencies can be asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdop.access.actors import Actor
from cdop.cases.models import Case
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Iterator[Actor]:
    actor = make_actor(make_panel())
    with scope_of(actor):
        yield actor


@pytest.fixture
def case(by: Actor) -> Case:
    return make_accepted_case(by)
