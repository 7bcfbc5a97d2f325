"""Telling a panel of a death without an account: from the first page to the reference."""

import re

import pytest
from django.test import Client

from cdop.cases import queries as cases_asked
from cdop.notifications.models import Draft, Notification
from tests.makers.notifications import ANSWERS, Teller
from tests.makers.panels import in_panel, make_panel, scope_of


def test_the_first_page_says_what_it_is_for(db) -> None:
    make_panel()
    html = Client().get("/notify/northshire/").content.decode()
    for words in ("not for emergencies", "999", "5 minutes", "What you need", "Northshire panel"):
        assert words in html


def test_what_is_told_becomes_one_case(teller, cases, by) -> None:
    teller.type_all()
    sent = teller.send()
    assert sent.url == "/notify/northshire/sent/"
    (case,) = cases()
    assert case.reference in teller.get("sent") and (case.age_value, case.age_unit) == (9, "month")
    with scope_of(by):
        assert cases_asked.identity(case, by=by)["surname"] == "Unmistakable"
        assert cases_asked.identity(case, "notifier", by=by)["notifier_phone"] == "01632 960000"
        answers = cases_asked.every_answer(case)
    assert answers["circumstances"]["circumstances"] == "Unwell for two days."
    assert answers["death"]["place_of_death"] == "hosp_ed"


def test_the_pages_follow_one_another(teller) -> None:
    assert [teller.type(page).url for page in ANSWERS] == [
        f"/notify/northshire/{page}/" for page in ("home", "death", "happened", "you", "others", "check")
    ]


def test_a_change_from_the_last_page_leads_back_to_it(teller) -> None:
    teller.type_all()
    changed = teller.client.post(teller.at("child") + "?then=check", {"forenames": "Robert"})
    assert changed.url == teller.at("check") and "Robert" in teller.get("check")


def test_what_was_typed_is_there_when_one_goes_back(teller) -> None:
    teller.type("child")
    assert 'value="Unmistakable"' in teller.get("child")
    assert "Unmistakable" in teller.get("check")


def test_the_reference_alone_can_be_read_afterwards(teller) -> None:
    teller.type_all()
    teller.send()
    for page in (*ANSWERS, "check"):
        answer = teller.client.get(teller.at(page), follow=True)
        html = answer.content.decode()
        assert "already sent" in html and "Unmistakable" not in html and "01632" not in html
    assert "Unmistakable" not in teller.get("sent") + teller.get()


def test_sending_twice_makes_one_case(teller, cases) -> None:
    teller.type_all()
    assert teller.send().url == teller.at("sent")
    assert teller.send().status_code == 302
    assert len(cases()) == 1


def test_another_browser_reads_nothing(teller) -> None:
    teller.type_all()
    other = Teller(Client(), teller.panel)
    assert other.client.get(other.at("check")).url == other.at()
    assert other.client.get(other.at("sent")).url == other.at()
    other.client.cookies["notify"] = "x" * 43
    assert other.client.get(other.at("child")).url == other.at()


def test_the_draft_is_sealed_and_its_cookie_is_not_in_the_table(teller, panel) -> None:
    teller.type("child")
    token = teller.client.cookies["notify"].value
    with in_panel(panel):
        row = Draft.objects.get(panel=panel)
    assert b"Unmistakable" not in bytes(row.sealed) and token.encode() not in bytes(row.token_digest)


def test_the_cookie_is_for_this_site_alone(teller) -> None:
    cookie = teller.client.cookies["notify"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/"
    assert not cookie["max-age"] and not cookie["expires"]


def test_nothing_typed_stands_in_an_address_or_a_hidden_box(teller) -> None:
    teller.type("child")
    html = teller.get("home") + teller.get("check")
    assert not re.findall(r'<input type="hidden"(?! name="csrf)', html)
    assert "Unmistakable" not in "".join(re.findall(r'(?:href|action)="[^"]*"', html))


def test_stopping_removes_what_was_typed(teller, panel) -> None:
    teller.type("child")
    teller.client.post(teller.at("stop"))
    with in_panel(panel):
        assert not Draft.objects.filter(panel=panel).exists()


def test_the_draft_is_gone_once_it_is_sent(teller, panel, cases) -> None:
    teller.type_all()
    teller.send()
    with in_panel(panel):
        assert not Draft.objects.filter(panel=panel).exists()
        sent = Notification.objects.select_related("case").get(panel=panel)
    assert sent.case == cases()[0] and sent.sent_by == "system:public notification"


def test_another_death_can_be_told_after_it(teller, cases) -> None:
    for _ in range(2):
        teller.begin()
        teller.type_all()
        teller.send()
    assert len(cases()) == 2


def test_others_are_kept_with_the_case(teller, cases, by) -> None:
    teller.type_all()
    first = {"other1-agency_type": "gp", "other1-contact_name": "Dr Invented"}
    more = teller.client.post(teller.at("others"), {**first, "then": "more"})
    assert more.url == teller.at("others") + "?more"
    assert 'name="other2-contact_name"' in teller.client.get(more.url).content.decode()
    teller.client.post(teller.at("others"), {**first, "other2-contact_name": "Ms Invented"})
    assert "Dr Invented" in teller.get("check")
    teller.send()
    with scope_of(by):
        rows = cases_asked.rows(cases()[0], "contacts", by=by)
    assert len(list(rows)) == 2


@pytest.mark.parametrize("code", ["southshire", "nowhere", "northshire-"])
def test_a_panel_that_is_not_there_and_one_out_of_use_look_alike(db, code: str) -> None:
    panel = make_panel("southshire")
    panel.is_active = False
    panel.save()
    make_panel()
    answer = Client().get(f"/notify/{code}/")
    assert answer.status_code == 404
    assert answer.content == Client().get("/notify/nothing-at-all/").content


def test_pages_of_the_house_are_not_reached_by_way_of_it(db) -> None:
    make_panel()
    for path in ("/notify/northshire/cases/", "/notify/", "/notify/northshire/child/x/"):
        assert Client().get(path).status_code == 404
