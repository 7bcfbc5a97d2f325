"""Saving a section of the Analysis form from its page."""

import re

from django.db import transaction
from django.test import Client

from cdop.reviews import actions
from cdop.reviews.models import Review
from tests.makers.cases import make_accepted_case, make_listed_case, make_signed_case
from tests.makers.panels import in_panel, make_panel, make_user, sign_in


def page(case, slug: str) -> str:
    return f"/cases/{case.reference}/review/section/{slug}/"


def seen_on(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found
    return found[1]


def test_the_first_save_begins_the_review(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    seen = seen_on(shown(client, page(case, "classification")))
    sent = {"categories": ["9", "5"], "modifiability": "none_identified", "seen": seen}
    assert "“Category and modifiability” is saved." in shown(client, page(case, "classification"), sent)
    with in_panel(panel), transaction.atomic():
        assert Review.objects.get(case=case).primary_category == "5"


def test_each_category_stands_with_its_meaning(client, office, shown) -> None:
    text = shown(client, page(make_accepted_case(office), "classification"))
    assert text.count('type="checkbox"') == 10
    assert "usually adolescents. Not: Accidental ingestion (category 3)." in text


def test_days_of_stages_are_shown_and_not_asked(client, office, shown) -> None:
    case, _ = make_listed_case(office)
    text = shown(client, page(case, "meeting_basis"))
    assert "20 November 2025" in text and "cdrm_on_day" not in text and "reviewed_on_day" not in text


def test_two_people_are_shown_both_versions(client, office, chair, panel, shown) -> None:
    case, review = make_listed_case(office)
    seen = seen_on(shown(client, page(case, "summary")))
    with in_panel(panel), transaction.atomic():
        actions.record_section(review=review, slug="summary", values={"case_summary": "Theirs."}, by=chair)
    text = shown(client, page(case, "summary"), {"case_summary": "Mine.", "seen": seen})
    assert chair.name in text and "Theirs." in text and text.count("Mine.") == 2
    again = {"case_summary": "Both.", "seen": seen_on(text)}
    assert "“Summary” is saved." in shown(client, page(case, "summary"), again)


def test_what_was_typed_stays_with_its_mistake(client, office, shown) -> None:
    sent = {"registered_cause_1a": "x" * 301, "case_summary": "A long and careful summary."}
    text = shown(client, page(make_accepted_case(office), "summary"), sent)
    assert "There is a problem" in text and "A long and careful summary." in text


def test_a_refusal_stands_on_the_page(client, office, panel, shown) -> None:
    case, review = make_listed_case(office)
    with in_panel(panel), transaction.atomic():
        actions.conclude(case=case, reviewed_on=review.cdrm_on, by=office)
    seen = seen_on(shown(client, page(case, "classification")))
    sent = {"modifiability": "none_identified", "seen": seen}
    text = shown(client, page(case, "classification"), sent)
    assert "The panel has concluded this review. Choose at least one category of death." in text


def test_a_signed_review_is_not_opened_for_change(client, office, shown) -> None:
    text = shown(client, page(make_signed_case(office), "summary"), status=409)
    assert "This review is signed off." in text


def test_who_may_write(client, office, shown) -> None:
    case = make_accepted_case(office)
    shown(client, page(case, "findings"), status=404)
    member = sign_in(Client(), make_user(make_panel(), "member"))
    stranger = sign_in(Client(), make_user(make_panel("southshire")))
    for method in ("get", "post"):
        assert getattr(Client(), method)(page(case, "summary")).status_code == 302
        assert getattr(member, method)(page(case, "summary")).status_code == 403
        assert getattr(stranger, method)(page(case, "summary")).status_code == 404
