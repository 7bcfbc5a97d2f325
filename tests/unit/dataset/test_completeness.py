"""Completeness: the denominator moves with the answers; blank means not asked, "not known" is an answer."""

from datetime import date

from cdop.dataset.completeness import expected, progress
from cdop.dataset.forms import section

DEATH, BIRTH, CHILD = section("death"), section("birth"), section("child")


def test_the_denominator_moves_with_the_answers() -> None:
    without = progress(DEATH, {"coroner_referred": "no"}, {})
    referred = progress(DEATH, {"coroner_referred": "yes"}, {})
    assert referred.expected == without.expected + 2
    more = {element.name for element in referred.missing} - {element.name for element in without.missing}
    assert more == {"coroner_area", "coroner_decision"}


def test_not_known_is_an_answer_and_blank_is_not() -> None:
    empty = progress(CHILD, {}, {})
    given = progress(CHILD, {"sex": "not_known", "ethnicity": "NKWN", "parents_related": "nk"}, {})
    assert (empty.done, empty.expected) == (0, 3)
    assert (given.done, given.expected, given.missing) == (3, 3, ())
    assert given.is_complete and not empty.is_complete


def test_optional_answers_do_not_count() -> None:
    assert progress(CHILD, {"religion": "none stated"}, {}).done == 0


def test_nought_is_an_answer() -> None:
    done = progress(BIRTH, {"parity": 0}, {"age_years": 0}).done
    assert done == 1


def test_birth_is_expected_only_under_one() -> None:
    assert expected(BIRTH, {}, {"age_years": 1}) == []
    assert "gestation_weeks" in [element.name for element in expected(BIRTH, {}, {"age_years": 0})]


def test_a_later_question_is_not_expected_of_an_earlier_form() -> None:
    facts = {"age_years": 0}
    early = [element.name for element in expected(BIRTH, {}, facts, on=date(2022, 3, 31))]
    late = [element.name for element in expected(BIRTH, {}, facts, on=date(2022, 4, 1))]
    assert set(late) - set(early) == {"maternal_bmi_booking"}


def test_an_absent_nhs_number_with_a_reason_is_not_missing() -> None:
    identity = section("child_identity")
    reason = {"nhs_number_absent_reason": "not_currently_available"}
    assert "nhs_number" in [element.name for element in progress(identity, {}, {}).missing]
    assert "nhs_number" not in [element.name for element in progress(identity, reason, {}).missing]


def test_progress_adds_up_over_sections() -> None:
    total = progress(CHILD, {"sex": "male"}, {}) + progress(section("residence"), {}, {})
    assert (total.done, total.expected) == (1, 5)
    assert [element.name for element in total.missing_musts] == ["ethnicity", "resident_la"]
