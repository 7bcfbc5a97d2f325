"""False flags are as rare as the page says, planted pairs are found, few deaths are not tested."""

from __future__ import annotations

import pytest

from cdop.patterns.queries.together import together
from tests.makers.facts import random_panel

PANELS = 60
PLANTED = {("B01", "C02"): 0.5, ("A02", "D05"): 0.5, ("B06", "B13"): 0.5}


@pytest.mark.parametrize("deaths", [180, 600])
def test_without_a_true_tie_flags_are_as_rare_as_stated(deaths):
    """With nothing to find every flag is false, so the share stated is that of panels with any flag at all."""
    flagged = [together(random_panel(seed, deaths)).flagged for seed in range(PANELS)]
    assert sum(bool(count) for count in flagged) / PANELS <= 0.10


def test_planted_pairs_are_found_at_600_deaths():
    found = missed = false = 0
    for seed in range(10):
        result = together(random_panel(seed, 600, factors=60, planted=PLANTED))
        flagged = {(p.first, p.second) for p in result.pairs if p.is_flagged}
        found += len(flagged & set(PLANTED))
        missed += len(set(PLANTED) - flagged)
        false += len(flagged - set(PLANTED))
    assert missed == 0
    assert false / (found + false) <= 0.10


def test_below_150_deaths_counts_and_expected_only():
    result = together(random_panel(1, 149, planted={("B01", "B02"): 1.0}))
    assert not result.is_tested and result.flagged == 0 and result.triples == ()
    assert all(p.q_value is None and p.odds_ratio is None for p in result.pairs)
    assert result.pairs[0].observed == max(p.observed for p in result.pairs)


def test_from_150_deaths_pairs_are_tested():
    result = together(random_panel(1, 150, planted={("B01", "B02"): 1.0}))
    assert result.is_tested
    assert all(p.q_value is not None and p.odds_ratio is not None for p in result.pairs)
