"""The whole way of somebody who answers by link, and what is kept when they are interrupted."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cdop.agencies import actions
from cdop.agencies.models import Answer, AnswerDraft, RequestStep, Visit
from cdop.audit.models import Event
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.visitors import DETAILS, Visitor, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_actor(make_panel())


def visitor_of(by, *sections: str, **answers) -> Visitor:
    case = make_accepted_case(by, surname="Unmistakable", **answers)
    return Visitor(by, make_request(by, case, sections=sections or ("health",)))


@pytest.fixture
def visitor(by) -> Visitor:
    return visitor_of(by).enter()


def state(visitor: Visitor) -> str:
    with scope_of(visitor.by), transaction.atomic():
        visitor.request.refresh_from_db()
    return visitor.request.state


def lapse(visitor: Visitor) -> None:
    with scope_of(visitor.by), transaction.atomic():
        mine = Visit.objects.filter(panel_id=visitor.by.panel_id, link__request=visitor.request)
        mine.update(good_until=Now() - timedelta(seconds=1))


def test_from_the_link_to_handing_in(by) -> None:
    visitor = visitor_of(by)
    assert b"Unmistakable" not in visitor.get().content
    visitor.enter()
    assert b"Unmistakable" in visitor.get("form/").content
    assert state(visitor) == "viewed"
    assert visitor.save("reporting_details", **DETAILS).status_code == 302
    assert state(visitor) == "part_complete"
    visitor.save("health", autism="yes")
    assert b"Still needed" not in visitor.get("check/").content
    assert visitor.hand_in().url == visitor.at("done/")
    assert state(visitor) == "returned"
    assert visitor.get("form/health/").status_code == 403


def test_looking_does_not_count_as_opening_by_the_agency(by) -> None:
    visitor = visitor_of(by)
    visitor.get()
    visitor.post()
    assert state(visitor) == "sent"


def test_only_what_is_needed_to_find_the_record_is_shown(by) -> None:
    visitor = visitor_of(by, address="17 Secret Lane", circumstances="Found by a neighbour.").enter()
    page = visitor.get("form/").content.decode()
    assert "Robin Unmistakable" in page and "1 February 2023" in page
    for path in ("form/", "form/health/", "form/reporting_details/", "check/"):
        text = visitor.get(path).content.decode()
        assert (
            "Secret Lane" not in text
            and "neighbour" not in text
            and visitor.request.case.reference not in text
        )


def test_reading_who_the_child_is_is_recorded(visitor: Visitor, by) -> None:
    def reads() -> int:
        with scope_of(by), transaction.atomic():
            return Event.objects.filter(
                chain=by.panel_id, act="identity.read", actor="system:agency link"
            ).count()

    before = reads()
    visitor.get("form/")
    assert reads() == before + 1


def test_what_is_missing_is_asked_before_it_can_be_handed_in(visitor: Visitor) -> None:
    page = visitor.get("check/")
    assert b"Still needed" in page.content and b"Completed by" in page.content
    answer = visitor.hand_in()
    assert answer.status_code == 200 and b"Before this can be handed in" in answer.content
    assert state(visitor) == "viewed"


def test_saying_that_nothing_is_held_is_one_page(visitor: Visitor) -> None:
    assert (
        b"Tick the box"
        in visitor.post("nothing/", completed_by="A. Clerk", completed_by_role="Clerk").content
    )
    answer = visitor.post("nothing/", completed_by="A. Clerk", completed_by_role="Clerk", looked="on")
    assert answer.url == visitor.at("done/")
    assert state(visitor) == "nil_return"


def test_a_section_that_says_nothing_is_held_ends_the_questions(visitor: Visitor) -> None:
    visitor.save("reporting_details", **DETAILS | {"agency_knew_child": "no", "nil_return": "yes"})
    assert visitor.get("form/health/").status_code == 404
    visitor.hand_in()
    assert state(visitor) == "nil_return"


def test_a_section_that_is_not_asked_is_not_there(visitor: Visitor) -> None:
    assert visitor.get("form/social_environment/").status_code == 404
    assert visitor.get("form/child_identity/").status_code == 404


def test_a_wrong_answer_stays_on_the_page_with_its_sentence(visitor: Visitor) -> None:
    answer = visitor.save("health", height_cm="tall", autism="yes")
    assert answer.status_code == 200
    assert b'value="tall"' in answer.content and b"must be a number" in answer.content


def test_a_section_saved_in_two_windows_is_not_overwritten_unseen(visitor: Visitor) -> None:
    visitor.save("health", autism="yes")
    answer = visitor.post("form/health/", version=0, autism="no")
    assert answer.status_code == 200 and b"saved in another window" in answer.content
    assert visitor.post("form/health/", version=1, autism="no").status_code == 302


def test_what_the_panel_knows_is_not_asked_again(by) -> None:
    visitor = visitor_of(by, "reporting_circumstances", place_of_death="hosp_ed").enter()
    page = visitor.get("form/reporting_circumstances/").content.decode()
    assert "already known, from the panel" in page and 'name="differs_place_of_death"' in page
    visitor.save("reporting_circumstances", place_of_death="home_normal", summary="Words.")
    assert "place_of_death" not in held(visitor, "reporting_circumstances")
    visitor.save(
        "reporting_circumstances", place_of_death="home_normal", differs_place_of_death="on", summary="Words."
    )
    assert held(visitor, "reporting_circumstances")["place_of_death"] == "home_normal"


def test_words_and_answers_of_others_are_never_shown_but_codes_are(by) -> None:
    first = visitor_of(by, "health").enter()
    first.save("reporting_details", **DETAILS)
    first.save("health", autism="yes", known_conditions_text="A private remark.", medication="A remark.")
    first.hand_in()
    second = Visitor(by, make_request(by, first.request.case, sections=("health",))).enter()
    page = second.get("form/health/").content.decode()
    assert "already known, from another agency" in page
    assert "remark" not in page and "Invented agency" not in page.partition("Your answers")[2]
    assert "Invented Colleague" not in page


def test_not_known_to_the_panel_is_still_asked(by) -> None:
    visitor = visitor_of(by, "reporting_circumstances", place_of_death="nk").enter()
    assert "differs_place_of_death" not in visitor.get("form/reporting_circumstances/").content.decode()


def held(visitor: Visitor, slug: str) -> dict:
    from cdop.access.vault import open_vault
    from cdop.agencies import sheets

    with scope_of(visitor.by), transaction.atomic():
        row = Answer.objects.get(
            panel_id=visitor.by.panel_id, request=visitor.request, slug=slug, is_submitted=False
        )
        return dict(sheets.take(row, open_vault(visitor.by.panel_id)).values)


def test_what_is_typed_is_kept_and_shown_on_return(visitor: Visitor) -> None:
    assert visitor.post("form/health/draft/", height_cm="tall", autism="yes").status_code == 204
    page = visitor.get("form/health/").content.decode()
    assert 'value="tall"' in page and "not saved" in page
    assert "Typed, not saved" in visitor.get("form/").content.decode()
    visitor.post("form/health/", then="discard")
    assert 'value="tall"' not in visitor.get("form/health/").content.decode()


def test_when_time_has_run_out_what_was_typed_is_kept_and_shows_only_after_a_new_code(
    visitor: Visitor,
) -> None:
    lapse(visitor)
    assert visitor.get("form/health/").status_code == 403
    answer = visitor.post("form/health/", version=0, medication="Something long.")
    assert (
        answer.status_code == 403 and b"is kept" in answer.content and b"Something long" not in answer.content
    )
    visitor.post("again/")
    visitor.post("code/", code=code_of(visitor.by, visitor.request))
    assert "Something long." in visitor.get("form/health/").content.decode()


def test_a_stranger_keeps_nothing(by) -> None:
    visitor = visitor_of(by)
    visitor.post()
    for path in ("form/health/", "form/health/draft/"):
        assert visitor.post(path, medication="Planted.").status_code == 403
    with scope_of(by), transaction.atomic():
        assert not AnswerDraft.objects.filter(panel_id=by.panel_id).exists()


def test_a_page_whose_token_was_lost_keeps_what_was_typed(by) -> None:
    visitor = visitor_of(by).enter()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.client.cookies
    answer = strict.post(visitor.at("form/health/"), {"version": 0, "medication": "Something long."})
    assert answer.status_code == 200
    assert b"page had expired" in answer.content and b"Something long." in answer.content
    assert visitor.get("form/health/").context["version"] == 0


def test_answers_and_drafts_are_sealed_in_their_tables(visitor: Visitor, by) -> None:
    visitor.save("health", medication="Canary medicine")
    visitor.post("form/health/draft/", medication="Canary typed")
    with scope_of(by), transaction.atomic(), connection.cursor() as cursor:
        for table in (
            "agencies_answer",
            "agencies_answerdraft",
            "agencies_visit",
            "agencies_link",
            "audit_past",
        ):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            text = cursor.fetchone()[0] or ""
            assert "Canary" not in text and b"Canary".hex() not in text and visitor.token not in text


def test_no_token_name_or_mailbox_is_told_to_the_record_of_acts_or_the_logs(by, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = visitor_of(by).enter()
    visitor.save("reporting_details", **DETAILS)
    Client(enforce_csrf_checks=True).post(visitor.at())
    visitor.post("code/", code="123456")
    visitor.post("colleague/", name="Secret Colleague", email="secret@agency.example")
    with scope_of(by), transaction.atomic():
        events = "\n".join(
            f"{e.act} {e.actor_name} {e.object_ref} {e.detail}"
            for e in Event.objects.filter(chain=by.panel_id)
        )
    for secret in (visitor.token, "Unmistakable", "Secret Colleague", "agency.example", "Practice manager"):
        assert secret not in events and secret not in caplog.text
    assert "/answer/..." in caplog.text


def test_a_reopened_return_can_be_corrected_and_handed_in_again(by) -> None:
    visitor = visitor_of(by).enter()
    visitor.save("reporting_details", **DETAILS)
    visitor.save("health", autism="yes")
    visitor.hand_in()
    with scope_of(by):
        soon = timezone.localdate() + timedelta(days=7)
        actions.reopen(request=visitor.request, reason="One answer looks odd.", due_on=soon, by=by)
    again = Visitor(by, visitor.request).enter()
    assert held(again, "health")["autism"] == "yes"
    again.save("health", autism="no")
    assert again.hand_in().status_code == 302
    with scope_of(by), transaction.atomic():
        steps = [s.what for s in RequestStep.objects.filter(panel_id=by.panel_id, request=visitor.request)]
    assert steps.count("returned") == 2


def asked(visitor: Visitor, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        visitor.get(path)
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)


def test_pages_ask_ten_queries_at_most_however_many_have_answered(visitor: Visitor, by) -> None:
    visitor.save("health", autism="yes")
    paths = ("form/", "form/health/", "check/", "nothing/", "colleague/")
    few = [asked(visitor, path) for path in paths]
    for _ in range(3):
        other = Visitor(by, make_request(by, visitor.request.case, sections=("health",))).enter()
        other.save("reporting_details", **DETAILS)
        other.save("health", autism="yes")
        other.hand_in()
    assert [asked(visitor, path) for path in paths] == few
    assert max(few) <= 10


def test_a_day_in_a_future_year_is_refused_beside_its_question(visitor: Visitor) -> None:
    late = {**DETAILS, "completed_on_year": str(date.today().year + 2)}
    answer = visitor.save("reporting_details", **late)
    assert answer.status_code == 200 and b"or earlier" in answer.content
