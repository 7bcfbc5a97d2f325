"""Three panels: one sends, one receives, one has no business here."""

from __future__ import annotations

import pytest

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.cases.models import Case
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel


@pytest.fixture
def sender(db) -> Actor:
    return make_actor(make_panel("northshire"))


@pytest.fixture
def other(db) -> Panel:
    return make_panel("southshire")


@pytest.fixture
def receiver(other) -> Actor:
    return make_actor(other)


@pytest.fixture
def third(db) -> Actor:
    return make_actor(make_panel("westshire"))


@pytest.fixture
def case(sender) -> Case:
    return make_accepted_case(sender, surname="Canaryname", circumstances="Canarystory.")
