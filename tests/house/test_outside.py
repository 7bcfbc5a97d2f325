"""What people without an account can reach: these pages, and nothing else of the house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.house.examples import pages
from tests.house.source import HOUSE, imported, where

KNOWN = Path(__file__).with_name("outside.json")


def outside(resolver: URLResolver | None = None, above: str = "") -> dict[str, Any]:
    """Every address of the outside address book, and its view."""
    found: dict[str, Any] = {}
    for each in (resolver or get_resolver(settings.OUTSIDE_URLCONF)).url_patterns:
        path = f"{above}/{each.pattern}".replace("//", "/")
        if isinstance(each, URLPattern):
            found[path] = each.callback
        else:
            found |= outside(each, path)
    return found


def test_the_address_book_is_the_list() -> None:
    """To let the world in at another door is a decision to be seen: it is written into outside.json."""
    assert sorted(outside()) == json.loads(KNOWN.read_text(encoding="utf-8"))


def test_every_outside_page_says_aloud_that_it_is_public_and_no_other_does() -> None:
    """Or that it is for programs with a token of their own."""
    said = [path for path, view in outside().items() if not (_is(view, "public") or _is(view, "machine"))]
    assert said == []
    assert [page.name for page in pages() if _is(page.view, "public") or _is(page.view, "machine")] == []


def test_what_is_for_programs_takes_a_token() -> None:
    """All of it but its description, which tells of no panel."""
    api = {path: view for path, view in outside().items() if path.startswith("/api/")}
    assert [path for path, view in api.items() if not _is(view, "machine")] == ["/api/v1/openapi.json"]
    assert [path for path, view in outside().items() if _is(view, "machine") and path not in api] == []


def _is(view: Any, kind: str) -> bool:
    return bool(getattr(view, f"is_{kind}", False))


def test_outside_pages_sign_nobody_in() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in (*HOUSE.glob("notifications/**/*.py"), *HOUSE.glob("agencies/outside/**/*.py"))
        for name, node in imported(path)
        if name in ("django.contrib.auth.login", "django.contrib.auth.authenticate")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["cases/", "members/", "account/login/", "imports/", "work/", "healthz"])
def test_no_page_of_the_house_is_served_there(path: str) -> None:
    for beginning in settings.OUTSIDE_PATHS:
        try:
            found = resolve(f"{beginning}{path}", settings.OUTSIDE_URLCONF).func
        except Resolver404:
            continue
        assert found in outside().values() and not hasattr(found, "permission")
