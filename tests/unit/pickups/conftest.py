"""A released document, who may hand it out, and the doorkeeper behind its links."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from cdop.access.actors import Actor, SystemActor
from cdop.access.queries import system_actor
from cdop.artefacts.actions import folder_of
from cdop.artefacts.models import Artefact
from cdop.figures.models import Release
from tests.makers.panels import chair_beside, make_actor, make_panel, scope_of
from tests.makers.prepared import make_released


@dataclass(frozen=True)
class Office:
    by: Actor
    chair: Actor
    door: SystemActor
    release: Release
    artefact: Artefact


def open_office() -> Office:
    panel = make_panel()
    by = make_actor(panel)
    chair = chair_beside(by)
    return Office(by, chair, system_actor("pick-up link", panel), *make_released(by, chair, "panel"))


@pytest.fixture(scope="module")
def opened(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """Made once for a file: to prepare and let out a release takes seconds. Each test is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = open_office()
        yield made
        transaction.set_rollback(True)
    shutil.rmtree(folder_of(made.by.panel_code, made.artefact.id), ignore_errors=True)


@pytest.fixture
def outdoors(opened: Office, django_db_blocker: Any) -> Iterator[Office]:
    """In nobody's scope, as a request finds it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield opened
        transaction.set_rollback(True)


@pytest.fixture
def office(outdoors: Office) -> Iterator[Office]:
    """In the scope of the chair, as an action is called."""
    with scope_of(outdoors.chair):
        yield outdoors
