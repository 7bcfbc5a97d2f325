"""Releases as each role sees them: accessible, no wider than a phone, and a wizard of use without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from cdop.disclosure.rule import Rule
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_reviewed_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user
from tests.makers.prepared import make_outside, make_prepared, make_released, make_sent

WHAT = "/figures/releases/new/?kind=tables"
TABLES = f"{WHAT}&t1=reviews&t1a=category&t1b=sex&t2=factors&t2y=on"
PAGES = {
    "chair": {
        "ledger": "/figures/ledger/",
        "no-match": "/figures/ledger/?state=dropped",
        "in-review": "/figures/releases/{sent}/",
        "send-back": "/figures/releases/{sent}/send-back/",
        "proof-whole": "/figures/releases/{sent}/proof/",
        "difference": "/figures/releases/{sent}/difference/?from={released}",
        "behind": "/figures/releases/{released}/cases/",
        "behind-cases": "/figures/releases/{released}/cases/?table=reviews_by_sex",
        "counted": "/figures/case/{case}/",
        "outside": "/figures/ledger/outside/",
        "outside-form": "/figures/ledger/outside/enter/",
    },
    "submitter": {
        "ledger": "/figures/ledger/",
        "prepared": "/figures/releases/{hidden}/",
        "proof": "/figures/releases/{hidden}/proof/",
        "released": "/figures/releases/{released}/",
        "returns": "/returns/",
        "document": "/documents/{document}/",
        "protect": "/figures/protect/",
    },
    "analyst": {
        "what": "/figures/releases/new/",
        "tables": f"{WHAT}&at=what",
        "tables-wrong": f"{WHAT}&at=tables&t1=reviews",
        "audience": f"{TABLES}&at=tables",
        "period": f"{TABLES}&audience=public&at=audience",
        "rule": f"{TABLES}&audience=public&basis=review&period=2025-26&at=period",
        "check": f"{TABLES}&audience=public&basis=review&period=2025-26&method=rounding&threshold=5&at=rule",
    },
}


def places() -> dict[str, str]:
    """Seven reviews and eleven later ones; a release of every usual state."""
    panel = make_panel()
    users = {role: make_user(panel, role, f"{role}@northshire.example", PASSWORD) for role in PAGES}
    by = actor_of(make_user(panel), panel)
    maker, chair = (actor_of(users[role], panel) for role in ("submitter", "chair"))
    cases = [make_reviewed_case(by, reviewed_on=date(2025, 11, day)) for day in range(3, 10)]
    released, document = make_released(maker, chair)
    for day in range(5, 16):
        make_reviewed_case(by, reviewed_on=date(2026, 1, day))
    make_outside(by)
    return {
        "released": str(released.id),
        "document": str(document.id),
        "sent": str(make_sent(by, "annual").id),
        "hidden": str(
            make_prepared(maker, rule=Rule.suppression(5), span=(date(2024, 4, 1), date(2026, 3, 31))).id
        ),
        "case": cases[0].reference,
    }


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


def test_a_release_is_ordered_without_scripts(new_page: Callable[..., Page]) -> None:
    places()
    page = new_page(java_script_enabled=False)
    sign_in(page, "analyst@northshire.example")
    page.goto("/figures/ledger/")
    page.get_by_role("link", name="Prepare a release").click()
    page.get_by_label("Tables of your own").check()
    page.get_by_role("button", name="Continue").click()
    page.locator("[name=t1]").select_option("reviews")
    page.locator("[name=t1a]").select_option("category")
    for _ in range(2):
        page.get_by_role("button", name="Continue").click()
    page.locator("[name=period]").select_option("2025-26")
    for _ in range(2):
        page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1")).to_contain_text("Check what will be prepared")
    page.get_by_role("button", name="Prepare").click()
    expect(page.locator("h1")).to_contain_text("Release being prepared")
