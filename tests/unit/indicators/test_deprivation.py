"""The published table of Lancashire by decile, and England's authorities in tenths."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest
from scipy import stats

from cdop.indicators import inequality, queries
from cdop.indicators.presenters.numbers import gradient_sentences
from cdop.reference.periods import period

DECILES = Path(__file__).parents[2] / "oracles" / "statistics" / "lancashire_deciles.csv"


def printed() -> tuple[list[int], list[float]]:
    with DECILES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [int(row["deaths"]) for row in rows], [float(row["rate_per_1000"]) for row in rows]


@pytest.fixture
def lancashire() -> inequality.Gradient:
    counts, rates = printed()
    return inequality.gradient(counts, [c / r * 1000 for c, r in zip(counts, rates, strict=True)], rates)


def test_the_published_table_of_lancashire(lancashire):
    """218 deaths at 6.7 in decile 1 to 19 at 2.9 in decile 10; the correlation is printed as -0.90.

    The printed rates give -0.906; unrounded rates that are printed so give -0.90 as well.
    """
    assert [(group.count, round(group.rate, 1)) for group in lancashire.groups][::9] == [
        (218, 6.7),
        (19, 2.9),
    ]
    counts, rates = printed()
    assert lancashire.correlation.value == pytest.approx(stats.pearsonr(range(1, 11), rates)[0], abs=1e-12)
    assert lancashire.correlation.lower < lancashire.correlation.value < lancashire.correlation.upper < 0
    may_be = set()
    for signs in product((-1, 1), repeat=10):
        unrounded = [rate + 0.0499 * sign for rate, sign in zip(rates, signs, strict=True)]
        births = [1000 * count / rate for count, rate in zip(counts, unrounded, strict=True)]
        may_be.add(f"{inequality.gradient(counts, births).correlation.value:.2f}")
    assert "-0.90" in may_be


def test_the_most_deprived_end_is_the_higher_one(lancashire):
    slope, ratio = lancashire.slope.slope, lancashire.relative
    assert 0 < slope.lower < slope.value < slope.upper
    assert 1 < ratio.lower < ratio.value < ratio.upper
    told = " ".join(gradient_sentences(lancashire, "per 1,000"))
    assert "95% interval" in told and "relative index" in told


def test_too_few_deaths_have_no_slope_and_say_why():
    few = inequality.gradient([1] * 10, [1000.0, *[900.0] * 9])
    assert few.slope is None and few.relative is None
    assert any("too few for a slope" in note for note in few.notes)


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_infant_mortality_is_higher_where_england_is_more_deprived():
    """That it is, is what every national report says; all births and deaths of districts are in some tenth."""
    book, when = queries.shelf().book("infant_mortality"), period("2014-16")
    found = inequality.by_deprivation(book, when)
    england = book.reading("E92000001", when)
    assert found.left_out == () and found.imd_release == 2019
    assert sum(group.count for group in found.gradient.groups) == england.numerator
    assert sum(group.denominator for group in found.gradient.groups) == england.denominator
    rates = [group.rate for group in found.gradient.groups]
    assert rates[0] > rates[-1] and found.gradient.correlation.value < -0.7
