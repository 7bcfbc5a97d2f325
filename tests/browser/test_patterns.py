"""Factors and patterns in the browser: from a filter to a number to its cases; accessible, no wider than a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import SMOKE, make_reviewed_case
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user


def panel_with_reviews() -> list[str]:
    """Six deaths with two factors; gives their references."""
    panel = make_panel()
    by = actor_of(make_user(panel), panel)
    for role in ("chair", "analyst"):
        make_user(panel, role, f"{role}@northshire.example", PASSWORD)
    both = [{**SMOKE, "factor_code": code} for code in ("B01", "B07")]
    days = [date(2025, 11, number) for number in range(3, 9)]
    return [make_reviewed_case(by, reviewed_on=day, findings=both).reference for day in days]


@pytest.mark.parametrize("width", [1280, 320])
def test_from_a_filter_to_a_number_to_its_cases(
    width: int, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    references = panel_with_reviews()
    page = new_page(width=width)
    sign_in(page, "chair@northshire.example")
    page.goto("/themes/")
    page.get_by_role("link", name="Factors and patterns").click()
    page.get_by_label("From (1 April to 31 March)").select_option("2025-26")
    page.get_by_label("Break the ranking down by").select_option("age")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    page.wait_for_url("**first=2025-26**by=age**")
    axe(page)
    fits(page)
    screenshot(page, f"patterns-exact-{width}")
    page.get_by_role("link", name="6 deaths: 2 factors").or_(
        page.get_by_role("row", name="Co-sleeping").get_by_role("link").first
    ).first.click()
    expect(page.get_by_role("heading", name="Cases behind a number")).to_be_visible()
    for reference in references:
        expect(page.get_by_role("link", name=reference)).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Back to factors and patterns").click()
    expect(page.get_by_label("Break the ranking down by")).to_have_value("age")


@pytest.mark.parametrize("width", [1280, 320])
def test_protected_patterns_are_accessible_and_their_files_come(
    width: int, new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    panel_with_reviews()
    page = new_page(width=width)
    sign_in(page, "analyst@northshire.example")
    page.set_default_timeout(120_000)  # to prove a protection takes seconds, more on a busy machine
    page.goto("/patterns/?year=2025-26")
    expect(page.get_by_text("Exact figures for this panel only")).to_have_count(0)
    axe(page)
    fits(page)
    screenshot(page, f"patterns-protected-{width}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="picture (PNG)").first.click()
    assert taken.value.suggested_filename == "ranked_by_review.png"
