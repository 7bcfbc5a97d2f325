"""Lists of deaths: brought in on a page, each row decided; names only on the row's own page, on record."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from cdop.cases.models import Case
from tests.makers.cases import make_case
from tests.makers.pairs import CHILD, make_list
from tests.makers.panels import scope_of

ROW = "Testlisted,Robin,,03/04/2025,11/05/2025,female,BB1 1AA"
PERIOD = {
    "source": "registrar",
    "period_from_day": "1",
    "period_from_month": "5",
    "period_from_year": "2025",
    "period_to_day": "31",
    "period_to_month": "5",
    "period_to_year": "2025",
}


def html(answer) -> str:
    return answer.content.decode()


def address(listed) -> str:
    return f"/matching/lists/{listed.pk}/"


def upload(client, raw: bytes, **options):
    file = SimpleUploadedFile("list of Robin Test.csv", raw, content_type="text/csv")
    return client.post("/matching/lists/", {**PERIOD, "file": file}, **options)


def test_a_list_is_brought_in_and_the_same_again_changes_nothing(client, by) -> None:
    raw = f"Surname,Forenames,NHS number,Date of birth,Date of death,Sex,Postcode\n{ROW}\n".encode()
    page = html(upload(client, raw, follow=True))
    assert "Not notified" in page and "Testlisted" not in page and "Robin" not in page
    page = html(upload(client, raw, follow=True))
    assert "Nothing was added" in page
    assert "1 May 2025 to 31 May 2025" in html(client.get("/matching/lists/"))


def test_what_is_wrong_with_a_file_or_a_field_is_said_beside_it(client, by) -> None:
    assert "no column to compare by" in html(upload(client, b"Ward\n4B\n"))
    assert "The file is empty" in html(upload(client, b""))
    page = html(client.post("/matching/lists/", {**PERIOD, "source": ""}))
    assert "Choose who keeps the list." in page and "Choose the file that holds the list." in page


def test_a_row_becomes_a_notification(client, by) -> None:
    at = address(make_list(by, ROW))
    page = html(client.get(f"{at}row/2/"))
    assert "Testlisted" in page and "Make a notification from this row" in page
    answer = client.post(f"{at}row/2/notify/")
    with scope_of(by):
        case = Case.objects.get(panel_id=by.panel_id)
    assert answer.url == f"/cases/{case.reference}/"
    assert client.post(f"{at}row/2/notify/").status_code == 409
    assert case.reference in html(client.get(at))


def test_a_possible_row_is_the_case_it_may_be(client, by) -> None:
    case = make_case(by, **CHILD)
    at = address(make_list(by, "Nunez Testname,Baby,,03/04/2025,11/05/2025,female,BB1 1AA"))
    page = html(client.get(f"{at}row/2/"))
    assert case.reference in page and "It is this one" in page
    page = html(client.post(f"{at}row/2/found/", {"other": case.reference}, follow=True))
    assert f"Line 2 is case {case.reference}." in page
    page = html(client.post(f"{at}row/2/reopen/", follow=True))
    assert "waits for you again" in page and "Possibly found" in page


def test_not_ours_with_a_reason_goes_on_to_the_next(client, by) -> None:
    at = address(make_list(by, ROW, "Other,Bo,,03/04/2024,12/05/2025,male,"))
    assert "There is a problem" in html(client.post(f"{at}row/2/not-ours/", {"reason": ""}))
    answer = client.post(f"{at}row/2/not-ours/", {"reason": "Lived in Wales"})
    assert answer.url == f"{at}row/3/"
    assert "Lived in Wales" in html(client.get(f"{at}?show=not_ours"))


def test_a_held_row_is_corrected_on_its_page(client, by) -> None:
    at = address(make_list(by, ROW.replace("11/05/2025", "31/02/2025")))
    assert "Date of death: this is not a day." in html(client.get(at))
    typed = {"surname": "Testlisted", "forenames": "Robin", "born_on": "03/04/2025", "died_on": "nonsense"}
    page = html(client.post(f"{at}row/2/", typed, follow=True))
    assert "still cannot be read" in page and "nonsense" in page
    page = html(client.post(f"{at}row/2/", {**typed, "died_on": "11/05/2025"}, follow=True))
    assert "The row is now: not notified." in page


def test_an_adult_is_said_to_be_one(client, by) -> None:
    at = address(make_list(by, ROW.replace("03/04/2025", "03/04/2005")))
    assert "18 or over at death" in html(client.get(f"{at}row/2/"))


def test_filters_tell_nothing_here(client, by) -> None:
    at = address(make_list(by, ROW))
    assert "No rows match these filters." in html(client.get(f"{at}?show=found"))
    assert "Nothing has changed." in html(client.post(f"{at}compare/", follow=True))


def test_the_chair_and_another_panel_see_no_list(person, by, stranger) -> None:
    at = address(make_list(stranger, ROW))
    chair, _ = person("chair")
    office, _ = person("coordinator")
    assert chair.get("/matching/lists/").status_code == 403
    assert office.get(at).status_code == 404
