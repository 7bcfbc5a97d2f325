"""Recording a notification: what is needed, what is kept, what is refused."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cdop.cases import queries
from cdop.cases.models import Case
from tests.makers.cases import make_case
from tests.makers.panels import scope_of

MOMENT = {
    "notified_on_day": "27",
    "notified_on_month": "3",
    "notified_on_year": "2026",
    "notified_time": "14:05",
}


@pytest.fixture
def only_case(by):
    def find() -> Case:
        with scope_of(by):
            return queries.cases_of(by).get()

    return find


def test_the_moment_alone_is_enough(client, by, only_case) -> None:
    sent = client.post("/cases/new/", MOMENT)
    case = only_case()
    assert sent.url == f"/cases/{case.reference}/"
    assert timezone.localtime(case.notified_at).strftime("%d %m %Y %H:%M") == "27 03 2026 14:05"
    with scope_of(by):
        assert not any(queries.every_answer(case).values())


def test_what_is_told_is_kept_section_by_section(client, by, only_case) -> None:
    born = {"date_of_birth_day": "1", "date_of_birth_month": "2", "date_of_birth_year": "2026"}
    died = {"date_of_death_day": "26", "date_of_death_month": "3", "date_of_death_year": "2026"}
    told = {"surname": "Invented", "sex": "male", "resident_la": "", "circumstances": "Unwell for two days."}
    client.post("/cases/new/", {**MOMENT, **born, **died, **told, "source_reference": "REG-1"})
    case = only_case()
    assert (case.age_value, case.age_unit, case.source_reference) == (7, "week", "REG-1")
    with scope_of(by):
        assert queries.identity(case, by=by)["surname"] == "Invented"
        assert queries.every_answer(case)["circumstances"]["circumstances"] == "Unwell for two days."


def test_bad_answers_keep_what_was_typed(client, by) -> None:
    html = client.post("/cases/new/", {"surname": "Invented", "nhs_number": "123"}).content.decode()
    assert "not an NHS number" in html and 'value="Invented"' in html
    assert "Enter date the notification was received" in html


def test_a_moment_to_come_is_refused(client, by) -> None:
    soon = timezone.localtime() + timedelta(hours=30)
    typed = {"notified_on_day": soon.day, "notified_on_month": soon.month, "notified_on_year": soon.year}
    assert "must be" in client.post("/cases/new/", {**typed, "notified_time": "23:59"}).content.decode()


def test_a_death_before_the_birth_is_refused_on_the_page(client, by) -> None:
    born = {"date_of_birth_day": "2", "date_of_birth_month": "3", "date_of_birth_year": "2026"}
    died = {"date_of_death_day": "1", "date_of_death_month": "3", "date_of_death_year": "2026"}
    answer = client.post("/cases/new/", {**MOMENT, **born, **died})
    assert "The date of death is before the date of birth." in answer.content.decode()


def test_a_reference_twice_is_refused_on_the_page(client, by) -> None:
    make_case(by, source_reference="REG-1")
    html = client.post(
        "/cases/new/", {**MOMENT, "source_reference": "REG-1", "surname": "Kept"}
    ).content.decode()
    assert "REG-1 is already a case of this panel." in html and 'value="Kept"' in html


@pytest.mark.parametrize("role", ("chair", "analyst", "administrator"))
def test_only_the_office_and_the_doctor_record(person, role: str) -> None:
    assert person(role)[0].get("/cases/new/").status_code == 403


def day(name: str, words: str) -> dict[str, str]:
    return dict(zip((f"{name}_{box}" for box in ("day", "month", "year")), words.split(), strict=True))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (day("date_of_birth", "31 2 2026"), "Date of birth must be a real date"),
        (day("date_of_death", "1 2 20025"), "Date of death must have a year of four numbers"),
        (day("date_of_death", "1 2 2999"), "or earlier"),
        ({"nhs_number": "12345"}, "is not an NHS number"),
        ({"sex": "dragon"}, "Select a valid choice"),
        ({"place_of_death": "the moon"}, "Select a valid choice"),
        ({"resident_la": "E99999999"}, "Choose the local authority from the list"),
        ({"forenames": "Ro\0bin"}, "Null characters are not allowed"),
        ({"circumstances": "x" * 1_000_000}, "has 1,000,000 characters; at most 20,000 are kept"),
        ({"source_reference": "x" * 41}, "can have at most 40 characters"),
        ({"notifier_email": "nobody"}, "is not an email address"),
        ({"notified_time": "25:99"}, "must be a time of day"),
        ({"token": "nonsense"}, "This page was changed on its way"),
    ],
    ids=str,
)
def test_hostile_answers_are_named_and_the_rest_stays(client, by, typed, sentence) -> None:
    answer = client.post("/cases/new/", {**MOMENT, "surname": "Kept", "address": "Kept too", **typed})
    html = answer.content.decode()
    assert answer.status_code == 200 and sentence in html
    assert 'value="Kept"' in html and "Kept too" in html
    with scope_of(by):
        assert not queries.cases_of(by).exists()


@pytest.mark.parametrize(
    ("typed", "sentence", "code"),
    [
        ({"nhs_number": "999 000 0001"}, "check digit of the NHS number is wrong", "check_digit"),
        ({"postcode": "EH1 1AA"}, "is not in England", "not_england"),
        (
            {**day("date_of_birth", "1 2 2000"), **day("date_of_death", "2 2 2026")},
            "18 or over at death",
            "adult",
        ),
        (day("date_of_death", "2 2 2024"), "more than a year ago", "long_ago"),
        (day("date_of_death", "28 3 2026"), "came before the date of death", "before_death"),
    ],
)
def test_what_is_odd_is_asked_about_and_saved_when_it_is_right(
    client, only_case, typed, sentence, code
) -> None:
    html = client.post("/cases/new/", {**MOMENT, **typed}).content.decode()
    assert sentence in html and f'value="{code}"' in html and "There is a problem" not in html
    assert client.post("/cases/new/", {**MOMENT, **typed, "right": code}).status_code == 302
    assert only_case()


def test_a_doubt_that_is_answered_does_not_answer_another(client, by) -> None:
    typed = {"nhs_number": "999 000 0001", "postcode": "EH1 1AA", "right": "check_digit"}
    html = client.post("/cases/new/", {**MOMENT, **typed}).content.decode()
    assert 'value="check_digit" id="right-check_digit" checked' in html
    assert 'value="not_england" id="right-not_england">' in html


def test_the_same_page_sent_fifty_times_is_one_case(client, only_case) -> None:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/cases/new/").content.decode())[1]
    sent = {client.post("/cases/new/", {**MOMENT, "token": token}).url for _ in range(50)}
    assert sent == {f"/cases/{only_case().reference}/"}


def test_a_lost_token_of_the_form_keeps_what_was_typed(office, by) -> None:
    client, _ = office
    client.handler.enforce_csrf_checks = True
    refused = client.post("/cases/new/", {**MOMENT, "surname": "Kept"})
    html = refused.content.decode()
    assert refused.status_code == 403 and "Nothing you typed is lost" in html and 'value="Kept"' in html
    with scope_of(by):
        assert not queries.cases_of(by).exists()


def test_a_number_already_recorded_is_said_on_the_next_page(client, by) -> None:
    first = make_case(by)
    with scope_of(by):
        number = queries.identity(first, by=by)["nhs_number"]
    sent = client.post("/cases/new/", {**MOMENT, "nhs_number": number})
    assert sent.url.endswith("/received/")
    html = client.get(sent.url).content.decode()
    assert first.reference in html and "The same nhs number" not in html and "The same NHS number" in html


def test_a_name_with_both_dates_already_recorded_is_said(client, by) -> None:
    first = make_case(by, surname="Unmistakable", nhs_number="")
    who = {"surname": "unmistakable", "forenames": " ROBIN "}
    days = {**day("date_of_birth", "1 2 2023"), **day("date_of_death", "11 5 2025"), "right": "long_ago"}
    sent = client.post("/cases/new/", {**MOMENT, **who, **days})
    html = client.get(sent.url).content.decode()
    assert first.reference in html and "same name, date of birth and date of death" in html
    assert "Unmistakable" not in html


def test_a_child_of_another_panel_is_no_duplicate(client, by, stranger) -> None:
    other = make_case(stranger)
    with scope_of(stranger):
        number = queries.identity(other, by=stranger)["nhs_number"]
    assert not client.post("/cases/new/", {**MOMENT, "nhs_number": number}).url.endswith("/received/")


def test_a_baby_without_a_name_is_recorded_so(client, by, only_case) -> None:
    client.post("/cases/new/", {**MOMENT, "is_unnamed": "on"})
    with scope_of(by):
        assert queries.identity(only_case(), by=by)["is_unnamed"] == "yes"


def test_the_screen_asks_thirty_questions_at_most(client) -> None:
    form = client.get("/cases/new/").content.decode().split('<form method="post" novalidate')[1]
    names = re.findall(
        r'<(?:input|select|textarea)(?![^>]*hidden)[^>]*? name="(\w+?)(?:_day|_month|_year)?"', form
    )
    assert len(set(names)) == 30


def test_another_child_of_the_panel_is_no_duplicate(client, by) -> None:
    make_case(by)
    sent = client.post("/cases/new/", {**MOMENT, "nhs_number": "999 000 0018"})
    assert not sent.url.endswith("/received/")
    html = client.get(sent.url + "received/").content.decode()
    assert "No other case of this panel has the same NHS number" in html
