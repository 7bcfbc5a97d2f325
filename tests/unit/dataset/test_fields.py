"""Section forms: everything may be left blank; what is given is checked, in sentences."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms

from cdop.dataset.fields import NOT_ASKED, section_form
from cdop.dataset.forms import SECTIONS, section


def filled(slug: str, data: dict[str, Any], **more: Any) -> forms.Form:
    made = section_form(section(slug))(data=data, **more)
    made.is_valid()
    return made


@pytest.mark.parametrize("slug", SECTIONS)
def test_nothing_is_required_to_save(slug: str) -> None:
    made = filled(slug, {})
    assert made.is_valid(), made.errors
    assert list(made.fields) == section(slug).names
    assert not any(made.cleaned_data.values())


def test_short_lists_are_radios_with_a_way_back_and_long_ones_a_menu() -> None:
    fields = section_form(section("child")).base_fields
    assert isinstance(fields["sex"].widget, forms.RadioSelect)
    assert fields["sex"].choices[-1] == (NOT_ASKED, "Not asked")
    assert type(fields["ethnicity"].widget) is forms.Select
    assert fields["ethnicity"].choices[0] == ("", "Not asked")
    assert filled("child", {"sex": NOT_ASKED, "ethnicity": ""}).cleaned_data["sex"] == ""


def test_an_unanswered_radio_shows_as_not_asked() -> None:
    html = str(section_form(section("child"))(initial={"sex": ""})["sex"])
    assert f'value="{NOT_ASKED}"' in html and html.count("checked") == 1


def test_answers_are_cleaned() -> None:
    given = {"nhs_number": "943 476 5919", "postcode": "bb11aa", "address": "1 High Street\r\nAnytown"}
    day = {"date_of_birth_day": "1", "date_of_birth_month": "3", "date_of_birth_year": "2023"}
    cleaned = filled("child_identity", given | day).cleaned_data
    assert cleaned["nhs_number"] == "9434765919" and cleaned["postcode"] == "BB1 1AA"
    assert cleaned["date_of_birth"] == date(2023, 3, 1)
    assert cleaned["address"] == "1 High Street\nAnytown"


@pytest.mark.parametrize(
    ("slug", "name", "given", "sentence"),
    [
        ("child_identity", "nhs_number", "9434765918", "its check digit is wrong"),
        ("child_identity", "postcode", "BB1", "is not a full UK postcode"),
        ("child_identity", "surname", "x" * 101, "at most 100 characters"),
        ("residence", "lsoa11", "Blackburn", "is not a lower-layer super output area"),
        ("birth", "gestation_weeks", "46", "between 0 and 45 weeks"),
        ("birth", "gestation_weeks", "forty", "must be a whole number"),
        ("birth", "maternal_bmi_booking", "24.55", "1 decimal place"),
        ("child", "sex", "M", "Select a valid choice"),
        ("death", "time_of_death", "25:00", "must be a time of day"),
    ],
)
def test_what_is_wrong_is_said(slug: str, name: str, given: str, sentence: str) -> None:
    assert sentence in str(filled(slug, {name: given}).errors[name])


def test_several_codes_are_a_list_and_none_stands_alone() -> None:
    two = filled("conclusion", {"refer_elsewhere": ["coroner", "police"]})
    assert two.cleaned_data["refer_elsewhere"] == ["coroner", "police"]
    contradictory = filled("conclusion", {"refer_elsewhere": ["none", "police"]})
    assert "Choose “None” alone" in str(contradictory.errors["refer_elsewhere"])


def test_a_retired_code_is_offered_only_where_it_is_stored() -> None:
    made = section_form(section("findings"))
    assert not made(data={"relevance": "3"}).is_valid()
    stored = made(data={"relevance": "3"}, initial={"relevance": "3"})
    assert stored.is_valid() and stored.cleaned_data["relevance"] == "3"


def test_a_condition_reaches_the_page() -> None:
    attrs = section_form(section("death")).base_fields["coroner_decision"].widget.attrs
    assert attrs["data-when-field"] == "coroner_referred" and attrs["data-when-values"] == "yes"


def test_questions_that_cannot_apply_are_left_out_unless_answered() -> None:
    made = section_form(section("birth"))
    assert made(facts={"age_years": 6}).fields == {}
    assert list(made(facts={"age_years": 6}, initial={"birth_weight_g": 950}).fields) == ["birth_weight_g"]
    assert "maternal_bmi_booking" not in made(facts={"age_years": 0}, on=date(2022, 3, 31)).fields


def test_a_decimal_is_a_decimal() -> None:
    assert filled("birth", {"maternal_bmi_booking": "24.5"}).cleaned_data["maternal_bmi_booking"] == Decimal(
        "24.5"
    )
