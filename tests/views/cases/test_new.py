"""Recording a notification: what is needed, what is kept, what is refused."""

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
