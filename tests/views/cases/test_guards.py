"""Every page of a case: whose it is, and who may open it."""

import pytest
from django.test import Client

from tests.makers.cases import make_case

PAGES = ("", "section/death/", "section/child_identity/", "move/triage/", "history/")
REFUSED = [
    ("chair", "section/child_identity/"),
    ("chair", "move/triage/"),
    ("doctor", "history/"),
    ("administrator", ""),
    ("administrator", "section/death/"),
    *(("analyst", page) for page in PAGES),
]


@pytest.mark.parametrize("page", PAGES)
def test_another_panels_case_is_not_there(client, stranger, page: str) -> None:
    case = make_case(stranger)
    assert client.get(f"/cases/{case.reference}/{page}").status_code == 404


def test_another_panels_child_is_not_there(client, stranger) -> None:
    assert client.post(f"/cases/{make_case(stranger).reference}/identity/").status_code == 404


@pytest.mark.parametrize(("role", "page"), REFUSED)
def test_a_role_without_the_right_is_refused(person, by, role: str, page: str) -> None:
    browser, _ = person(role)
    assert browser.get(f"/cases/{make_case(by).reference}/{page}").status_code == 403


@pytest.mark.parametrize("page", ("/cases/", "/cases/new/", *(f"/cases/ABCD-EFGH/{page}" for page in PAGES)))
def test_who_is_not_signed_in_is_asked_to_sign_in(db, page: str) -> None:
    answer = Client().get(page)
    assert answer.status_code == 302 and answer.url.startswith("/account/login/")


def test_a_chair_cannot_change_an_answer(person, by) -> None:
    case = make_case(by)
    browser, _ = person("chair")
    sent = browser.post(f"/cases/{case.reference}/section/death/", {"version": "1", "time_of_death": "25:99"})
    assert sent.status_code == 403


def test_unknown_sections_and_moves_are_not_there(client, by) -> None:
    case = make_case(by)
    assert client.get(f"/cases/{case.reference}/section/findings/").status_code == 404
    assert client.get(f"/cases/{case.reference}/move/close/").status_code == 404
