"""A panel with seven reviewed deaths, its people, a release, a program that reads it, and another panel."""

import pytest

from tests.makers.machines import Program, make_client
from tests.makers.prepared import make_released
from tests.views.figures.conftest import by, client, office, panel, person, reviewed, stranger

__all__ = ["by", "client", "office", "panel", "person", "reviewed", "stranger"]


@pytest.fixture
def released(person, reviewed):
    """The annual return of the year, let out."""
    return make_released(person("submitter")[1], person("chair")[1])[0]


@pytest.fixture
def program(by):
    return Program(make_client(by)[1])
