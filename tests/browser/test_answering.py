"""Somebody at an agency answers by link, in a real browser: with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey import Check, Shot
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel
from tests.makers.visitors import code_of, token_of

TYPED = {
    "completed_by": "Invented Colleague",
    "completed_by_role": "Practice manager",
    "completed_by_email": "records@agency.example",
    "completed_on_day": "1",
    "completed_on_month": "11",
    "completed_on_year": "2026",
}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_agency_answers_by_link(
    has_scripts: bool, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    by = make_actor(make_panel())
    request = make_request(by, make_accepted_case(by, surname="Unmistakable"), sections=("health",))
    page = new_page(width=320, java_script_enabled=has_scripts)

    def look(name: str) -> None:
        expect(page.locator("h1")).to_have_count(1)
        fits(page)
        screenshot(page, f"answering-{name}")
        if has_scripts:
            axe(page)

    page.goto(f"/answer/{token_of(by, request)}/")
    look("door")
    press(page, "Continue")
    look("code")
    expect(page.locator("body")).not_to_contain_text("Unmistakable")
    page.get_by_label("Six-digit code").fill(code_of(by, request))
    press(page, "Open the form")
    expect(page.locator("main")).to_contain_text("Robin Unmistakable")
    look("tasks")
    page.get_by_role("link", name="Who is answering").click()
    for name in ("identity_confirmed", "agency_knew_child"):
        page.locator(f"[name={name}][value=yes]").check(force=True)
    for name, text in TYPED.items():
        page.locator(f"[name={name}]").fill(text)
    look("who")
    press(page, "Save and next section")
    look("section")
    page.locator("[name=autism][value=yes]").check(force=True)
    press(page, "Save and return to the list")
    page.get_by_role("link", name="Check and hand in").or_(
        page.get_by_role("button", name="Check and hand in")
    ).click()
    look("check")
    page.locator("[name=declared]").check(force=True)
    press(page, "Hand in")
    expect(page.locator("h1")).to_have_text("Thank you")
    look("done")
