"""The case file: where the case stands, what is missing, who the child was."""

from datetime import date

from cdop.cases import queries
from tests.makers.cases import make_accepted_case, make_case, make_signed_case
from tests.makers.panels import scope_of


def acts(case, by) -> list[str]:
    with scope_of(by):
        return [event.act for event in queries.history(case, by=by)]


def test_the_file_says_age_stage_and_what_is_missing(client, by) -> None:
    case = make_accepted_case(by, date_of_birth=date(2024, 1, 11), date_of_death=date(2025, 5, 11))
    html = client.get(f"/cases/{case.reference}/").content.decode()
    assert "Died aged 16 months" in html and "Gathering information" in html
    assert "answers are still missing." in html


def test_opening_it_is_recorded(client, by) -> None:
    case = make_case(by)
    client.get(f"/cases/{case.reference}/")
    assert acts(case, by)[0] == "case.opened"


def test_progress_counts_the_questions_asked(client, by) -> None:
    case = make_case(by)  # family support: two questions are counted, a third once the family was told
    assert "0 of 2 answered" in client.get(f"/cases/{case.reference}/").content.decode()
    page = f"/cases/{case.reference}/section/family_support/"
    client.post(page, {"version": "0", "family_informed_of_cdr": "yes"})
    assert "1 of 3 answered" in client.get(f"/cases/{case.reference}/").content.decode()


def test_birth_is_not_asked_of_an_older_child(client, by) -> None:
    case = make_case(by, date_of_birth=date(2015, 1, 1))
    assert "Not asked at this age" in client.get(f"/cases/{case.reference}/").content.decode()


def test_the_name_shows_only_when_asked_for_and_is_recorded(client, by) -> None:
    case = make_case(by, surname="Unmistakable")
    assert "Unmistakable" not in client.get(f"/cases/{case.reference}/").content.decode()
    html = client.post(f"/cases/{case.reference}/identity/").content.decode()
    assert "Unmistakable" in html and "Unmistakable" not in html.split("</title>")[0]
    assert acts(case, by)[0] == "identity.read"
    assert client.get(f"/cases/{case.reference}/identity/").status_code == 405


def test_a_chair_has_no_way_to_the_name(person, by) -> None:
    case = make_case(by)
    browser, _ = person("chair")
    html = browser.get(f"/cases/{case.reference}/").content.decode()
    assert "Show who the child was" not in html and "section/child_identity" not in html
    assert browser.post(f"/cases/{case.reference}/identity/").status_code == 403


def test_a_closed_case_offers_no_move(client, by) -> None:
    html = client.get(f"/cases/{make_signed_case(by).reference}/").content.decode()
    assert "What comes next" not in html


def test_a_person_of_18_is_pointed_out(client, by) -> None:
    case = make_case(by, date_of_birth=date(2007, 5, 11), date_of_death=date(2025, 5, 11))
    assert "18 or over at death" in client.get(f"/cases/{case.reference}/").content.decode()
