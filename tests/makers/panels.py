"""Invented panels and the people who sit on them."""

from __future__ import annotations

import itertools
from contextlib import AbstractContextManager

from django.db import transaction
from django.test import Client

from cdop.access import queries
from cdop.access.actions import add_member, add_user, set_up_panel
from cdop.access.actors import Actor, AnyActor, HouseActor
from cdop.access.models import Panel, User
from cdop.core.isolation.scope import scoped

HOUSE = HouseActor("tests")
AREAS = ("E06000008", "E10000017")
PASSWORD = "an invented pass phrase"
_numbers = itertools.count(1)


def make_panel(code: str = "northshire", name: str = "", areas: tuple[str, ...] = AREAS) -> Panel:
    """A panel with its key and areas; the same code gives the same panel."""
    return set_up_panel(code=code, name=name or f"{code.capitalize()} panel", areas=areas, by=HOUSE)


def make_user(
    panel: Panel | None, role: str = "coordinator", email: str = "", password: str | None = None
) -> User:
    """An account with one role on `panel`; on no panel when that is None. Without a password, none opens it."""
    number = next(_numbers)
    user = add_user(
        email=email or f"person{number}@example.org",
        name=f"Invented Person {number}",
        password=password,
        by=HOUSE,
    )
    if panel is not None:
        add_role(user, panel, role)
    return user


def add_role(user: User, panel: Panel, role: str) -> None:
    """A further role, on this panel or another."""
    with in_panel(panel):
        add_member(panel=panel, user=user, role=role, by=queries.system_actor("tests", panel))


def make_actor(panel: Panel, role: str = "coordinator") -> Actor:
    """A person at work in `panel` with that role, as actions and queries take them."""
    return actor_of(make_user(panel, role), panel)


def actor_of(user: User, panel: Panel) -> Actor:
    """`user` at work in `panel`, with the roles they hold now."""
    actor = queries.actor_for(user, queries.memberships_of(user), panel.id)
    assert actor is not None and actor.panel_id == panel.id, f"{user} does not sit on {panel}"
    return actor


def sign_in(client: Client, user: User) -> Client:
    """The client, signed in as `user` without going through the sign-in page."""
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def in_panel(panel: Panel) -> AbstractContextManager[None]:
    """The scope of one panel, as a request of it has."""
    return scoped(panels=(panel.id,))


def scope_of(by: AnyActor) -> AbstractContextManager[None]:
    """The scope in which `by` works."""
    return scoped(panels=(by.panel_id,), user_id=by.user_id)


def chair_beside(by: AnyActor) -> Actor:
    """A chair of the same panel as `by`."""
    return beside(by, "chair")


def beside(by: AnyActor, role: str) -> Actor:
    """Somebody else of the same panel as `by`, in the role."""
    with transaction.atomic():
        panel = Panel.objects.get(pk=by.panel_id)
    return make_actor(panel, role)
