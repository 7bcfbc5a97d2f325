"""People on their page: listed, added, changed, withdrawn and taken back."""

import re

from cdop.cases import actions, queries
from tests.makers.cases import make_case, make_signed_case
from tests.makers.panels import scope_of


def listing(case) -> str:
    return f"/cases/{case.reference}/section/people/"


def rows(case, by) -> list[queries.Row]:
    with scope_of(by):
        return queries.rows(case, "people", by=by)


def add(case, by, **values: str) -> str:
    with scope_of(by):
        row = actions.add_row(case=case, slug="people", values={"relation": "mother", **values}, by=by)
    return f"{listing(case)}{row.id}/"


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def test_a_person_is_added_once_however_often_it_is_sent(client, by) -> None:
    case = make_case(by)
    assert "No entries recorded yet." in client.get(listing(case)).content.decode()
    page = client.get(f"{listing(case)}add/").content.decode()
    sent = {
        "relation": "father",
        "person_name": "Invented Name",
        "token": hidden(page, "token"),
        "version": "0",
    }
    for _ in range(2):
        assert client.post(f"{listing(case)}add/", sent).url == listing(case)
    assert [row.values["person_name"] for row in rows(case, by)] == ["Invented Name"]
    assert "Invented Name" in client.get(listing(case)).content.decode()


def test_a_wrong_answer_keeps_what_was_typed(client, by) -> None:
    case = make_case(by)
    html = client.post(f"{listing(case)}add/", {"person_name": "Kept", "person_age": "400"}).content.decode()
    assert 'value="Kept"' in html and 'value="400"' in html and rows(case, by) == []


def test_an_empty_row_is_refused_on_the_page(client, by) -> None:
    case = make_case(by)
    assert "Answer at least one question" in client.post(f"{listing(case)}add/", {}).content.decode()


def test_a_person_is_changed(client, by) -> None:
    case = make_case(by)
    page = add(case, by, person_name="Before")
    assert 'value="Before"' in client.get(page).content.decode()
    client.post(page, {"relation": "mother", "person_name": "After", "version": "1"})
    assert [(row.values["person_name"], row.version) for row in rows(case, by)] == [("After", 2)]


def test_two_people_at_once_choose_field_by_field(client, by) -> None:
    case = make_case(by)
    page = add(case, by, person_name="Start", person_contact="1")
    with scope_of(by):
        held = rows(case, by)[0].stored
        theirs = {"person_name": "Theirs", "person_contact": "2"}
        actions.change_row(row=held, values=theirs, version=1, by=by)
    mine = {"relation": "mother", "person_name": "Mine", "person_contact": "3", "version": "1"}
    html = client.post(page, mine).content.decode()
    assert "Theirs" in html and 'value="Mine"' in html and 'name="version" value="2"' in html
    client.post(page, {**mine, "version": "2", "keep_person_name": "theirs", "keep_person_contact": "mine"})
    now = rows(case, by)[0].values
    assert (now["person_name"], now["person_contact"]) == ("Theirs", "3")


def test_a_person_is_withdrawn_with_a_reason_and_taken_back(client, by) -> None:
    case = make_case(by)
    page = add(case, by, person_name="Invented Name")
    assert "Enter an answer to" in client.post(f"{page}withdraw/", {"reason": ""}).content.decode()
    client.post(f"{page}withdraw/", {"reason": "Entered twice."})
    assert rows(case, by) == []
    html = client.get(listing(case)).content.decode()
    assert "Withdrawn" in html and "Entered twice." in html
    client.post(f"{page}restore/")
    assert len(rows(case, by)) == 1


def test_what_was_typed_into_a_withdrawn_row_can_be_saved_as_a_new_one(client, by) -> None:
    case = make_case(by)
    page = add(case, by, person_name="Before")
    with scope_of(by):
        actions.withdraw_row(row=rows(case, by)[0].stored, reason="Gone.", by=by)
    assert client.get(page).status_code == 404
    html = client.post(page, {"person_name": "Typed", "relation": "mother", "version": "1"}).content.decode()
    assert "withdrew this entry" in html and 'value="Typed"' in html and "Save as a new entry" in html
    assert f'action="{listing(case)}add/"' in html


def test_people_are_kept_from_a_chair(person, by) -> None:
    case = make_case(by)
    page = add(case, by)
    chair, _ = person("chair")
    assert [chair.get(at).status_code for at in (listing(case), page, f"{listing(case)}add/")] == [403] * 3


def test_a_meeting_names_nobody_and_a_chair_may_read_it(person, by) -> None:
    case = make_case(by)
    with scope_of(by):
        values = {"attendees": "Police, paediatrician"}
        actions.add_row(case=case, slug="response_meetings", values=values, by=by)
    html = person("chair")[0].get(f"/cases/{case.reference}/section/response_meetings/").content.decode()
    assert "Police, paediatrician" in html and ">Change<" not in html and "Add another" not in html


def test_a_row_of_another_case_or_section_is_not_there(client, by) -> None:
    one, other = make_case(by), make_case(by)
    page = add(one, by)
    assert client.get(page.replace(one.reference, other.reference)).status_code == 404
    assert client.get(page.replace("people", "contacts")).status_code == 404
    assert client.get(f"/cases/{one.reference}/section/death/add/").status_code == 404


def test_on_a_closed_case_the_reason_is_asked_beside_the_answers(client, by) -> None:
    case = make_signed_case(by)
    page = f"{listing(case)}add/"
    assert "Why are the answers of a closed case changed?" in client.get(page).content.decode()
    html = client.post(page, {"relation": "mother"}).content.decode()
    assert "Say why the answers of a closed case are changed." in html and rows(case, by) == []
    client.post(page, {"relation": "mother", "correction_reason": "Found in the register."})
    assert len(rows(case, by)) == 1
    history = client.get(f"/cases/{case.reference}/history/").content.decode()
    assert "was corrected after the case was closed" in history and "Found in the register." in history
