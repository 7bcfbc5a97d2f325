"""A panel of Lancashire and Blackburn with Darwen, its people, the shipped editions, and a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.unit.reference.conftest import shipped
from tests.views.cases.conftest import panel, person

__all__ = ["panel", "person", "shipped"]


@pytest.fixture(autouse=True)
def in_november_2026() -> Iterator[None]:
    """What is watched, and which years are over, follows from the day."""
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=True):
        yield
