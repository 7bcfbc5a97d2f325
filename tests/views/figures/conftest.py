"""A panel with seven reviewed deaths, its people, and another panel beside it."""

from datetime import date

import pytest

from tests.makers.cases import make_reviewed_case
from tests.views.cases.conftest import by, client, office, panel, person, stranger

__all__ = ["by", "client", "office", "panel", "person", "reviewed", "stranger"]


@pytest.fixture
def reviewed(by):
    """Seven deaths reviewed in 2025-26, more than a small count."""
    return [make_reviewed_case(by, reviewed_on=date(2025, 11, day)) for day in range(3, 10)]
