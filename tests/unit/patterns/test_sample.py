"""The exact page against counts made in plain Python from the two files of the sample."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from cdop.dataset.factors import factor
from cdop.patterns import queries
from cdop.patterns.choice import Choice
from cdop.patterns.presenters import page as presenters
from cdop.patterns.presenters.links import Links
from tests.makers.sample import deaths

EVERY_YEAR = {"first": "2015-16", "last": "2026-27"}


def reviewed(basis="review", first="2015-16", last="2026-27"):
    return [d for d in deaths() if d.reviewed_on and first <= d.year(basis) <= last]


def found(sample, **options):
    return queries.patterns(Choice(**{"basis": "review", **EVERY_YEAR, **options}), by=sample)


@pytest.mark.parametrize("which", ["modifiable", "contributory"])
@pytest.mark.parametrize("basis", ["review", "death", "notification"])
def test_every_count_is_that_of_the_files(sample, which, basis):
    held = found(sample, basis=basis, which=which).patterns
    among = reviewed(basis)
    factors = [d.modifiable if which == "modifiable" else d.factors for d in among]
    numbers = Counter(min(len(each), 3) for each in factors)
    assert held.deaths == len(among) > 600
    assert dict(held.ranked) == Counter(code for each in factors for code in each)
    assert [row.observed for row in held.numbers] == [numbers[n] for n in range(4)]
    for domain, count in held.domains.items():
        assert count == sum(any(factor(c).domain.code == domain for c in each) for each in factors)
    pairs = Counter(pair for each in factors for pair in combinations(sorted(each), 2))
    assert all(p.observed == pairs[p.first, p.second] for p in held.together.pairs)
    threes = Counter(three for each in factors for three in combinations(sorted(each), 3))
    assert all(g.observed == threes[g.factors] for g in held.together.triples)


@pytest.mark.parametrize(
    ("filters", "fact"),
    [({"age": "0_27d"}, "age_band"), ({"category": "8"}, "category"), ({"area": "E06000008"}, "area")],
)
def test_filters_are_those_of_the_files(sample, filters, fact):
    (wanted,) = filters.values()
    among = [d for d in reviewed(first="2020-21", last="2022-23") if getattr(d, fact) == wanted]
    held = found(sample, first="2020-21", last="2022-23", **filters)
    assert held.patterns.deaths == len(among) > 0
    assert dict(held.patterns.ranked) == Counter(code for d in among for code in d.modifiable)


def test_from_150_deaths_the_page_shows_tests_and_threes(sample):
    choice = Choice("review", **EVERY_YEAR, which="contributory")
    held = queries.patterns(choice, by=sample)
    shown = presenters.page(held, Links(choice, may_open=True), {})
    heads = [column.label for column in shown.pairs.columns]
    assert heads[-4:] == ["Odds ratio", "95% interval", "q", "Flag"]
    assert held.patterns.together.is_tested and "pairs were looked at" in shown.pairs_words
    assert len(shown.pairs.rows) >= 25 and shown.groups is not None


def test_the_cases_behind_a_number_are_named(sample):
    choice, code = Choice("review", **EVERY_YEAR), "B01"
    behind = queries.cases_behind(choice, queries.Cell(factors=(code,)), by=sample)
    assert len({each.reference for each in behind}) == sum(code in d.modifiable for d in reviewed())
