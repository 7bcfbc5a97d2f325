"""The tabs of the case file: what is answered, what calls for a form, what the family asked."""

import pytest

from cdop.cases import actions
from tests.makers.cases import make_case
from tests.makers.panels import scope_of

TABS = ("child", "notification", "circumstances", "family")


def tab(client, case, name: str) -> str:
    return client.get(f"/cases/{case.reference}/{name}/").content.decode()


def test_answers_stand_on_their_tab_in_words(client, by) -> None:
    case = make_case(by, place_text="Invented Hospital")
    html = tab(client, case, "notification")
    assert "Invented Hospital" in html and "Emergency" in html and 'aria-current="page">Notification' in html


@pytest.mark.parametrize("name", TABS)
def test_no_tab_names_anybody(client, by, name: str) -> None:
    case = make_case(by, surname="Unmistakable", notifier_name="Invented Notifier")
    with scope_of(by):
        values = {"relation": "mother", "person_name": "Zebedee"}
        actions.add_row(case=case, slug="people", values=values, by=by)
    html = tab(client, case, name)
    assert not [each for each in ("Unmistakable", "Invented Notifier", "Zebedee") if each in html]


def test_rows_are_told_by_their_kind_unopened(client, by) -> None:
    case = make_case(by)
    with scope_of(by):
        for relation in ("mother", "key_worker"):
            actions.add_row(case=case, slug="people", values={"relation": relation}, by=by)
    html = tab(client, case, "family")
    assert "Mother; Key worker of the family" in html


def test_do_not_contact_stands_on_every_tab(client, by) -> None:
    case = make_case(by)
    banner = "Do not contact the family."
    assert banner not in tab(client, case, "family")
    with scope_of(by):
        values = {"do_not_contact": "yes", "do_not_contact_reason": "Ask the key worker."}
        actions.record_section(case=case, slug="family_support", values=values, by=by)
    pages = ("", "history/", "review/", *(f"{name}/" for name in TABS))
    assert [
        p for p in pages if banner not in client.get(f"/cases/{case.reference}/{p}").content.decode()
    ] == []
    assert "Ask the key worker." in tab(client, case, "family")
    with scope_of(by):
        actions.record_section(case=case, slug="family_support", values={"do_not_contact": "no"}, by=by)
    assert banner not in tab(client, case, "family")


def test_forms_come_when_called_for_and_can_be_set_aside(client, by) -> None:
    case = make_case(by, likely_event_type="drowning")
    html = tab(client, case, "circumstances")
    assert "section/drowning/" in html and "section/cardiac/" not in html
    page = f"/cases/{case.reference}/forms/drowning/"
    assert "Enter an answer to" in client.post(page, {"reason": ""}).content.decode()
    client.post(page, {"reason": "It was not water."})
    client.post(f"/cases/{case.reference}/forms/cardiac/")
    html = tab(client, case, "circumstances")
    assert "section/drowning/" not in html and "section/cardiac/" in html


def test_the_file_says_how_many_answers_would_make_it_ready(client, by) -> None:
    case = make_case(by)
    html = client.get(f"/cases/{case.reference}/").content.decode()
    assert "would make this case ready" in html
    assert f"/cases/{case.reference}/section/contacts/add/#id_agency_type" in html


def test_which_version_of_the_form_is_asked_is_said(client, by) -> None:
    html = client.get(f"/cases/{make_case(by).reference}/section/death/").content.decode()
    assert "Notification form, version 2022" in html


def test_a_chair_reads_the_tabs_and_changes_nothing(person, by) -> None:
    case = make_case(by)
    chair, _ = person("chair")
    html = tab(chair, case, "child")
    assert "Your role does not open it." in html and "section/child_identity" not in html
    assert "Answer<" not in html and chair.get(f"/cases/{case.reference}/forms/cardiac/").status_code == 403
