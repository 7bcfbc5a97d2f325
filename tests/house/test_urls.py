"""Every address is guarded: sign in first, hold the right, and see nothing of another panel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from cdop.access.models import User
from cdop.access.permissions import Permission
from cdop.access.roles import ROLES
from tests.house.examples import Page, World, everyone, make_world, pages
from tests.makers.panels import make_panel, make_user, sign_in

PUBLIC = {"healthz": "says only that the process is up", "readyz": "says only which part answers"}
ALL = pages()
GUARDED = [page for page in ALL if page.name not in PUBLIC]
WITH_OBJECT = [page for page in GUARDED if page.parameters]
NOT_AN_OBJECT = {
    "dashboard:cases": "names a figure of the person's own panel, whichever that is",
    "figures:download": "names a table of the person's own panel, whichever that is",
    "figures:theme_svg": "names a plot of the person's own panel, whichever that is",
    "figures:theme_png": "the same",
    "indicators:indicator": "names a public figure that is the same for every panel",
    "indicators:plot_svg": "the same",
    "indicators:plot_csv": "the same",
    "indicators:plot_png": "the same",
    "monitoring:protected_file": "names a kind of file of the person's own panel, whichever that is",
    "patterns:plot_file": "names a plot of the person's own panel, whichever that is",
    "retention:remove": "names a kind of thing; what is removed is the person's own panel's",
    "summaries:begin": "names a kind of text that every panel may write",
    "timing:limit": "names a limit that every panel has; what is set is the person's own panel's",
    "timing:reset": "the same",
    "whatif:risk": "names a ratio that every panel has; what is set is the person's own panel's",
    "whatif:reset": "the same",
    "worklist:export": "names a kind of file; what is in it is the person's own panel's",
}
METHODS = ("get", "post")
EVERY_ROLE, NO_PANEL = "every role", ""


def named(page: Page) -> str:
    return page.name


def permission_of(page: Page) -> Permission | None:
    return page.view.permission  # type: ignore[attr-defined, no-any-return]


PEOPLE: dict[tuple[str, str], User] = {}
"""By panel and role, made once for the whole file: making an account is most of what a test here would cost."""


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker) -> tuple[World, World]:
    """Two panels with one of everything each, kept for the whole file in one transaction."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        both = make_world(make_panel("north")), make_world(make_panel("south"))
        for code in ("north", "south"):
            panel = make_panel(code)
            PEOPLE[code, EVERY_ROLE] = everyone(panel)
            PEOPLE.update({(code, role): make_user(panel, role) for role in ROLES})
        PEOPLE["", NO_PANEL] = make_user(None, "")
        yield both
        PEOPLE.clear()
        transaction.set_rollback(True)


@pytest.fixture
def unblocked(worlds, django_db_blocker):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_walk_finds_the_pages() -> None:
    assert {"home", "worklist:today", "access:members", "healthz"} <= {page.name for page in ALL}
    assert len({page.name for page in ALL}) == len(ALL)


@pytest.mark.parametrize("page", GUARDED, ids=named)
def test_every_page_is_guarded(page: Page) -> None:
    assert getattr(page.view, "is_guarded", False), "put @needs(Permission.…) on the view"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("page", GUARDED, ids=named)
def test_a_stranger_is_sent_to_sign_in(page: Page, method: str, worlds, unblocked) -> None:
    answer = getattr(Client(), method)(page.at(worlds[0]))
    assert answer.status_code == 405 or (answer.status_code, answer.url.split("?")[0]) == (
        302,
        "/account/login/",
    )


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("page", GUARDED, ids=named)
def test_without_the_right_a_page_is_refused(page: Page, method: str, worlds, unblocked) -> None:
    """Every role without it; for a page that every member may open, someone who sits on no panel."""
    wanted = permission_of(page)
    without = [NO_PANEL] if wanted is None else [c for c, r in ROLES.items() if wanted not in r.permissions]
    assert without, "a right that every role holds guards nothing"
    for role in without:
        user = PEOPLE["north" if role else "", role]
        answer = getattr(sign_in(Client(), user), method)(page.at(worlds[0]))
        assert answer.status_code in (403, 405), role


@pytest.mark.parametrize("page", WITH_OBJECT, ids=named)
def test_the_examples_are_there_for_their_own_panel(page: Page, worlds, unblocked) -> None:
    """Otherwise the 404 of the next test would prove nothing."""
    answer = _as_everyone(worlds[0], page.at(worlds[0]), "get")
    if answer.status_code == 405:
        answer = _as_everyone(worlds[0], page.at(worlds[0]), "post")
    assert answer.status_code in (200, 204, 302, 409), answer.status_code


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("page", [p for p in WITH_OBJECT if p.name not in NOT_AN_OBJECT], ids=named)
def test_what_is_another_panels_is_not_there(page: Page, method: str, worlds, unblocked) -> None:
    answer = _as_everyone(worlds[1], page.at(worlds[0]), method)
    assert answer.status_code in (404, 405)


def _as_everyone(world: World, address: str, method: str):
    return getattr(sign_in(Client(), PEOPLE[world.by.panel_code, EVERY_ROLE]), method)(address)


def test_rights_are_those_of_the_matrix() -> None:
    """The matrix is permissions.json: a page, and the right it takes. To change one is a decision to be seen."""
    matrix = json.loads(Path(__file__).with_name("permissions.json").read_text(encoding="utf-8"))
    assert {page.name: (right := permission_of(page)) and right.name for page in GUARDED} == matrix
