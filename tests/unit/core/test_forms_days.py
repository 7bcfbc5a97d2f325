"""The day in three boxes: what is understood, what is said when it is not, what is kept."""

from datetime import date

import pytest
from django import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.core.forms import DayField, TypedDay


class Death(forms.Form):
    died_on = DayField(label="Date of death", earliest=date(2000, 1, 1), latest=lambda: date(2026, 3, 31))


def sent(day="", month="", year="") -> Death:
    return Death({"died_on_day": day, "died_on_month": month, "died_on_year": year})


@pytest.mark.parametrize(
    "boxes", [("27", "3", "2026"), ("27", "03", "2026"), (" 27 ", "March", "2026"), ("27", "mar", "2026")]
)
def test_real_days_are_understood(boxes):
    form = sent(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["died_on"] == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (("", "", ""), "Enter date of death"),
        (("27", "", "2026"), "Date of death must include a month"),
        (("", "", "2026"), "Date of death must include a day and a month"),
        (("31", "2", "2026"), "Date of death must be a real date, like 27 3 2026"),
        (("0", "2", "2026"), "Date of death must be a real date, like 27 3 2026"),
        (("1", "ma", "2026"), "Date of death must be a real date, like 27 3 2026"),
        (("²", "2", "2026"), "Date of death must be a real date, like 27 3 2026"),
        (("27", "3", "26"), "Date of death must have a year of four numbers, like 2026"),
        (("31", "12", "1999"), "Date of death must be 1 January 2000 or later"),
        (("1", "4", "2026"), "Date of death must be 31 March 2026 or earlier"),
    ],
)
def test_sentence_says_what_is_wrong(boxes, sentence):
    assert sent(*boxes).errors["died_on"] == [sentence]


@pytest.mark.parametrize(
    ("typed", "boxes"),
    [
        (TypedDay("27", "", "2026"), ["month"]),
        (TypedDay("27", "13", "2026"), ["month"]),
        (TypedDay("27", "3", "26"), ["year"]),
        (TypedDay("31", "2", "2026"), []),
        (TypedDay("x", "y", "z"), ["day", "month", "year"]),
    ],
)
def test_faulty_boxes_are_named(typed, boxes):
    assert typed.faulty_boxes == boxes


def test_what_was_typed_is_kept():
    assert sent("31", "Febuary", "2026")["died_on"].value() == TypedDay("31", "Febuary", "2026")


def test_a_day_not_asked_for_may_be_empty():
    field = DayField(required=False)
    assert field.clean(TypedDay()) is None


def test_changed_only_when_the_day_differs():
    field = DayField()
    assert not field.has_changed(date(2026, 3, 27), TypedDay("27", "3", "2026"))
    assert field.has_changed(date(2026, 3, 27), TypedDay("28", "3", "2026"))


@settings(max_examples=50)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_the_boxes(value):
    assert DayField().clean(TypedDay(str(value.day), str(value.month), str(value.year))) == value
