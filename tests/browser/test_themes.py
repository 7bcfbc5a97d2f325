"""Themes in the browser: named by the chair, suggested by the worker, accepted by the office; without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, expect

from cdop.access.models import Panel
from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import run_job
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_listed_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user

DEFINITION = "Tobacco smoke or vapour where a child lives, before or after birth."


def place() -> tuple[Panel, str]:
    """A panel with a coordinator and a chair; the reference of a case with a factor and two lessons."""
    panel = make_panel()
    office = make_user(panel, "coordinator", "coordinator@northshire.example", PASSWORD)
    make_user(panel, "chair", "chair@northshire.example", PASSWORD)
    make_user(panel, "analyst", "analyst@northshire.example", PASSWORD)
    lessons = [
        "Ask about smoke in the home at every visit.",
        "Share discharge letters with the health visitor.",
    ]
    case, _ = make_listed_case(actor_of(office, panel), learning=lessons)
    return panel, case.reference


def looks(page: Page, name: str, axe: Check, fits: Check, screenshot: Shot) -> None:
    """The page as it is now: accessible, and no wider than a phone."""
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator("h1")).to_have_count(1)
    axe(page)
    screenshot(page, name)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    axe(page)
    screenshot(page, f"{name}-320")
    page.set_viewport_size({"width": 1280, "height": 900})


def add_theme(page: Page, name: str, words: str) -> None:
    page.goto("/learning-themes/")
    page.get_by_role("link", name="Add a theme").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Definition").fill(DEFINITION)
    page.get_by_label("Words and phrases").fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text(name)


def test_a_theme_from_its_name_to_its_merge(
    new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    panel, reference = place()
    chair = new_page(java_script_enabled=False)
    sign_in(chair, "chair@northshire.example")
    chair.goto("/themes/")
    chair.get_by_role("link", name="Themes the panel has named").click()
    looked = new_page()
    sign_in(looked, "chair@northshire.example")
    looked.goto("/learning-themes/new/")
    looked.get_by_role("button", name="Save").click()
    looks(looked, "theme-add", axe, fits, screenshot)
    add_theme(chair, "Smoking in the home", "smoke\nsmoking")
    add_theme(chair, "Tobacco", "")

    office = new_page(java_script_enabled=False)
    sign_in(office, "coordinator@northshire.example")
    office.goto("/learning-themes/suggestions/")
    office.get_by_role("button", name="Look through the reviews").click()
    office.wait_for_url(re.compile(r"/[0-9a-f-]{36}/$"))
    with scoped(panels=(panel.id,)):
        run_job(UUID(office.url.rstrip("/").split("/")[-1]), panel.id)
    looked.goto("/learning-themes/suggestions/")
    looks(looked, "theme-suggestions", axe, fits, screenshot)

    office.goto("/learning-themes/suggestions/")
    for box in office.get_by_role("checkbox").all():
        box.check()
    office.get_by_role("button", name="Accept those chosen").click()
    expect(office.get_by_role("status")).to_contain_text("2 suggestions accepted.")

    office.goto(f"/cases/{reference}/review/")
    office.get_by_role("link", name="Themes of these factors").click()
    office.get_by_label("Theme for Learning point 3").select_option(label="Tobacco")
    office.get_by_role("button", name="Add to Learning point 3").click()
    expect(office.get_by_role("status")).to_contain_text("Tagged with “Tobacco”.")
    looked.goto(f"/learning-themes/case/{reference}/")
    looks(looked, "theme-case", axe, fits, screenshot)

    chair.goto("/learning-themes/")
    chair.get_by_role("link", name="Smoking in the home").click()
    chair.get_by_role("link", name="Merge into another theme").click()
    chair.get_by_label("Merge it into").select_option(label="Tobacco")
    chair.get_by_label("Why the two are one").fill("They mean the same.")
    looked.goto(chair.url)
    looks(looked, "theme-merge", axe, fits, screenshot)
    chair.get_by_role("button", name="Merge").click()
    expect(chair.locator("h1")).to_have_text("Tobacco")
    expect(chair.get_by_role("table", name="Where the theme stands").locator("tbody tr")).to_have_count(3)
    looked.goto(chair.url)
    looks(looked, "theme", axe, fits, screenshot)
    looked.goto("/learning-themes/")
    looks(looked, "themes", axe, fits, screenshot)

    analyst = new_page()
    sign_in(analyst, "analyst@northshire.example")
    analyst.goto("/learning-themes/")
    looks(analyst, "themes-analyst", axe, fits, screenshot)
    expect(analyst.locator("main")).not_to_contain_text(reference)
