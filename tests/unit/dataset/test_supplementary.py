"""The twenty supplementary forms: which there are, and which of them a case calls for."""

from typing import Any

import pytest

from cdop.dataset.codelists import EventType
from cdop.dataset.codelists.health import KnownCondition
from cdop.dataset.elements import Proposal, Stage, when
from cdop.dataset.facts import facts_from
from cdop.dataset.forms import SECTIONS, form
from cdop.dataset.joint_response import JOINT_RESPONSE
from cdop.dataset.sameness import check_proposals
from cdop.dataset.supplementary import SUPPLEMENTARY, is_proposed, proposed

TWENTY = [
    "asthma_anaphylaxis",
    "cardiac",
    "care_pathway",
    "genetic_congenital",
    "delivery_neonatal",
    "sudden_unexpected",
    "drowning",
    "life_limiting",
    "dka",
    "epilepsy",
    "infection",
    "oncology",
    "transport",
    "fire_burns",
    "poisoning",
    "trauma_other",
    "substance_misuse",
    "violence_maltreatment",
    "suicide_self_harm",
    "surgical_anaesthetic",
]

BY_EVENT = {
    "neonatal": {"delivery_neonatal"},
    "life_limiting": {"life_limiting"},
    "sudi_sudc": {"sudden_unexpected"},
    "rtc": {"transport"},
    "drowning": {"drowning"},
    "fire_burns": {"fire_burns"},
    "poisoning": {"poisoning"},
    "other_injury": {"trauma_other"},
    "substance_misuse": {"substance_misuse"},
    "apparent_homicide": {"violence_maltreatment"},
    "apparent_suicide": {"suicide_self_harm"},
    "asthma_anaphylaxis": {"asthma_anaphylaxis"},
    "cardiac": {"cardiac"},
    "genetic_congenital": {"genetic_congenital"},
    "infection": {"infection"},
    "oncology": {"oncology"},
    "epilepsy": {"epilepsy"},
    "diabetes": {"dka"},
    "medical_complication": {"care_pathway", "surgical_anaesthetic"},
    "other": set(),
    "nk": set(),
}


def slugs(answers: dict[str, Any], facts: dict[str, Any] | None = None) -> set[str]:
    return {each.slug for each in proposed(answers, facts or {})}


def test_there_are_twenty_with_the_agreed_names() -> None:
    assert [each.slug for each in SUPPLEMENTARY] == TWENTY
    assert all(each.stage is Stage.SUPPLEMENTARY and each.asked_of_agencies for each in SUPPLEMENTARY)
    assert all(each.purpose.endswith(".") and each.proposed_when for each in SUPPLEMENTARY)


def test_a_form_of_one_section_shares_its_slug_and_sudden_death_has_four() -> None:
    for each in SUPPLEMENTARY:
        parts = [part.slug for part in each.sections]
        expected = [f"sudden_unexpected_{part}" for part in ("history", "found", "sleep", "after")]
        assert parts == (expected if each.slug == "sudden_unexpected" else [each.slug])


def test_only_the_care_pathway_repeats() -> None:
    repeating = {part.slug for each in SUPPLEMENTARY for part in each.sections if part.repeats}
    assert repeating == {"care_pathway"}


def test_sharing_a_surface_and_its_hazards_are_separate_questions() -> None:
    sleep = SECTIONS["sudden_unexpected_sleep"]
    assert sleep["co_sleeping"].codes is not sleep["sharing_hazards"].codes
    assert sleep["sharing_hazards"].when == when("co_sleeping", equals="yes")


@pytest.mark.parametrize("event", EventType.codes())
def test_each_type_of_event_asks_for_its_form(event: str) -> None:
    assert slugs({"death": {"likely_event_type": event}}) == BY_EVENT[event]
    assert slugs({"reporting_circumstances": {"event_types": [event, "other"]}}) == BY_EVENT[event]


@pytest.mark.parametrize(
    ("answers", "facts", "form_slug"),
    [
        ({}, {"age_days": 28}, "delivery_neonatal"),
        ({"death": {"place_of_death": "hosp_nnu"}}, {"age_days": 90}, "delivery_neonatal"),
        ({"death": {"jar_trigger_reason": ["sudden_no_cause"]}}, {}, "sudden_unexpected"),
        ({"death": {"jar_trigger_reason": ["suspicious"]}}, {}, "violence_maltreatment"),
        ({"death": {"expected": "expected"}}, {}, "life_limiting"),
        ({"death": {"place_of_death": "hosp_icu"}}, {}, "care_pathway"),
        ({"classification": {"categories": ["7"]}}, {}, "genetic_congenital"),
        ({"classification": {"categories": ["9", "4"]}}, {}, "oncology"),
        ({"classification": {"categories": ["2"]}}, {}, "suicide_self_harm"),
        ({"health": {"known_conditions": ["asthma"]}}, {}, "asthma_anaphylaxis"),
        ({"health": {"known_conditions": ["life_limiting", "epilepsy"]}}, {}, "epilepsy"),
    ],
)
def test_other_answers_propose_a_form(answers: dict[str, Any], facts: dict[str, Any], form_slug: str) -> None:
    assert form_slug in slugs(answers, facts)


def test_nothing_known_proposes_nothing() -> None:
    assert slugs({}) == slugs({"death": None, "health": {"known_conditions": []}}) == set()
    assert slugs({"death": {"place_of_death": "home_normal"}}, {"age_days": 29, "age_years": 0}) == set()


def test_every_known_condition_with_a_form_of_its_own_proposes_it() -> None:
    without = {"other_chronic", "none", "nk"}
    for code in KnownCondition.codes():
        assert bool(slugs({"health": {"known_conditions": [code]}})) == (code not in without), code


def test_a_joint_agency_response_has_its_record_proposed() -> None:
    assert is_proposed(JOINT_RESPONSE, {"death": {"jar_triggered": "yes"}}, {})
    assert not is_proposed(JOINT_RESPONSE, {"death": {"jar_triggered": "no"}}, {})


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Proposal(when("weather", equals="rain"), "death"), "neither a known fact"),
        (Proposal(when("likely_event_type", equals="rain"), "death"), "cannot have"),
    ],
)
def test_a_reason_that_can_never_hold_is_refused(reason: Proposal, sentence: str) -> None:
    made = form("drowning")
    wrong = type(made)(**{**vars(made), "proposed_when": (reason,)})
    with pytest.raises(ValueError, match=sentence):
        check_proposals((wrong,), SECTIONS)


def test_the_type_of_event_is_gathered_from_where_it_was_given() -> None:
    notified = {"likely_event_type": "drowning"}
    reported = {"event_types": ["drowning", "epilepsy"]}
    assert facts_from({"death": notified}) == {"event_topic": ("drowning",)}
    both = facts_from({"death": notified, "reporting_circumstances": reported})
    assert both == {"event_topic": ("drowning", "epilepsy")}
    assert facts_from({"death": {"likely_event_type": ""}, "reporting_circumstances": None}) == {}
