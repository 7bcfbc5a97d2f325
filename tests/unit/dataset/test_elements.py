"""Declarations: sound ones load, contradictory ones are refused in a sentence."""

from datetime import date
from typing import Any

import pytest

from cdop.dataset.codelists import Sex
from cdop.dataset.conditions import FACTS
from cdop.dataset.elements import Element, Kind, Privacy, Required, Section, Version, is_asked, when
from cdop.dataset.forms import FORMS, SECTIONS, form, form_of, section
from cdop.dataset.notification import RECORD
from cdop.dataset.sources import source_keys, sources


def text(name: str = "note", **more: Any) -> Element:
    return Element(**{"name": name, "label": "Note", "kind": Kind.TEXT, "source": "design", **more})


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": "Note"}, "must be named in lower case"),
        ({"label": ""}, "has no label"),
        ({"source": ""}, "has no source"),
        ({"kind": Kind.CODE}, "names no code list"),
        ({"codes": Sex}, "takes no codes"),
        ({"minimum": 1}, "is not a number"),
        ({"kind": Kind.DECIMAL, "maximum": 5}, "without decimal places"),
        ({"kind": Kind.LONG_TEXT}, "may hide identifiers"),
        ({"kind": Kind.INTEGER, "minimum": 5, "maximum": 1}, "smallest value above its largest"),
        ({"kind": Kind.INTEGER, "minimum": 5, "usual_minimum": 1}, "usual range wider"),
        ({"since": date(2022, 4, 1), "until": date(2021, 4, 1)}, "ends before it begins"),
    ],
)
def test_a_contradiction_is_refused(more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        text(**more)


@pytest.mark.parametrize(
    ("elements", "sentence"),
    [
        ((text(), text()), "more than once"),
        ((text(privacy=Privacy.DIRECT),), "Move it to an identity section"),
        ((text(when=when("elsewhere", blank=True)),), "neither another answer"),
        ((text("sex", kind=Kind.CODE, codes=Sex), text(when=when("sex", equals="M"))), "cannot have"),
    ],
)
def test_a_contradictory_section_is_refused(elements: tuple[Element, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Section("made_up", "Made up", elements)


def test_a_condition_says_one_thing() -> None:
    with pytest.raises(ValueError, match="must say one thing"):
        when("age_years")


def test_the_agreed_sections_are_declared() -> None:
    slugs = {each.slug: [part.slug for part in each.sections] for each in FORMS}
    assert slugs["notification"] == [
        "child_identity", "child", "death", "residence", "safeguarding", "circumstances", "notifier",
        "people", "contacts", "family_support", "family_questions",
    ]  # fmt: skip
    assert slugs["joint_response"] == ["joint_response", "response_people", "response_meetings"]
    assert slugs["reporting"] == [
        "reporting_details", "reporting_circumstances", "birth", "health",
        "social_environment", "physical_environment", "service_provision",
    ]  # fmt: skip
    assert slugs["review_meeting"] == ["review_meeting", "meeting_attendees"]
    assert slugs["analysis"] == [
        "meeting_basis", "summary", "findings", "domain_statements",
        "classification", "learning", "recommendations", "conclusion",
    ]  # fmt: skip


def test_forms_stand_in_the_order_in_which_people_meet_them() -> None:
    order = [each.slug for each in FORMS]
    assert order[:3] == ["notification", "joint_response", "reporting"]
    assert order[-2:] == ["review_meeting", "analysis"]
    assert {each.slug for each in FORMS if each.asked_of_agencies} == {*order[2:-2]}


@pytest.mark.parametrize("part", [RECORD, *SECTIONS.values()], ids=lambda part: part.slug)
def test_every_source_named_is_listed(part: Section) -> None:
    assert {key for element in part for key in source_keys(element.source)} <= set(sources())


def test_only_identity_sections_hold_direct_identifiers() -> None:
    holding = {slug for slug, part in SECTIONS.items() if any(e.privacy is Privacy.DIRECT for e in part)}
    identity = {slug for slug, part in SECTIONS.items() if part.identity}
    assert identity == {
        "child_identity", "notifier", "people", "contacts", "family_questions",
        "reporting_details", "response_people", "meeting_attendees",
    }  # fmt: skip
    assert identity - holding == {"family_questions"}, "free text of a family is kept like a name"
    assert holding <= identity


def test_look_ups_speak_when_they_fail() -> None:
    assert section("death")["date_of_death"].required is Required.MUST
    assert form_of("birth") is form("reporting")
    for asked in (lambda: section("x"), lambda: form("x"), lambda: section("death")["x"]):
        with pytest.raises(KeyError, match="no "):
            asked()


def test_a_condition_follows_another_answer() -> None:
    decision = section("death")["coroner_decision"]
    assert is_asked(decision, {"coroner_referred": "yes"}, {})
    assert not any(is_asked(decision, {"coroner_referred": code}, {}) for code in ("no", "nk", ""))


def test_two_conditions_both_count_and_an_unknown_fact_asks_nothing() -> None:
    stillbirth = section("death")["suspected_stillbirth_home"]
    home = {"event_location": "home_normal"}
    assert is_asked(stillbirth, home, {"age_days": 0})
    assert not is_asked(stillbirth, {"event_location": "hospital"}, {"age_days": 0})
    assert not is_asked(stillbirth, home, {"age_days": 1}) and not is_asked(stillbirth, home, {})
    assert not is_asked(stillbirth, home, {"age_days": 0}, on=date(2021, 3, 31))


def test_versions_of_a_form() -> None:
    notification = form("notification")
    assert notification.version_on(date(2021, 3, 31)).name == "2019"
    assert notification.version_on(date(2021, 4, 1)).name == "2021"
    assert notification.version == "2022" and notification.until is None
    assert Version("1", date(2020, 1, 1)).until is None


def test_facts_are_not_shadowed_by_answers() -> None:
    assert not set(FACTS) & {name for part in SECTIONS.values() for name in part.names}


def test_a_fact_with_codes_takes_no_other_code() -> None:
    asked = when("event_topic", equals="drowning")
    assert asked.holds({}, {"event_topic": ("sudi_sudc", "drowning")}) and not asked.holds({}, {})
    with pytest.raises(ValueError, match="cannot have"):
        Section("made_up", "Made up", (text(when=when("event_topic", equals="flood")),))


def test_only_a_day_or_a_moment_may_lie_in_the_future() -> None:
    with pytest.raises(ValueError, match="may lie in the future"):
        text(may_be_future=True)


def test_any_chosen_code_meets_a_condition() -> None:
    assert when("reasons", equals="b").holds({"reasons": ["a", "b"]}, {})
    assert not when("reasons", one_of=("c",)).holds({"reasons": ["a", "b"]}, {})
