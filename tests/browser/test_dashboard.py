"""Dashboard and what-if as a chair and an analyst see them: accessible, no wider than a phone, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from cdop.access.actors import HouseActor
from cdop.reference.actions import load_edition
from cdop.reference.editions import SHIPPED, read_manifest
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_reviewed_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user

PAGES = {
    "dashboard": "/dashboard/?basis=review&year=2025-26",
    "timeliness": "/dashboard/timeliness/?year=2025-26",
    "cases": "/dashboard/cases/reviewed/?basis=review&year=2025-26",
    "what-if": "/what-if/?outcome=post_neonatal",
    "ratios": "/what-if/ratios/",
    "ratio": "/what-if/ratios/smoking_neonatal/",
}


@pytest.mark.parametrize("width", [1280, 320])
def test_the_dashboard_is_accessible_and_fits(
    width: int, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    for entry in read_manifest(SHIPPED):
        load_edition(entry=entry, path=SHIPPED / entry.file, by=HouseActor("load_reference"))
    panel = make_panel()
    chair = make_user(panel, "chair", "chair@northshire.example", PASSWORD)
    office = actor_of(make_user(panel, "coordinator"), panel)
    for day in range(3, 8):
        make_reviewed_case(office, reviewed_on=date(2025, 11, day))
    page = new_page(width=width)
    sign_in(page, chair.email)
    for name, address in PAGES.items():
        page.goto(address)
        axe(page)
        fits(page)
        screenshot(page, f"{name}-{width}")
    page.goto(PAGES["dashboard"])
    page.get_by_role("link", name="5 cases: Reviews completed").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Reviewed, 2025-26")
    page.goto(PAGES["what-if"])
    page.get_by_label("What if the share were").select_option("own")
    page.get_by_label("Share of your own, in per cent").fill("5")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.get_by_text("from 13.4 % to 5.0 %")).to_be_visible()
