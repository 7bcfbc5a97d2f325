"""Sections and lines: what is kept, what is refused, and two people at one review."""

import pytest

from cdop.audit.models import Event
from cdop.core.refusals import Refused
from cdop.reviews import actions, queries
from cdop.reviews.actions.holding import findings_of
from cdop.reviews.rules import Overtaken
from tests.makers.cases import SMOKE, make_accepted_case, make_listed_case


@pytest.fixture
def review(scope, office):
    return actions.start(case=make_accepted_case(office), by=office)


def test_a_draft_is_begun_once(scope, office) -> None:
    case = make_accepted_case(office)
    assert actions.start(case=case, by=office) == actions.start(case=case, by=office)
    assert Event.objects.filter(act="review.started", object_ref=case.reference).count() == 1


def test_the_primary_category_follows_the_set_and_leaves_it(review, office) -> None:
    actions.record_section(
        review=review, slug="classification", values={"categories": ["10", "9", "5"]}, by=office
    )
    review.refresh_from_db()
    assert (review.primary_category, review.categories) == ("5", ["10", "9", "5"])


def test_two_people_on_two_sections_do_not_meet(review, office, chair) -> None:
    seen = review.mark_of("summary")
    actions.record_section(review=review, slug="classification", values={"categories": ["9"]}, by=chair)
    changed = actions.record_section(
        review=review, slug="summary", values={"case_summary": "The child fell ill."}, by=office, seen=seen
    )
    review.refresh_from_db()
    assert changed == ["case_summary"] and review.categories == ["9"]


def test_two_people_on_one_section_do(review, office, chair) -> None:
    seen = review.mark_of("summary")
    actions.record_section(review=review, slug="summary", values={"case_summary": "First."}, by=chair)
    with pytest.raises(Overtaken, match=chair.name):
        actions.record_section(
            review=review, slug="summary", values={"case_summary": "Second."}, by=office, seen=seen
        )


def test_a_coded_factor_brings_its_domain(review, office) -> None:
    made = actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
    assert made.domain == "C"
    with pytest.raises(Refused, match="belongs to domain C"):
        actions.add_line(review=review, slug="findings", values={**SMOKE, "domain": "A"}, by=office)


@pytest.mark.parametrize(
    ("slug", "values"),
    [("findings", {}), ("findings", {"domain": "A"}), ("findings", {"factor_text": "Cold"}),
     ("learning", {"text": " "}), ("recommendations", {"to_whom": "The trust"})],
)  # fmt: skip
def test_a_line_that_says_nothing_is_refused(review, office, slug, values) -> None:
    with pytest.raises(Refused):
        actions.add_line(review=review, slug=slug, values=values, by=office)


def test_a_changed_line_keeps_its_place_and_its_past(review, office) -> None:
    first = actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
    second = actions.add_line(
        review=review, slug="findings", values={**SMOKE, "factor_code": "A02"}, by=office
    )
    fresh = actions.change_line(row=first, slug="findings", values={**SMOKE, "modifiable": "no"}, by=office)
    assert [line.pk for line in findings_of(review)] == [fresh.pk, second.pk]
    first.refresh_from_db()
    assert (first.modifiable, first.withdrawn_by) == ("yes", office.audit_id)


def test_a_line_is_changed_by_one_person_at_a_time(review, office, chair) -> None:
    line = actions.add_line(review=review, slug="findings", values=SMOKE, by=office)
    stale = queries.find_line(review.case, "findings", line.pk, by=chair)
    actions.withdraw_line(row=line, slug="findings", by=office)
    with pytest.raises(Overtaken):
        actions.change_line(row=stale, slug="findings", values=SMOKE, by=chair)


def test_a_new_version_takes_the_lines_that_stand(scope, office, chair) -> None:
    case, review = make_listed_case(office, learning=["Ask who smokes."])
    gone = actions.add_line(review=review, slug="learning", values={"text": "Mistaken."}, by=office)
    actions.withdraw_line(row=gone, slug="learning", by=office)
    actions.conclude(case=case, reviewed_on=review.cdrm_on, by=office)
    actions.sign_off(case=case, by=chair)
    fresh = queries.with_lines(actions.reopen(case=case, reason="The inquest.", by=chair), by=office)
    assert [line.text for line in fresh.learning] == ["Ask who smokes."]
    assert fresh.findings[0].factor_code == "C16" and fresh.review.cdrm_on == review.cdrm_on
