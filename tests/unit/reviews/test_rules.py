"""What is still missing and what contradicts, asked of reviews that are never stored."""

import pytest

from cdop.core.refusals import Refused
from cdop.reviews import rules
from cdop.reviews.models import Finding, Review

SILENT = {f"domain_{letter}": "none_identified" for letter in "abcd"}


def review(**answers) -> Review:
    return Review(**{"modifiability": "none_identified", "categories": ["8"], **SILENT, **answers})


def finding(**answers) -> Finding:
    return Finding(**{"domain": "C", "factor_code": "C16", "relevance": "2", "modifiable": "no", **answers})


def test_a_domain_with_neither_a_factor_nor_a_word_is_asked_for() -> None:
    held = review(domain_b="", domain_d="factors_recorded")
    missing = rules.missing_to_conclude(held, [finding()])
    assert [s[:8] for s in missing if s.startswith("Domain")] == ["Domain B", "Domain D"]


def test_none_identified_and_no_information_both_speak_for_a_domain() -> None:
    held = review(domain_a="no_information")
    assert rules.missing_to_conclude(held, []) == [rules.NO_PANEL_DAY]


def test_an_unjudged_factor_is_asked_about() -> None:
    held = review(domain_c="factors_recorded")
    asked = rules.missing_to_conclude(
        held, [finding(relevance="", modifiable="", factor_code="", factor_text="Cold")]
    )
    assert "Factor “Cold”: say how relevant it was." in asked
    assert "Factor “Cold”: say whether it was modifiable." in asked


def test_a_domain_said_to_hold_nothing_contradicts_a_contributory_factor() -> None:
    for relevance, contradicts in (("0", False), ("1", False), ("1*", False), ("2", True), ("3", True)):
        found = rules.inconsistencies(review(), [finding(relevance=relevance)])
        assert bool(found) is contradicts, relevance
    assert not rules.inconsistencies(review(domain_c="factors_recorded"), [finding()])


def test_modifiability_agrees_with_the_factors() -> None:
    spoken = {"domain_c": "factors_recorded"}
    modifiable = [finding(modifiable="yes")]
    assert rules.inconsistencies(review(**spoken), modifiable)
    assert not rules.inconsistencies(review(**spoken, modifiability="modifiable_identified"), modifiable)
    assert rules.inconsistencies(review(**spoken, modifiability="modifiable_identified"), [finding()])
    assert not rules.inconsistencies(review(**spoken, modifiability="inadequate_information"), modifiable)


def test_only_the_current_version_is_open() -> None:
    rules.check_is_open(Review())
    with pytest.raises(Refused):
        rules.check_is_open(Review(is_current=False))
