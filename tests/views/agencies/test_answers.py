"""The office's page of merged answers, and what is decided there."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cdop.agencies.models import Resolution
from cdop.audit.models import Event
from cdop.cases import queries as cases
from cdop.cases.models import Case
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import actor_of, make_panel, make_user, scope_of, sign_in
from tests.makers.visitors import DETAILS, Visitor

pytestmark = pytest.mark.django_db


class Office:
    """A coordinator at work on one case, with agencies that answer."""

    def __init__(self, **answers) -> None:
        self.panel = make_panel()
        self.user = make_user(self.panel)
        self.by = actor_of(self.user, self.panel)
        self.case: Case = make_accepted_case(self.by, surname="Unmistakable", **answers)
        self.client = sign_in(Client(), self.user)

    def answered(self, slug: str = "health", **answers) -> Visitor:
        """An agency hands in these answers, and ticks of each that it holds something different."""
        answers |= {f"differs_{name}": "on" for name in answers}
        visitor = Visitor(self.by, make_request(self.by, self.case, sections=(slug,))).enter()
        visitor.save("reporting_details", **DETAILS)
        assert visitor.save(slug, **answers).status_code == 302
        assert visitor.hand_in().status_code == 302
        return visitor

    def at(self, path: str = "") -> str:
        return f"/agencies/case/{self.case.reference}/answers/{path}"

    def get(self, path: str = ""):
        return self.client.get(self.at(path))

    def post(self, path: str, **typed):
        return self.client.post(self.at(path), typed)

    def decide(self, name: str, then: object, slug: str = "health", **typed):
        seen = self.get(f"{slug}/{name}/").context["dispute"].seen
        return self.post(f"{slug}/{name}/", then=then, seen=seen, **typed)

    def held(self, slug: str = "health") -> dict:
        with scope_of(self.by), transaction.atomic():
            return dict(cases.saved_section(self.case, slug, by=self.by).values)

    def resolutions(self) -> list[tuple]:
        with scope_of(self.by), transaction.atomic():
            rows = Resolution.objects.filter(panel_id=self.by.panel_id, case=self.case)
            return list(rows.values_list("slug", "name", "way", "request_id"))


@pytest.fixture
def office() -> Office:
    return Office()


def test_before_anybody_answered_it_says_so(office: Office) -> None:
    assert b"recorded yet" in office.get().content


def test_what_is_not_handed_in_is_not_shown(office: Office) -> None:
    visitor = Visitor(office.by, make_request(office.by, office.case, sections=("health",))).enter()
    visitor.save("health", autism="yes", medication="Unfinished words.")
    page = office.get().content
    assert b"recorded yet" in page and b"Unfinished" not in page


def test_answers_stand_side_by_side_with_their_sources(office: Office) -> None:
    one, other = office.answered(autism="yes"), office.answered(autism="no")
    page = office.get()
    (dispute,) = page.context["disputes"]
    assert {choice.words for choice in dispute.choices} == {"Yes", "No"}
    for visitor in (one, other):
        assert visitor.request.agency.name in page.content.decode()
    assert "Agencies disagree on 1 question." in page.content.decode()


def test_one_answer_is_taken_and_where_it_came_from_is_kept(office: Office) -> None:
    office.answered(autism="yes")
    other = office.answered(autism="no")
    answer = office.decide("autism", other.request.pk)
    assert answer.status_code == 302
    assert office.held()["autism"] == "no"
    assert office.resolutions() == [("health", "autism", "taken", other.request.pk)]
    assert not office.get().context["disputes"]


def test_the_office_writes_an_answer_of_its_own(office: Office) -> None:
    office.answered(autism="yes")
    office.answered(autism="no")
    assert office.decide("autism", "type", autism="nk").status_code == 302
    assert office.held()["autism"] == "nk"
    assert office.resolutions() == [("health", "autism", "typed", None)]


def test_the_record_is_kept_as_it_was(office: Office) -> None:
    office.answered("reporting_circumstances", place_of_death="home_normal", summary="W.")
    assert office.decide("place_of_death", "keep", "death").status_code == 302
    assert office.held("death")["place_of_death"] == "hosp_ed"
    assert not office.get().context["disputes"]


def test_the_day_of_death_facts_follow_what_is_taken(office: Office) -> None:
    visitor = office.answered("reporting_circumstances", place_of_death="home_normal", summary="W.")
    office.decide("place_of_death", visitor.request.pk, "death")
    assert office.held("death")["place_of_death"] == "home_normal"


def test_all_that_is_new_is_shown_first_and_then_written_at_once(office: Office) -> None:
    office.answered(autism="yes", motor_impairment="no", medication="Private remark.")
    page = office.get("new/")
    assert "Private remark" not in page.content.decode()
    assert office.held()["autism"] == ""
    assert office.post("new/", seen=page.context["seen"]).status_code == 302
    assert office.held()["autism"] == "yes" and office.held()["motor_impairment"] == "no"
    assert office.held()["medication"] == ""
    assert len(office.resolutions()) == 2


def test_what_changed_since_it_was_shown_is_not_written(office: Office) -> None:
    office.answered(autism="yes")
    seen = office.get("new/").context["seen"]
    office.answered(motor_impairment="no")
    answer = office.post("new/", seen=seen)
    assert answer.status_code == 200 and b"Nothing was written" in answer.content
    assert office.held()["autism"] == ""
    assert office.resolutions() == []


def test_a_question_that_changed_is_not_decided_unseen(office: Office) -> None:
    office.answered(autism="yes")
    other = office.answered(autism="no")
    answer = office.post("health/autism/", then=other.request.pk, seen="something else")
    assert answer.status_code == 200 and b"Nothing was written" in answer.content
    assert office.held()["autism"] == ""


@pytest.mark.parametrize("then", ["", "999999", "nonsense", "١"])
def test_nonsense_decides_nothing(office: Office, then: str) -> None:
    office.answered(autism="yes")
    office.answered(autism="no")
    assert office.decide("autism", then).status_code == 200
    assert office.held()["autism"] == "" and office.resolutions() == []


def test_words_of_agencies_are_shown_agency_by_agency(office: Office) -> None:
    one = office.answered(medication="Inhaler.")
    (voice,) = office.get().context["voices"]
    assert voice.agency == one.request.agency.name
    assert "Inhaler." in office.get().content.decode()


def test_who_answered_and_who_the_child_was_stay_off_the_page(office: Office) -> None:
    office.answered(autism="yes")
    page = office.get().content.decode()
    assert "Invented Colleague" not in page and "Unmistakable" not in page


def test_reading_and_deciding_are_recorded_without_their_values(office: Office) -> None:
    office.answered(autism="yes")
    other = office.answered(autism="no")
    office.decide("autism", other.request.pk)
    with scope_of(office.by), transaction.atomic():
        events = list(Event.objects.filter(chain=office.by.panel_id, object_ref=office.case.reference))
    acts = [event.act for event in events]
    assert "answers.read" in acts and "answer.decided" in acts and "section.recorded" in acts
    decided = next(event for event in events if event.act == "answer.decided")
    assert decided.detail == {"section": "health", "fields": ["autism"], "way": "taken"}


def test_a_chair_reads_and_decides_nothing(office: Office) -> None:
    office.answered(autism="yes")
    office.answered(autism="no")
    chair = sign_in(Client(), make_user(office.panel, "chair"))
    page = chair.get(office.at())
    assert page.status_code == 200 and b"Take this" not in page.content
    assert chair.post(office.at("health/autism/"), {"then": "type"}).status_code == 403
    assert chair.post(office.at("new/")).status_code == 403


def test_another_panel_sees_none_of_it(office: Office) -> None:
    office.answered(autism="yes")
    stranger = sign_in(Client(), make_user(make_panel("south")))
    for path in ("", "new/", "health/autism/"):
        assert stranger.get(office.at(path)).status_code == 404


def asked(office: Office, path: str) -> int:
    office.get(path)
    with CaptureQueriesContext(connection) as seen:
        office.get(path)
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)


def test_pages_ask_ten_queries_at_most_however_many_have_answered(office: Office) -> None:
    office.answered(autism="yes")
    paths = ("", "new/", "health/autism/")
    few = [asked(office, path) for path in paths]
    for _ in range(3):
        office.answered(autism="yes")
    assert [asked(office, path) for path in paths] == few
    assert max(few) <= 10
