"""A panel with its coordinator and chair, and a case listed for panel whose review holds a factor and a lesson."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.cases.models import Case
from cdop.reviews.models import Finding, LearningPoint, Review
from cdop.themes.models import Theme
from tests.makers.cases import make_listed_case
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.themes import first_finding, first_learning, make_theme


@pytest.fixture
def panel(db) -> Panel:
    return make_panel()


@pytest.fixture
def office(panel) -> Actor:
    return make_actor(panel, "coordinator")


@pytest.fixture
def chair(panel) -> Actor:
    return make_actor(panel, "chair")


@pytest.fixture
def listed(office) -> tuple[Case, Review]:
    return make_listed_case(office, learning=["Ask about smoke in the home."])


@pytest.fixture
def theme(office) -> Theme:
    return make_theme(office)


@pytest.fixture
def scope(panel, office, chair, listed, theme) -> Iterator[None]:
    """What actions and queries need around them; makers enter their own."""
    with in_panel(panel):
        yield


@pytest.fixture
def finding(listed, scope) -> Finding:
    return first_finding(listed[1])


@pytest.fixture
def learning(listed, scope) -> LearningPoint:
    return first_learning(listed[1])
