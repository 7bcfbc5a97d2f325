"""Category, modifiability, bands and review years."""

from dataclasses import dataclass
from datetime import date

import pytest

from cdop.dataset.bands import birth_weight_band, gestation_band
from cdop.dataset.classification import check_modifiability, primary_category
from cdop.dataset.years import bounds, review_year


@dataclass
class Finding:
    relevance: str
    modifiable: str


@pytest.mark.parametrize(
    ("selected", "primary"),
    [({9, 5}, "5"), ({8, 7}, "7"), ({10}, "10"), (["10", "9"], "9"), (["2", "10"], "2")],
)
def test_the_lowest_number_is_primary(selected: list[str | int], primary: str) -> None:
    assert primary_category(selected) == primary


@pytest.mark.parametrize("selected", [[], [0], [11], ["eight"], [8, 11]])
def test_no_category_or_an_unknown_one_is_refused(selected: list[str | int]) -> None:
    with pytest.raises(ValueError, match="categor"):
        primary_category(selected)


@pytest.mark.parametrize(
    ("modifiability", "findings", "agrees"),
    [
        ("modifiable_identified", [("2", "yes")], True),
        ("modifiable_identified", [("3", "yes")], True),
        ("modifiable_identified", [("1", "yes"), ("1*", "yes"), ("2", "no"), ("2", "nk")], False),
        ("modifiable_identified", [], False),
        ("none_identified", [("2", "no"), ("1", "yes"), ("0", "yes")], True),
        ("none_identified", [("2", "no"), ("2", "yes")], False),
        ("inadequate_information", [("2", "yes")], True),
        ("", [("2", "yes")], True),
    ],
)
def test_modifiability_agrees_with_the_findings(
    modifiability: str, findings: list[tuple[str, str]], agrees: bool
) -> None:
    sentence = check_modifiability(modifiability, [Finding(*row) for row in findings])
    assert (sentence is None) is agrees
    assert agrees or (sentence and sentence.endswith("."))


@pytest.mark.parametrize(
    ("weeks", "band"),
    [(21, "<22"), (22, "22_23"), (23, "22_23"), (24, "24_27"), (27, "24_27"), (28, "28_31"), (31, "28_31"),
     (32, "32_36"), (36, "32_36"), (37, "37_41"), (41, "37_41"), (42, "42plus"), (0, "<22"), (None, "nk")],
)  # fmt: skip
def test_gestation_bands(weeks: int | None, band: str) -> None:
    assert gestation_band(weeks) == band


@pytest.mark.parametrize(
    ("grams", "band"),
    [(499, "<500"), (500, "500_999"), (999, "500_999"), (1000, "1000_1499"), (1500, "1500_1999"),
     (2499, "2000_2499"), (2500, "2500_2999"), (3000, "3000_3499"), (3500, "3500_3999"), (3999, "3500_3999"),
     (4000, "4000plus"), (None, "nk")],
)  # fmt: skip
def test_birth_weight_bands(grams: int | None, band: str) -> None:
    assert birth_weight_band(grams) == band


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 3, 31), "2023-24"),
        (date(2024, 4, 1), "2024-25"),
        (date(2000, 1, 1), "1999-00"),
        (date(2023, 12, 31), "2023-24"),
    ],
)
def test_review_years(day: date, year: str) -> None:
    assert review_year(day) == year
    first, last = bounds(year)
    assert first <= day <= last and (first.month, first.day) == (4, 1) and (last.month, last.day) == (3, 31)


@pytest.mark.parametrize("year", ["2023", "2023-25", "2023/24", "23-24", "2023-2024"])
def test_what_is_not_a_review_year(year: str) -> None:
    with pytest.raises(ValueError, match="is not a review year"):
        bounds(year)
