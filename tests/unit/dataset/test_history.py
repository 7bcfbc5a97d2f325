"""Which questions belong to which version of a form."""

from datetime import date, timedelta

import pytest

from cdop.dataset.forms import FORMS, SECTIONS, form, section

YEARS = {2019: date(2019, 4, 1), 2021: date(2021, 4, 1), 2022: date(2022, 4, 1)}


@pytest.mark.parametrize(
    ("slug", "name", "first"),
    [
        ("death", "suspected_stillbirth_home", 2021),
        ("social_environment", "lives_in_poverty", 2021),
        ("social_environment", "poverty_basis", 2021),
        ("social_environment", "barriers_to_services", 2021),
        ("child_identity", "nhs_number_absent_reason", 2022),
        ("child", "covid_status", 2022),
        ("birth", "maternal_bmi_booking", 2022),
        ("health", "height_cm", 2022),
        ("health", "weight_kg", 2022),
        ("service_provision", "bereavement_support_offered", 2022),
        ("service_provision", "bereavement_support_what", 2022),
    ],
)
def test_a_question_came_with_its_version(slug: str, name: str, first: int) -> None:
    asked = section(slug)[name]
    assert not asked.in_force(YEARS[first] - timedelta(days=1)) and asked.in_force(YEARS[first])


@pytest.mark.parametrize(
    ("slug", "versions"),
    [
        ("notification", [2019, 2021, 2022]),
        ("reporting", [2019, 2021, 2022]),
        ("analysis", [2019, 2021]),
        ("asthma_anaphylaxis", [2019, 2021]),
        ("drowning", [2019, 2021]),
        ("sudden_unexpected", [2019, 2021]),
        ("delivery_neonatal", [2019, 2022]),
        ("care_pathway", [2022]),
    ],
)
def test_a_form_changed_when_it_is_known_to_have_changed(slug: str, versions: list[int]) -> None:
    assert [each.since for each in form(slug).versions] == [YEARS[year] for year in versions]
    assert [each.name for each in form(slug).versions] == [str(year) for year in versions]


def test_a_question_begins_with_a_version_of_its_form() -> None:
    """But for the medical examiner, who came with a law and not with a form."""
    late = {
        f"{part.slug}.{element.name}"
        for each in FORMS
        for part in each.sections
        for element in part
        if element.since and element.since not in {version.since for version in each.versions}
    }
    assert late == {"death.me_scrutiny"}


def test_every_form_says_what_it_is_for_and_is_of_one_stage() -> None:
    assert all(each.purpose for each in FORMS) and len(FORMS) == 25
    assert all(part.elements for part in SECTIONS.values())
