"""The worked numbers: 375 of 2,500 against 10 %, its shares, its deaths; overlap; the gap that stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.statistics import Undefined
from cdop.whatif.asking import Asked
from cdop.whatif.evidence import shipped
from cdop.whatif.presenters import words
from cdop.whatif.reckoning import Deaths, Factor, Share, fewer_people, gap, reckon

HERE = Share("Northshire", 0.15, 375, 2500)
REGION = Share("The region", 0.10, 5000, 50_000)
TEN = Share("10 %", 0.10)


def factor(name="smoking_neonatal", here=HERE, goal=REGION):
    return Factor(shipped()[name], here, goal)


def test_125_fewer_smokers():
    """375 of 2,500 against a region's 10 %: 125 fewer (90 to 161)."""
    found = fewer_people(HERE, REGION)
    assert round(found.value) == 125
    assert abs(found.lower - 90) < 1 and abs(found.upper - 161) < 1


def test_a_typed_goal_is_taken_as_known():
    """Wilson's limits of 375 in 2,500 are 13.66 % and 16.45 %; less 250 people."""
    found = fewer_people(HERE, TEN)
    assert round(found.value) == 125
    assert (round(found.lower), round(found.upper)) == (91, 161)


@pytest.mark.parametrize(
    ("name", "deaths", "share", "yearly"),
    [
        ("smoking_neonatal", 8, "1.5", (0.12, 0.04, 0.27)),
        ("smoking_post_neonatal", 4, "5.0", (0.20, 0.06, 0.51)),
    ],
)
def test_the_worked_example(name, deaths, share, yearly):
    answer = reckon(Deaths(deaths, 1, "Deaths"), [factor(name)], seed=20)
    assert f"{answer.effects[0].impact.value:.1f}" == share
    found = answer.effects[0].alone.fewer
    for ours, printed in zip((found.value, found.lower, found.upper), yearly, strict=True):
        assert abs(ours / 10 - printed) < 0.012


def test_one_seed_gives_everyone_the_same_numbers():
    deaths = Deaths(24, 3, "Deaths")
    first, again = (reckon(deaths, [factor()], seed=7).together.fewer for _ in range(2))
    other = reckon(deaths, [factor()], seed=8).together.fewer
    assert first == again and first != other


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0.01, 0.99), min_size=2, max_size=4))
def test_factors_together_never_spare_more_than_all(shares):
    names = ["smoking_sids_before", "smoking_sids_after", "smoking_neonatal", "smoking_post_neonatal"]
    none = Share("0 %", 0.0)
    factors = [
        factor(name, Share("Here", share, round(share * 1000), 1000), none)
        for name, share in zip(names, shares, strict=False)
    ]
    answer = reckon(Deaths(30, 3, "Deaths"), factors)
    added = sum(each.impact.value for each in answer.effects)
    together = answer.together.together
    assert together.upper <= 100
    assert answer.together.nested.value - 0.5 <= together.value <= added + 0.5


def test_overlap_is_told_and_never_added_up():
    factors = [factor("smoking_sids_before"), factor("smoking_sids_after")]
    answer = reckon(Deaths(20, 3, "Deaths"), factors)
    told = words.overlap(answer)
    assert "must not be added up" in told and "never above 100 %" in told
    assert words.overlap(reckon(Deaths(20, 3, "Deaths"), factors[:1])) == ""


def test_a_gap_in_deaths_of_ten_years():
    """4.5 against 3.9 per 1,000 at 13,200 births a year is 79 deaths in ten years."""
    found = gap("England", 4.5, 3.9, births=39_600, years=3)
    assert found is not None and round(found.deaths, 1) == 79.2
    assert gap("England", 3.9, 3.9, 39_600, 3) is None


def test_a_factor_that_cannot_close_the_gap_is_named_plainly():
    answer = reckon(Deaths(177, 3, "Infant deaths"), [factor()])
    england = gap("England", 4.5, 3.9, births=39_600, years=3)
    assert england is not None
    told = " ".join(words.closing(Asked(answer, (england,))))
    assert "Smoking in pregnancy alone cannot close the gap to England" in told
    assert "even if nobody were exposed" in told


def test_a_factor_that_could_close_the_gap_is_said_to():
    answer = reckon(Deaths(177, 3, "Infant deaths"), [factor()])
    small = gap("England", 4.5, 4.49, births=39_600, years=3)
    assert small is not None
    assert "could by itself close the gap" in " ".join(words.closing(Asked(answer, (small,))))


def test_a_goal_above_what_is_brings_nothing():
    answer = reckon(Deaths(24, 3, "Deaths"), [factor(goal=Share("20 %", 0.20))])
    assert "nothing would be fewer" in words.people(answer.effects[0])
    assert "no fewer deaths" in words.fewer_deaths(answer)


def test_the_formula_has_its_numbers_filled_in():
    effect = reckon(Deaths(8, 1, "Deaths"), [factor()]).effects[0]
    told = words.formula(effect)
    assert "(0.1500 − 0.1000) × (1.32 − 1) ÷ (1 + 0.1500 × (1.32 − 1)) = 1.53 %" in told


def test_a_decade_is_told_in_years_for_one_death():
    assert words.years_for_one(1.2) == "8"
    assert words.years_for_one(20) == ""


def test_without_a_factor_there_is_no_answer():
    with pytest.raises(Undefined, match="one factor or more"):
        reckon(Deaths(8, 1, "Deaths"), [])


def test_every_shipped_ratio_names_its_source_and_lies_between_its_limits():
    for each in shipped().values():
        assert each.figures.source and each.figures.population
        assert each.figures.risk.lower <= each.figures.risk.value <= each.figures.risk.upper
    assert not shipped()["bed_sharing_sids"].figures.is_usable
