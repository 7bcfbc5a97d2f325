"""Every page as its role sees it: accessible, no wider than a phone, and of use without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cdop.cases.models import Case
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_accepted_case, make_reviewed_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user

PAGES = {
    "coordinator": {
        "today": "/cases/",
        "new": "/cases/new/",
        "case-file": "/cases/{open}/",
        "section": "/cases/{open}/section/death/",
        "section-identity": "/cases/{open}/section/child_identity/",
        "move": "/cases/{open}/move/out_of_scope/",
        "history": "/cases/{open}/history/",
        "review-page": "/cases/{reviewed}/review/",
        "finding": "/cases/{reviewed}/review/findings/add/",
        "classification": "/cases/{reviewed}/review/section/classification/",
        "stage": "/cases/{reviewed}/review/stage/defer/",
        "imports": "/imports/",
        "themes-page": "/themes/",
        "summaries": "/summaries/",
        "returns": "/returns/",
        "account": "/account/2fa/",
    },
    "analyst": {"themes-protected": "/themes/", "not-allowed": "/cases/"},
    "administrator": {"members": "/members/"},
}


def places() -> dict[str, str]:
    """A panel with an open and a reviewed case, and someone in each role."""
    panel = make_panel()
    users = {role: make_user(panel, role, f"{role}@northshire.example", PASSWORD) for role in PAGES}
    by = actor_of(users["coordinator"], panel)
    cases: dict[str, Case] = {"open": make_accepted_case(by), "reviewed": make_reviewed_case(by)}
    return {name: case.reference for name, case in cases.items()}


@pytest.mark.parametrize("role", PAGES)
def test_pages_are_accessible(role: str, page: Page, axe: Check, fits: Check, screenshot: Shot) -> None:
    known = places()
    sign_in(page, f"{role}@northshire.example")
    for name, address in PAGES[role].items():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address.format(**known))
        expect(page.locator("h1")).to_have_count(1)
        axe(page)
        screenshot(page, f"{role}-{name}")
        page.set_viewport_size({"width": 320, "height": 700})
        fits(page)
        screenshot(page, f"{role}-{name}-320")


def test_a_section_is_saved_without_scripts(new_page: Callable[..., Page], axe: Check) -> None:
    known = places()
    page = new_page(java_script_enabled=False)
    sign_in(page, "coordinator@northshire.example")
    page.goto(f"/cases/{known['open']}/section/child/")
    page.locator("[name=religion]").fill("Not recorded by the family")
    page.locator("main form button").first.click()
    page.goto(f"/cases/{known['open']}/section/child/")
    assert page.locator("[name=religion]").input_value() == "Not recorded by the family"
