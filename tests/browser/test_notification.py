"""Notifying by keyboard alone, and without an account: with scripts and without, on a phone too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from cdop.cases import queries
from cdop.cases.models import Case
from tests.browser.test_journey import Check, Shot, sign_in
from tests.makers.panels import PASSWORD, actor_of, make_panel, make_user, scope_of

KEY_SECONDS = 0.060
FIELD_SECONDS = 0.250
"""Somebody who types some 170 keys a minute, and takes a quarter of a second to find the next field."""

NOTIFICATION = {
    "notified_on_day": None,
    "notified_on_month": None,
    "notified_on_year": None,
    "notified_time": None,
    "source_reference": None,
    "forenames": "Robin",
    "surname": "Invented",
    "is_unnamed": None,
    "date_of_birth_day": "1",
    "date_of_birth_month": "2",
    "date_of_birth_year": "2025",
    "nhs_number": "999 000 0018",
    "nhs_number_absent_reason": None,
    "sex": "Mal",
    "ethnicity": "Asian: Pak",
    "address": "1 Invented Street, Preston",
    "postcode": "PR1 1AA",
    "resident_la": None,
    "lsoa11": None,
    "date_of_death_day": "20",
    "date_of_death_month": "11",
    "date_of_death_year": "2026",
    "date_of_death_precision": None,
    "time_of_death": "04:30",
    "place_of_death": "Emergency",
    "place_text": "Royal Invented Hospital",
    "expected": "Unex",
    "jar_triggered": "Yes",
    "circumstances": "Found unresponsive in bed by his mother. Resuscitation was not successful.",
    "alert_ncmd": "No",
    "notifier_name": "Dr Invented",
    "notifier_role": "Consultant",
    "notifier_organisation": "Royal Invented Hospital",
    "notifier_agency_type": "Emergency",
    "notifier_phone": "01632 960000",
    "notifier_email": None,
}
"""Each stop of the tab key in the order of the page: what is typed there."""


@dataclass
class Typist:
    """A person at a keyboard: every key counted, no wait but for the page."""

    page: Page
    keys: int = 0
    stops: int = 0

    @property
    def seconds(self) -> float:
        return self.keys * KEY_SECONDS + self.stops * FIELD_SECONDS

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def to(self, name: str) -> None:
        """On to the next stop, which must be this field."""
        self.press("Tab")
        self.stops += 1
        assert self.focus() == name

    def focus(self) -> str:
        return str(
            self.page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
        )

    def fill(self, answers: dict[str, str | None]) -> None:
        for name, answer in answers.items():
            self.to(name)
            if answer:
                self.write(answer)


def coordinator():
    """A coordinator who can sign in, as actions take them."""
    panel = make_panel("panlancs", name="Pan-Lancashire Child Death Overview Panel")
    user = make_user(panel, "coordinator", "coordinator@panlancs.example", PASSWORD)
    return actor_of(user, panel)


def the_cases(by) -> list[Case]:
    with scope_of(by), transaction.atomic():
        return list(Case.objects.filter(panel_id=by.panel_id))


def questions(page: Page) -> int:
    """How many questions the form asks: a date is one, a group of choices is one."""
    names = page.locator("main form [name]:not([type=hidden])").evaluate_all(
        "all => all.map(box => box.name)"
    )
    return len(
        {name.removesuffix("_day").removesuffix("_month").removesuffix("_year") for name in names if name}
    )


def record_by_keyboard(page: Page) -> Typist:
    """From the worklist: along to the link, through the form, and Enter."""
    sign_in(page, "coordinator@panlancs.example")
    page.goto("/cases/new/")
    page.locator("h1").wait_for()
    typist = Typist(page)
    while typist.focus() != "Cancel" and typist.stops < 40 and "notified_on_day" not in typist.focus():
        typist.press("Tab")
        typist.stops += 1
    first, *_ = NOTIFICATION
    assert typist.focus() == first
    typist.fill({name: answer for name, answer in NOTIFICATION.items() if name != first})
    typist.to("Save and open the case")
    typist.press("Enter")
    page.wait_for_url("**/cases/*-*/")
    return typist


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_notification_is_recorded_by_keyboard_alone(new_page: Callable[..., Page], scripts: bool) -> None:
    by = coordinator()
    page = new_page(java_script_enabled=scripts)
    typist = record_by_keyboard(page)
    assert typist.seconds < 180, f"{typist.seconds:.0f} s for {typist.keys} keys and {typist.stops} stops"
    (case,) = the_cases(by)
    with scope_of(by), transaction.atomic():
        who = queries.identity(case, by=by)
        told = queries.saved_section(case, "death", by=by).values
        child = queries.saved_section(case, "child", by=by).values
    assert (who["surname"], who["nhs_number"]) == ("Invented", "9990000018")
    assert (told["place_of_death"], told["expected"], told["jar_triggered"]) == (
        "hosp_ed",
        "unexpected",
        "yes",
    )
    assert (child["sex"], child["ethnicity"]) == ("male", "APKN")


def test_the_form_is_short_accessible_and_fits(page: Page, axe: Check, fits: Check, screenshot: Shot) -> None:
    coordinator()
    sign_in(page, "coordinator@panlancs.example")
    page.goto("/cases/new/")
    assert questions(page) <= 30
    axe(page)
    screenshot(page, "new-1280")
    page.locator("[name=nhs_number]").fill("9990000001")
    page.locator("[name=postcode]").fill("EH1 1AA")
    page.get_by_role("button", name="Save and open").click()
    expect(page.locator(".cdop-doubts")).to_be_focused()
    axe(page)
    screenshot(page, "new-doubts-1280")
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    screenshot(page, "new-doubts-320")
    for box in page.locator("[name=right]").all():
        box.check()
    page.get_by_role("button", name="Save and open").click()
    expect(page.locator("main")).to_contain_text("Saved.")


def test_the_same_child_twice_is_said_on_the_next_page(page: Page, axe: Check, screenshot: Shot) -> None:
    by = coordinator()
    sign_in(page, "coordinator@panlancs.example")
    for _ in range(2):
        page.goto("/cases/new/")
        page.locator("[name=nhs_number]").fill("9990000018")
        page.get_by_role("button", name="Save and open").click()
        page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("This child may be recorded already")
    axe(page)
    screenshot(page, "received-1280")
    references = {case.reference for case in the_cases(by)}
    assert len(references) == 2
    page.locator("table a").first.click()
    expect(page.locator("h1")).to_contain_text("Case ")


TOLD = {
    "child": {"forenames": "Robin", "surname": "Invented"},
    "home": {"address": "1 Invented Street", "postcode": "PR1 1AA"},
    "death": {
        "date_of_death_day": "20",
        "date_of_death_month": "11",
        "date_of_death_year": "2026",
    },
    "happened": {"circumstances": "Unwell for two days."},
    "you": {
        "notifier_name": "Invented Nurse",
        "notifier_organisation": "Invented Hospital",
        "notifier_phone": "01632 960000",
    },
    "others": {"other1-contact_name": "Dr Invented"},
}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_death_is_told_without_an_account(
    new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot, scripts: bool, width: int
) -> None:
    by = coordinator()
    page = new_page(width=width, java_script_enabled=scripts)

    def look(name: str) -> None:
        expect(page.locator("h1")).to_have_count(1)
        if scripts:  # both are asked of the page by script
            axe(page)
            fits(page)
        screenshot(page, f"notify-{name}-{width}")

    page.goto("/notify/panlancs/")
    look("start")
    page.get_by_role("button", name="Start now").click()
    for name, answers in TOLD.items():
        expect(page).to_have_url(f"{page.url.split('/notify')[0]}/notify/panlancs/{name}/")
        look(name)
        for box, answer in answers.items():
            page.locator(f"[name='{box}']").fill(answer)
        page.get_by_role("button", name="Save and continue").click()
    look("check")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("The panel has been told")
    look("sent")
    (case,) = the_cases(by)
    expect(page.locator("main")).to_contain_text(case.reference)
    page.go_back()
    expect(page.locator("h1")).to_have_text("This notification was already sent")
    page.goto("/notify/panlancs/child/")
    expect(page.locator("h1")).to_have_text("This notification was already sent")
    assert "Invented" not in page.content().replace("Invented data", "")


def test_mistakes_without_an_account_are_named_and_kept(
    new_page: Callable[..., Page], axe: Check, fits: Check, screenshot: Shot
) -> None:
    coordinator()
    page = new_page(width=320)
    page.goto("/notify/panlancs/")
    page.get_by_role("button", name="Start now").click()
    page.locator("[name=date_of_birth_day]").fill("31")
    page.locator("[name=date_of_birth_month]").fill("2")
    page.locator("[name=date_of_birth_year]").fill("2026")
    page.locator("[name=nhs_number]").fill("9990000001")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    assert page.locator("[name=nhs_number]").input_value() == "9990000001"
    axe(page)
    fits(page)
    screenshot(page, "notify-wrong-320")


def test_the_offices_list_is_accessible(page: Page, axe: Check, fits: Check, screenshot: Shot) -> None:
    coordinator()
    sign_in(page, "coordinator@panlancs.example")
    page.goto("/notifications/")
    axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    screenshot(page, "unchecked-320")
