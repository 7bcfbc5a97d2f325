"""Rates beside published ones and change over time: accessible, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from cdop.access.actors import HouseActor
from cdop.reference.actions import load_edition
from cdop.reference.editions import SHIPPED, read_manifest
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user

PAGES = {
    "rates": "/rates/",
    "child": "/rates/?rate=child_mortality&years=1",
    "over-time": "/over-time/?deaths=all&rate=child_mortality",
    "nothing": "/over-time/?deaths=category_2",
}


@pytest.mark.parametrize("width", [1280, 320])
def test_rates_and_change_over_time_are_accessible_and_fit(
    width: int, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    for entry in read_manifest(SHIPPED):
        load_edition(entry=entry, path=SHIPPED / entry.file, by=HouseActor("load_reference"))
    panel = make_panel()
    by = actor_of(make_user(panel, "coordinator", "office@northshire.example", PASSWORD), panel)
    make_user(panel, "analyst", "analyst@northshire.example", PASSWORD)
    for number in range(30):
        died = date(2020, 1, 10) + timedelta(days=75 * number)
        make_case(by, date_of_death=died, date_of_birth=died - timedelta(days=3 + 9 * number))
    for person in ("office", "analyst"):
        page = new_page(width=width, java_script_enabled=True)
        sign_in(page, f"{person}@northshire.example")
        for name, address in PAGES.items():
            page.goto(address)
            axe(page)
            fits(page)
            screenshot(page, f"monitoring-{person}-{name}-{width}")
