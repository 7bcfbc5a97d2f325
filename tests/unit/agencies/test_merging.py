"""Answers of several agencies side by side: what is in dispute, what is new, what is never merged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cdop.agencies.known import known_to_panel
from cdop.agencies.merging import Told, in_words, mark, merge
from cdop.agencies.sheets import Sheet
from cdop.dataset.forms import SECTIONS

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def told(request: int, slug: str = "health", at: datetime = AT, **answers) -> Told:
    return Told(request, f"Agency {request}", at, slug, Sheet((answers,)))


def states(case, *answers: Told, decided=None) -> dict[str, str]:
    return {q.element.name: q.state for q in merge(case, answers, decided or {})}


def test_two_different_answers_are_in_dispute_and_the_same_one_is_new() -> None:
    assert states({}, told(1, autism="yes"), told(2, autism="no")) == {"autism": "conflict"}
    assert states({}, told(1, autism="yes"), told(2, autism="yes")) == {"autism": "new"}


def test_an_answer_unlike_the_record_is_in_dispute_and_one_like_it_agrees() -> None:
    case = {"health": {"autism": "no"}}
    assert states(case, told(1, autism="yes")) == {"autism": "conflict"}
    assert states(case, told(1, autism="no")) == {"autism": "agrees"}


def test_not_known_disputes_nothing() -> None:
    assert states({}, told(1, autism="yes"), told(2, autism="nk")) == {"autism": "new"}
    assert states({}, told(1, autism="nk")) == {}
    assert states({"health": {"autism": "nk"}}, told(1, autism="yes")) == {"autism": "new"}


def test_nought_is_an_answer() -> None:
    assert states({"birth": {"parity": 0}}, told(1, "birth", parity=2)) == {"parity": "conflict"}
    assert states({}, told(1, "birth", parity=0)) == {"parity": "new"}


def test_what_was_decided_stays_so_until_a_later_answer_comes() -> None:
    place = ("health", "autism")
    both = told(1, autism="yes"), told(2, autism="no")
    assert states({}, *both, decided={place: AT}) == {"autism": "settled"}
    later = told(2, at=AT + timedelta(hours=1), autism="no")
    assert states({}, both[0], later, decided={place: AT}) == {"autism": "conflict"}


def test_the_same_thing_asked_in_two_sections_is_one_question() -> None:
    case = {"death": {"place_of_death": "hosp_ed"}}
    other = told(1, "reporting_circumstances", place_of_death="home_normal")
    (question,) = merge(case, [other], {})
    assert question.place == ("death", "place_of_death")
    assert question.state == "conflict"


def test_disputes_stand_first() -> None:
    found = merge({}, [told(1, autism="yes", motor_impairment="yes"), told(2, motor_impairment="no")], {})
    assert [question.state for question in found] == ["conflict", "new"]


def test_words_are_never_merged_and_stay_with_their_agency() -> None:
    one, other = told(1, medication="One remark."), told(2, medication="Another.")
    assert merge({}, [one, other], {}) == []
    heard = [(t.agency, [value for _, value in lines]) for t, _, lines in in_words([one, other])]
    assert heard == [("Agency 1", ["One remark."]), ("Agency 2", ["Another."])]


def test_who_answered_is_no_answer_about_the_child() -> None:
    details = told(1, "reporting_details", completed_by="A. Clerk", agency_knew_child="yes")
    assert merge({}, [details], {}) == []
    assert list(in_words([details])) == []


def test_a_mark_changes_with_every_answer_and_with_nothing_else() -> None:
    one = merge({}, [told(1, autism="yes")], {})
    same = merge({}, [told(1, at=AT + timedelta(days=1), autism="yes")], {})
    another = merge({}, [told(1, autism="yes"), told(2, autism="yes")], {})
    assert mark(one) == mark(same) != mark(another)


def test_only_codes_numbers_and_days_are_told_to_other_agencies() -> None:
    answers = {"health": {"autism": "yes", "medication": "A remark."}}
    assert set(known_to_panel(SECTIONS["health"], {}, [answers])) == {"autism"}
    assert set(known_to_panel(SECTIONS["health"], answers, [])) == {"autism"}


def test_agencies_that_differ_make_nothing_known() -> None:
    both = [{"health": {"autism": "yes"}}, {"health": {"autism": "no"}}]
    assert known_to_panel(SECTIONS["health"], {}, both) == {}
    assert known_to_panel(SECTIONS["health"], {"health": {"autism": "no"}}, both)["autism"].value == "no"


def test_nothing_of_who_answered_or_who_the_child_was_is_ever_known() -> None:
    for slug, section in SECTIONS.items():
        if section.identity:
            answers = {slug: {element.name: "x" for element in section}}
            assert known_to_panel(section, answers, [answers]) == {}
