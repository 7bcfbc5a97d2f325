"""Old forms are readable: what they said then, and what it is called today."""

from datetime import date

import pytest

from cdop.dataset.codelists.former import FormerDomain, Numbering, Preventability, RelevanceScale
from cdop.dataset.codelists.review import Domain
from cdop.dataset.former import (
    conclusion_words,
    domain_now,
    former_form,
    former_forms,
    former_names,
    modifiability_now,
    possible_forms,
    relevance_now,
    relevance_words,
)
from cdop.dataset.forms import FORMS

SET, EARLIER = Numbering.SET_2008, Numbering.EARLIER
OLDEST, LATER, CURRENT = RelevanceScale.OLDEST, RelevanceScale.LATER, RelevanceScale.CURRENT


@pytest.mark.parametrize(
    ("name", "numbering", "today"),
    [
        ("Form A", SET, "notification"),
        ("B", SET, "reporting"),
        ("C", SET, "analysis"),
        ("B2", SET, "delivery_neonatal"),
        ("B2", EARLIER, "transport"),
        ("b4", SET, "sudden_unexpected"),
        ("Form B4", EARLIER, "fire_burns"),
        ("B5", SET, "transport"),
        ("B5", EARLIER, "poisoning"),
        ("B12", SET, "suicide_self_harm"),
        ("A1", SET, ""),
    ],
)
def test_a_number_is_read_with_its_numbering(name: str, numbering: Numbering, today: str) -> None:
    assert former_form(name, numbering).form == today


def test_a_number_that_was_not_seen_is_not_guessed() -> None:
    with pytest.raises(KeyError, match="No form is known as Form B11"):
        former_form("B11", EARLIER)


def test_an_ambiguous_number_gives_both() -> None:
    assert {each.form for each in possible_forms("B8")} == {"poisoning", "violence_maltreatment"}
    assert [each.form for each in possible_forms("Form C")] == ["analysis"]


def test_names_of_todays_forms_then() -> None:
    assert [each.name for each in former_names("transport")] == ["Form B5", "Form B2"]
    assert former_names("asthma_anaphylaxis") == ()
    assert {each.form for each in former_forms()} - {""} <= {each.slug for each in FORMS}


def test_todays_forms_name_the_same_former_form() -> None:
    for each in FORMS:
        if each.former_name:
            assert former_form(each.former_name, SET).form == each.slug


@pytest.mark.parametrize(
    ("former", "factor", "today"),
    [
        (FormerDomain.CHILD, "", Domain.A),
        (FormerDomain.PARENTING, "", Domain.B),
        (FormerDomain.SERVICE, "", Domain.D),
        (FormerDomain.FAMILY, "B06", Domain.B),
        (FormerDomain.FAMILY, "C01", Domain.C),
        (FormerDomain.FAMILY, "", None),
        (FormerDomain.FAMILY, "A01", None),
        (FormerDomain.FAMILY, "unheard of", None),
    ],
)
def test_family_and_environment_is_split_by_factor(
    former: FormerDomain, factor: str, today: Domain | None
) -> None:
    assert domain_now(former, factor) is today


@pytest.mark.parametrize(
    ("grade", "scale", "today"),
    [
        ("0", OLDEST, "0"), ("1", OLDEST, "1"), ("1*", OLDEST, "1"), ("2", OLDEST, "2"), ("3", OLDEST, "2"),
        ("1", LATER, "1"), ("3", LATER, "2"), ("2", CURRENT, "2"),
    ],
)  # fmt: skip
def test_a_grade_today(grade: str, scale: RelevanceScale, today: str) -> None:
    assert relevance_now(grade, scale) == today
    assert relevance_now(grade, scale).is_current


@pytest.mark.parametrize(("grade", "scale"), [("1*", LATER), ("1*", CURRENT), ("3", CURRENT), ("4", OLDEST)])
def test_a_grade_its_scale_did_not_have_is_refused(grade: str, scale: RelevanceScale) -> None:
    with pytest.raises(ValueError, match="is no grade of the scale"):
        relevance_now(grade, scale)


def test_the_words_of_then_differ_by_scale() -> None:
    assert relevance_words("1", OLDEST) == "No factors identified"
    assert "unlikely to have contributed" in relevance_words("1", LATER)
    assert "unlikely to have contributed" in relevance_words("1*", OLDEST)
    assert relevance_words("3", OLDEST) == "A complete and sufficient explanation for the death"


@pytest.mark.parametrize(
    ("then", "today"),
    [
        (Preventability.PREVENTABLE, "modifiable_identified"),
        (Preventability.POTENTIALLY, "modifiable_identified"),
        (Preventability.NOT_PREVENTABLE, "none_identified"),
        (Preventability.INADEQUATE, "inadequate_information"),
    ],
)
def test_preventability_today(then: Preventability, today: str) -> None:
    assert modifiability_now(then) == today


def test_the_words_change_on_1_april_2010() -> None:
    assert conclusion_words("preventable", date(2010, 3, 31)) == "Preventable"
    assert conclusion_words("none_identified", date(2010, 4, 1)) == "No modifiable factors identified"
    with pytest.raises(ValueError, match="was not a conclusion on 1 April 2010"):
        conclusion_words("preventable", date(2010, 4, 1))
