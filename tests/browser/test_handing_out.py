"""A document handed to somebody without an account, from the office's page to the other browser; and the pages the
clock fills."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from cdop.access.models import HeldPost
from cdop.access.queries import system_actor
from cdop.artefacts.actions import folder_of
from cdop.digests import actions as digests
from cdop.digests.queries import quality
from cdop.retention.actions import look_through
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.cases import make_case
from tests.makers.panels import PASSWORD, actor_of, make_actor, make_panel, make_user, scope_of
from tests.makers.prepared import make_released

Look = Callable[[Page, str], None]


@pytest.fixture
def look(axe: Check, fits: Check, screenshot: Shot) -> Look:
    """Accessible, no wider than a phone, and a picture of both widths."""

    def check(page: Page, name: str) -> None:
        expect(page.locator("h1")).to_have_count(1)
        axe(page)
        screenshot(page, name)
        page.set_viewport_size({"width": 320, "height": 700})
        fits(page)
        screenshot(page, f"{name}-320")
        page.set_viewport_size({"width": 1280, "height": 900})

    return check


@pytest.fixture
def document(site: object) -> Iterator[str]:
    """The page of a released document; its chair can sign in."""
    panel = make_panel()
    chair = actor_of(make_user(panel, "chair", "chair@northshire.example", PASSWORD), panel)
    _, artefact = make_released(make_actor(panel), chair, "panel")
    yield f"/documents/{artefact.id}/"
    shutil.rmtree(folder_of(panel.code, artefact.id), ignore_errors=True)


def test_a_link_goes_from_one_browser_to_another_and_opens_once(
    document: str, new_page: Callable[..., Page], look: Look
) -> None:
    office = new_page()
    sign_in(office, "chair@northshire.example")
    office.goto(document)
    office.get_by_role("link", name="Hand it to somebody without an account").click()
    office.get_by_role("button", name="Make a link").click()
    expect(office.get_by_role("alert")).to_contain_text("Say which organisation")
    look(office, "links-wrong")
    office.get_by_label("Which organisation is it for?").fill("Invented National Body")
    office.get_by_role("button", name="Make a link").click()
    look(office, "link-made")
    address = office.locator(".cdop-secret code").inner_text()
    path = address[address.index("/collect/") :]

    reader = new_page(java_script_enabled=False)
    reader.goto(path)
    with reader.expect_download() as coming:
        reader.get_by_role("button", name="Fetch the document").click()
    assert coming.value.suggested_filename == "panel_2025-04-01_2026-03-31.zip"
    late = new_page()
    late.goto(path)
    look(late, "door")
    late.get_by_role("button", name="Fetch the document").click()
    expect(late.locator("h1")).to_have_text("This link does not open a document")
    look(late, "shut")

    office.get_by_role("link", name="I have copied it").click()
    expect(office.locator("table")).to_contain_text("Fetched on")
    look(office, "links")


def test_what_the_clock_found_is_read_and_removed(site: object, page: Page, look: Look) -> None:
    panel = make_panel()
    user = make_user(panel, "administrator", "administrator@northshire.example", PASSWORD)
    by = actor_of(user, panel)
    with scope_of(by), transaction.atomic():
        post = {"panel_id": panel.id, "user_id": user.id, "path": "/", "sealed": b"x", "held_by": "x"}
        HeldPost.objects.create(held_at="2026-01-05T09:00:00Z", **post)
        look_through(on=date(2026, 11, 22), by=by)
    sign_in(page, "administrator@northshire.example")
    page.goto("/retention/")
    look(page, "retention")
    page.get_by_role("link", name="1 what was sent after").click()
    look(page, "retention-remove")
    page.get_by_role("button", name="Remove for good").click()
    expect(page.get_by_role("table", name="What was removed")).to_contain_text("Invented Person")
    look(page, "retention-removed")


def test_the_lists_of_the_clock_are_accessible(site: object, page: Page, look: Look) -> None:
    panel = make_panel()
    office = actor_of(make_user(panel, "coordinator", "coordinator@northshire.example", PASSWORD), panel)
    for _ in range(4):
        make_case(office, date_of_death=None)
    make_case(office, resident_la="")
    clock = system_actor("digests", panel)
    with scope_of(office), transaction.atomic():
        digests.keep_quality(on=date(2026, 11, 16), lines=quality(by=clock), by=clock)
        digests.keep_themes(on=date(2026, 11, 1), by=clock)
    sign_in(page, "coordinator@northshire.example")
    page.goto("/digests/quality/")
    look(page, "quality")
    page.goto("/digests/themes/")
    look(page, "months")
