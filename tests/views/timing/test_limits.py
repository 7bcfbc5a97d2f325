"""The panel's time limits: who sees and sets them, and what the page says of where they come from."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from cdop.dataset.codelists import DeadlineCode
from tests.makers.panels import make_panel, make_user, sign_in

ADDRESS = "/timing/rules/"
TYPED = {
    "offset": "10",
    "unit": "working_days",
    "severity": "aim",
    "since_day": "1",
    "since_month": "5",
    "since_year": "2026",
    "note": "Agreed by the panel.",
}


def shown(client: Client, address: str, data: dict[str, str] | None = None) -> str:
    answer = client.get(address) if data is None else client.post(address, data, follow=True)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def test_every_limit_says_where_it_comes_from(client) -> None:
    html = shown(client, ADDRESS)
    for code in DeadlineCode:
        assert code.label in html
    assert "There is no legal limit for the whole review" in html
    assert "not checked against a source" in html and "Seen in “PQ, answered 18 Feb 2025”" in html


def test_a_limit_is_set_shown_and_set_back(client) -> None:
    html = shown(client, f"{ADDRESS}form_return/", TYPED)
    assert "10 working days" in html and "own, since 1 May 2026" in html and "21 calendar days" in html
    assert "Agreed by the panel." in shown(client, f"{ADDRESS}form_return/")
    assert "own, since" not in shown(client, f"{ADDRESS}form_return/reset/", {})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"offset": ""}, "Enter how long"),
        ({"offset": "soon"}, "must be a whole number"),
        ({"offset": "501"}, "between 0 and 500 working days"),
        ({"severity": "duty"}, "cannot be called a duty"),
        ({"since_year": "1889"}, "between 1 January 1990"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(client, changes, sentence) -> None:
    html = shown(client, f"{ADDRESS}form_return/", {**TYPED, **changes})
    assert sentence in html and "Agreed by the panel." in html


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("chair", 403), ("doctor", 403), ("analyst", 403)]
)
def test_who_may_set_limits(person, role: str, status: int) -> None:
    browser, _ = person(role)
    for page in ("", "form_return/"):
        assert browser.get(ADDRESS + page).status_code == status


def test_another_panel_keeps_its_own(client, person, stranger) -> None:
    shown(client, f"{ADDRESS}form_return/", TYPED)
    other = sign_in(Client(), make_user(make_panel("southshire")))
    assert "10 working days" not in shown(other, ADDRESS)


def test_an_unknown_limit_is_not_there(client) -> None:
    assert client.get(f"{ADDRESS}patience/").status_code == 404
