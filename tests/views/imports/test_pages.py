"""Bringing in files and deciding about rows, from their pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from cdop.audit.models import Event
from cdop.cases.models import Case, ChildAnswers
from cdop.imports.actions import asking
from cdop.imports.models import Batch, Row
from cdop.jobs.models import Job
from tests.makers.imports import FACTOR, cases_file, make_import, row
from tests.makers.panels import in_panel, make_actor, make_panel, make_user, sign_in


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def by(panel):
    return make_actor(panel)


@pytest.fixture
def office(panel) -> Client:
    return sign_in(Client(), make_user(panel, "coordinator"))


def upload(raw: bytes, **more):
    return {"cases": SimpleUploadedFile("cases.csv", raw), **more}


def count(panel, model) -> int:
    with in_panel(panel), transaction.atomic():
        return model.objects.count()


def line_of(panel, line: int = 2) -> Row:
    with in_panel(panel), transaction.atomic():
        return Row.objects.filter(line=line).latest("id")


def page_of(batch, line: int = 2, rest: str = "") -> str:
    return f"/imports/{batch.pk}/rows/{line}/{rest}"


def test_a_short_file_is_in_at_once(office, panel):
    answer = office.post("/imports/", upload(cases_file(row(1), row(2, sex="?"))), follow=True)
    assert "is not in the sex code list" in answer.content.decode()
    assert count(panel, Case) == 1
    assert "cases.csv" in office.get("/imports/").content.decode()


def test_a_long_file_is_left_to_the_worker(office, panel, monkeypatch):
    monkeypatch.setattr(asking, "AT_ONCE", 10)
    answer = office.post("/imports/", upload(cases_file(row(1))), follow=True)
    assert "Waiting to start" in answer.content.decode()
    assert (count(panel, Case), count(panel, Job), count(panel, Batch)) == (0, 1, 1)


def test_the_same_file_again_says_so(office, panel):
    office.post("/imports/", upload(cases_file(row(1))))
    answer = office.post("/imports/", upload(cases_file(row(1))), follow=True)
    assert "brought in before" in answer.content.decode()
    assert count(panel, Batch) == 1


def test_checking_only_keeps_nothing(office, panel):
    answer = office.post("/imports/", upload(cases_file(row(1), row(2, sex="?")), check_only="on"))
    assert "Read 2 · accepted 1 · needs you 1" in answer.content.decode()
    assert count(panel, Batch) == 0


@pytest.mark.parametrize(("raw", "words"), [(b"a,b\n1,2\n", "none of the columns"), (b"", "is empty")])
def test_a_file_that_is_no_extract_is_refused_on_the_page(office, panel, raw, words):
    answer = office.post("/imports/", upload(raw))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert count(panel, Batch) == 0


def test_no_file_is_asked_for(office):
    assert "Choose a file" in office.post("/imports/", {}).content.decode()


def test_rows_are_shown_by_what_became_of_them(office, by):
    batch = make_import(by, row(1), row(2, sex="?"))
    held = office.get(f"/imports/{batch.pk}/?show=needs_you").content.decode()
    assert "T21-0002" in held
    assert "T21-0001" not in held


def test_a_held_row_is_mended_on_its_page(office, by, panel):
    batch = make_import(by, row(1, sex="?"), factors=[FACTOR])
    page = office.get(page_of(batch))
    assert "? (as the file has it)" in page.content.decode()
    typed = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    office.post(page_of(batch), {**typed, "sex": "male"})
    with in_panel(panel), transaction.atomic():
        assert ChildAnswers.objects.get().sex == "male"


def test_a_row_mended_badly_keeps_what_was_typed(office, by):
    batch = make_import(by, row(1, sex="?"))
    page = office.post(page_of(batch), {"date_of_death": "2021-05-11"}, follow=True).content.decode()
    assert 'value="2021-05-11"' in page
    assert "is not a day written DD/MM/YYYY" in page
    assert "<title>Error:" in page


def test_a_possible_duplicate_is_compared_and_decided(office, by, panel):
    make_import(by, row(1))
    batch = make_import(by, row(1, case_ref="T21-0009", sex="male"))
    page = office.get(page_of(batch)).content.decode()
    assert "Female" in page
    assert "Differs" in page
    office.post(page_of(batch, rest="another/"))
    assert count(panel, Case) == 2


def test_the_same_child_is_kept_as_a_duplicate(office, by, panel):
    batch = make_import(by, row(1), row(1, case_ref="T21-0009"))
    office.post(page_of(batch, 3, "same/"))
    assert line_of(panel, 3).settled_at
    assert "Kept as duplicate" in office.get(page_of(batch, 3)).content.decode()


def test_opening_a_row_is_recorded(office, by, panel):
    office.get(page_of(make_import(by, row(1, sex="?"))))
    with in_panel(panel), transaction.atomic():
        assert Event.objects.filter(act="import.row_read").count() == 1


@pytest.mark.parametrize("rest", ["", "rows/2/"])
def test_pages_are_for_those_who_bring_in_and_for_their_own_panel(client, office, by, panel, rest):
    batch = make_import(by, row(1, sex="?"))
    page = f"/imports/{batch.pk}/{rest}"
    assert client.get(page).status_code == 302
    assert sign_in(Client(), make_user(panel, "chair")).get(page).status_code == 403
    assert sign_in(Client(), make_user(make_panel("southshire"))).get(page).status_code == 404
    assert office.get(page).status_code == 200


def test_nobody_decides_about_a_row_of_another_panel(by):
    batch = make_import(by, row(1), row(1, case_ref="T21-0009"))
    stranger = sign_in(Client(), make_user(make_panel("southshire")))
    for rest in ("same/", "another/", ""):
        assert stranger.post(page_of(batch, 3, rest)).status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_pages_ask_the_database_the_same_for_few_rows_and_many(
    office, by, number, django_assert_max_num_queries
):
    batch = make_import(by, *(row(n, sex="?") for n in range(1, number + 1)), row(99))
    again = make_import(by, row(99, case_ref="T21-0100"))
    for page in ("/imports/", f"/imports/{batch.pk}/", page_of(batch), page_of(again)):
        office.get(page)
        with django_assert_max_num_queries(16) as asked:
            office.get(page)
        asked_here = [q["sql"] for q in asked.captured_queries if q["sql"].startswith(("SELECT", "INSERT"))]
        real = [sql for sql in asked_here if "set_config" not in sql]
        assert len(real) <= 10, "\n".join(real)
