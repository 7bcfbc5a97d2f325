"""Letting a program in, and noting that a return was sent: accessible, no wider than a phone, the token readable."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_reviewed_case
from tests.makers.machines import end_made_client, make_client
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user
from tests.makers.prepared import make_released


def seen(page: Page, name: str, axe: Check, fits: Check, screenshot: Shot) -> None:
    """The page as it stands, wide and narrow."""
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator("h1")).to_have_count(1)
    axe(page)
    screenshot(page, name)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    screenshot(page, f"{name}-320")


def test_a_program_is_let_in_and_ended(page: Page, axe: Check, fits: Check, screenshot: Shot) -> None:
    panel = make_panel()
    user = make_user(panel, "administrator", "administrator@northshire.example", PASSWORD)
    sign_in(page, "administrator@northshire.example")
    page.goto("/machines/")
    seen(page, "machines-none", axe, fits, screenshot)
    page.get_by_role("link", name="Let a program read releases").click()
    page.get_by_role("button", name="Make the client").click()
    seen(page, "machines-add-wrong", axe, fits, screenshot)
    page.get_by_label("Name").fill("Dashboard of the council")
    page.get_by_role("button", name="Make the client").click()
    seen(page, "machines-token", axe, fits, screenshot)
    token = re.search(r"cdop\.northshire\.[\w-]+", page.inner_text("main"))[0]
    asked = page.request.get("/api/v1/releases/", headers={"Authorization": f"Bearer {token}"})
    assert asked.status == 200 and asked.json()["count"] == 0
    by = actor_of(user, panel)
    make_client(by)
    end_made_client(by)
    page.goto("/machines/")
    seen(page, "machines", axe, fits, screenshot)
    page.get_by_role("link", name="End it").first.click()
    seen(page, "machines-end", axe, fits, screenshot)


def test_the_sending_of_a_return_is_noted(page: Page, axe: Check, fits: Check, screenshot: Shot) -> None:
    panel = make_panel()
    office = actor_of(make_user(panel), panel)
    maker = actor_of(make_user(panel, "submitter", "submitter@northshire.example", PASSWORD), panel)
    for day in range(3, 10):
        make_reviewed_case(office, reviewed_on=date(2025, 11, day))
    release, _ = make_released(maker, actor_of(make_user(panel, "chair"), panel))
    sign_in(page, "submitter@northshire.example")
    page.goto(f"/returns/{release.id}/sent/")
    page.get_by_role("button", name="Note it").click()
    seen(page, "sent-wrong", axe, fits, screenshot)
    today = date.today()
    for box, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(box, exact=True).fill(str(value))
    page.get_by_label("How it was sent").select_option("portal")
    page.get_by_label("Reference of the receipt").fill("NR/2026-0042")
    page.get_by_role("button", name="Note it").click()
    assert "NR/2026-0042" in page.inner_text("main")
    seen(page, "sent", axe, fits, screenshot)
    page.goto("/returns/")
    seen(page, "returns", axe, fits, screenshot)
    page.goto(f"/figures/releases/{release.id}/")
    seen(page, "release", axe, fits, screenshot)
