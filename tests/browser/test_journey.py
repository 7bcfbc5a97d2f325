"""The main job in the browser: a coordinator imports and drafts, a chair signs off and reads what recurs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Page, expect

from cdop.core.isolation.scope import scoped
from cdop.jobs.actions import run_job
from tests.makers.panels import PASSWORD, make_panel, make_user

EXTRACT = Path(__file__).parent / "extract"
OPEN_CASE = "PL24-0672"
Check = Callable[[Page], None]
Shot = Callable[[Page, str], None]


def sign_in(page: Page, email: str) -> None:
    page.goto("/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def people() -> int:
    """A panel with a coordinator and a chair who can sign in; gives the panel's number."""
    panel = make_panel("panlancs", name="Pan-Lancashire Child Death Overview Panel")
    make_user(panel, "coordinator", email="coordinator@panlancs.example", password=PASSWORD)
    make_user(panel, "chair", email="chair@panlancs.example", password=PASSWORD)
    return panel.id


def import_extract(page: Page) -> None:
    page.get_by_role("link", name="Import", exact=True).click()
    page.locator("input[name=cases]").set_input_files(EXTRACT / "cases.csv")
    page.locator("input[name=factors]").set_input_files(EXTRACT / "factors.csv")
    page.get_by_role("button", name="Bring in").click()


def open_case(page: Page, source: str) -> str:
    """Open the case of the register's number; gives the case's own reference."""
    page.get_by_role("link", name="Cases", exact=True).click()
    page.get_by_label("Search").or_(page.get_by_label("Reference")).first.fill(source)
    page.get_by_role("button", name="Apply").or_(page.get_by_role("button", name="Show")).first.click()
    page.locator("table tbody tr a").first.click()
    page.wait_for_load_state()
    return page.url.rstrip("/").split("/")[-1]


def fill_day(page: Page, name: str, day: str) -> None:
    for part, typed in zip(("day", "month", "year"), day.split("/"), strict=True):
        page.locator(f"[name={name}_{part}]").fill(typed)


def send(page: Page) -> None:
    """Press the form's own button."""
    page.locator("main form:not([action]) button[type=submit], main form button.nhsuk-button").first.click()
    page.wait_for_load_state()


def go(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).or_(
        page.locator("main").get_by_role("button", name=name)
    ).first.click()
    page.wait_for_load_state()


def draft(page: Page) -> None:
    """A finding, a word on every other domain, the category: what a panel needs in order to conclude."""
    go(page, "Add a factor")
    page.locator("[name=factor_code]").select_option("B02")
    page.locator("[name=factor_text]").fill("The mother smoked until the seventh month.")
    page.locator("[name=relevance][value='2']").check()
    page.locator("[name=modifiable][value=yes]").check()
    send(page)
    go(page, "Say of each domain what was found")
    for domain in "acd":
        page.locator(f"[name=domain_{domain}][value=none_identified]").check()
    page.locator("[name=domain_b][value=factors_recorded]").check()
    send(page)
    go(page, "Change category and modifiability")
    page.locator("[name=categories][value='8']").check()
    page.locator("[name=modifiability][value=modifiable_identified]").check()
    send(page)


def fill_sections(page: Page) -> None:
    """The sections in words that sign-off asks for."""
    go(page, "Change “Basis of the review”")
    page.locator("[name=agencies_represented]").first.check()
    page.locator("[name=documents_available]").fill("Reporting forms of three agencies.")
    send(page)
    go(page, "Change “Summary”")
    page.locator("[name=cause_of_death_understood]").fill("Extreme prematurity.")
    page.locator("[name=case_summary]").fill("Born at 26 weeks; died on the neonatal unit.")
    send(page)
    go(page, "Change “Conclusion”")
    page.locator("[name=followup_family]").fill("The key worker will visit.")
    send(page)


def to_sign_off(page: Page) -> None:
    """From gathering information to the chair's desk, stage by stage."""
    go(page, "Record the review meeting")
    fill_day(page, "on", "3/3/2025")
    send(page)
    go(page, "Make ready for panel")
    send(page)
    go(page, "List for a panel meeting")
    fill_day(page, "on", "1/5/2025")
    send(page)
    go(page, "Record the panel’s conclusion")
    fill_day(page, "reviewed_on", "1/5/2025")
    send(page)


def test_from_extract_to_themes(
    page: Page, new_page: Callable[..., Page], axe: Check, screenshot: Shot
) -> None:
    panel_id = people()
    sign_in(page, "coordinator@panlancs.example")
    import_extract(page)
    expect(page.locator("main")).to_contain_text("possible duplicates")
    screenshot(page, "import")
    axe(page)
    reference = open_case(page, OPEN_CASE)
    screenshot(page, "case")
    axe(page)
    go(page, "Ready for the review meeting")
    send(page)
    page.goto(f"/cases/{reference}/review/")
    draft(page)
    fill_sections(page)
    to_sign_off(page)
    screenshot(page, "review")
    axe(page)

    chair = new_page()
    sign_in(chair, "chair@panlancs.example")
    chair.goto(f"/cases/{reference}/review/")
    go(chair, "Sign off")
    screenshot(chair, "sign-off")
    send(chair)
    expect(chair.locator("main")).to_contain_text("Signed off")
    screenshot(chair, "signed")
    chair.get_by_role("link", name="Themes", exact=True).click()
    expect(chair.locator("h1")).to_be_visible()
    screenshot(chair, "themes")
    axe(chair)
    chair.get_by_role("link", name="Summaries", exact=True).click()
    chair.locator("[name=period]").select_option("2022-23")
    send(chair)
    screenshot(chair, "work")
    job = chair.url.rstrip("/").split("/")[-1]
    with scoped(panels=(panel_id,)):
        run_job(UUID(job), panel_id)
    chair.reload()
    screenshot(chair, "work-done")
    axe(chair)
