"""A coordinator at work in a panel, in that panel's scope, and letters that reach no server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdop.access.actors import Actor
from cdop.letters.actions import write
from cdop.letters.models import Letter
from tests.makers.panels import make_actor, make_panel, scope_of

CONTEXT = {"panel": "Northshire panel", "code": "482915", "minutes": 10}


@pytest.fixture
def by(db: None) -> Iterator[Actor]:
    actor = make_actor(make_panel())
    with scope_of(actor):
        yield actor


@pytest.fixture
def letter(by: Actor) -> Letter:
    return a_letter(by)


def a_letter(by: Actor, *, key: str = "k1", to: str = "records@agency.example", **context: object) -> Letter:
    return write(kind="agency_code", to=to, context={**CONTEXT, **context}, about="request:7", key=key, by=by)
