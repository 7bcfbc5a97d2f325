"""Published indicators as an analyst sees them: accessible, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from cdop.access.actors import HouseActor
from cdop.reference.actions import load_edition
from cdop.reference.editions import SHIPPED, read_manifest
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.panels import PASSWORD, make_panel, make_user

INFANT = "/indicators/infant_mortality/"
PAGES = {
    "list": "/indicators/",
    "infant": f"{INFANT}?area=E10000017&period=2014-16",
    "infant-later": f"{INFANT}?area=E10000017&period=2016-18",
    "region": f"{INFANT}?area=E12000002&period=2014-16",
    "share": "/indicators/smoking_at_delivery/?area=E10000017",
    "neonatal": "/indicators/neonatal_mortality/?area=E06000008",
    "no-figure": "/indicators/child_mortality/",
}


@pytest.mark.parametrize("width", [1280, 320])
def test_indicators_are_accessible_and_fit(
    width: int, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    for entry in read_manifest(SHIPPED):
        load_edition(entry=entry, path=SHIPPED / entry.file, by=HouseActor("load_reference"))
    make_user(make_panel(), "analyst", "analyst@northshire.example", PASSWORD)
    page = new_page(width=width, java_script_enabled=True)
    sign_in(page, "analyst@northshire.example")
    for name, address in PAGES.items():
        page.goto(address)
        axe(page)
        fits(page)
        screenshot(page, f"indicators-{name}-{width}")
