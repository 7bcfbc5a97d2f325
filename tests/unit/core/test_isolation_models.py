"""Every table that belongs to panels, found by itself: rows of others are neither seen nor taken over."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from tests.house.examples import World, make_world
from tests.makers.panels import make_panel, scope_of
from tests.makers.rest import make_rest

NO_PANEL = {
    "access.Panel": "its code and name are no secret",
    "access.User": "a person may sit on several panels; members are listed through memberships",
    "audit.Event": "behind the wall by its chain",
    "audit.Seal": "behind the wall by its chain",
    "audit.Head": "behind the wall by its chain",
    "audit.Past": "behind the wall by its chain",
    "access.Attempt": "how often something was tried, by a keyed mark of an address; names no panel's people",
    "agencies.LinkPlace": "by a digest, which panel a link leads to: asked before any panel is known",
    "reference": "published figures, the same for everyone",
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("cdop.")]
PANELS = [model for model in OURS if any(field.column == "panel_id" for field in model._meta.fields)]
CHAINS = [model for model in OURS if any(field.column == "chain" for field in model._meta.fields)]


def named(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker):
    """Two panels with one of everything each."""
    with django_db_blocker.unblock(), transaction.atomic():
        both = make_world(make_panel("north")), make_world(make_panel("south"))
        for world in both:
            make_rest(world.by, world.case)
        yield both
        transaction.set_rollback(True)


@pytest.fixture
def unblocked(worlds, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def panels_seen(model: type[models.Model], world: World) -> set[int]:
    column = "panel_id" if model in PANELS else "chain"
    with scope_of(world.by), connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {column} FROM {model._meta.db_table}")
        return {row[0] for row in cursor.fetchall()}


def test_every_table_belongs_to_panels_or_says_why_not() -> None:
    others = {named(model) for model in OURS if model not in PANELS}
    assert {label for label in others if label.split(".")[0] not in NO_PANEL} <= set(NO_PANEL)


@pytest.mark.parametrize("model", PANELS, ids=named)
def test_raw_sql_gives_rows_of_the_own_panel_only(model, worlds: tuple[World, World], unblocked) -> None:
    for world in worlds:
        assert panels_seen(model, world) == {world.by.panel_id}, (
            "or no row was made: see tests/house/examples.py"
        )


@pytest.mark.parametrize("model", CHAINS, ids=named)
def test_the_audit_trail_shows_the_own_panel_and_the_house(model, worlds, unblocked) -> None:
    for world in worlds:
        assert panels_seen(model, world) <= {0, world.by.panel_id}


@pytest.mark.parametrize("model", PANELS, ids=named)
def test_rows_cannot_be_given_to_another_panel(model, worlds, unblocked) -> None:
    north, south = worlds
    refused = pytest.raises(DatabaseError, match=r"row-level security|permission denied")
    with scope_of(north.by), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET panel_id = %s", [south.by.panel_id])


@pytest.mark.parametrize("model", PANELS, ids=named)
def test_without_a_scope_no_table_answers(model, worlds, unblocked) -> None:
    refused = pytest.raises(DatabaseError, match="no panel scope")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
