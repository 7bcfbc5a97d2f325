"""Tables of one's own: what may be asked, what is counted, what the document says."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from cdop.core.refusals import Refused
from cdop.disclosure.rule import Rule
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import case_facts
from cdop.figures.kinds import asked, tables
from cdop.figures.kinds.asked import TableAsked
from cdop.figures.ledger.beside import Beside
from cdop.figures.orders import Order, check_order, order_of
from cdop.figures.publications import Published, publication
from cdop.figures.release import looking, protected
from cdop.figures.released import released

PERIOD = date(2019, 4, 1), date(2024, 3, 31)
CODES = ("reviews.category.by_year", "factors.factor_code", "reviews.sex")


def made(by, codes=CODES, basis=Basis.REVIEW, areas=None, period=PERIOD):
    wanted = tuple(map(asked.read_code, codes))
    kind = publication("tables", tables.choices_of(wanted, basis, areas or {}))
    cohort = Cohort(by.panel_id, basis, *period)
    with transaction.atomic():
        facts = case_facts(cohort)
        return kind, cohort, facts, kind.count(cohort, facts, looking(None, ()))


def test_counts_are_those_of_the_cases(sample):
    _, _, facts, counted = made(sample)
    categories, factors, sexes = counted.tables
    reviewed = [line for line in facts if line.is_reviewed]
    assert categories.counts["Total", "Total"] == sexes.counts["Total",] == len(reviewed) > 50
    category = categories.dimensions[0].codes[0]
    assert categories.counts[category, "2022-23"] == sum(
        line.category == category and line.year == "2022-23" for line in reviewed
    )
    assert factors.counts == {
        (code,): sum(code in line.factors for line in reviewed) for (code,) in factors.counts
    }


def test_parts_are_never_shown_above_their_wholes(sample):
    """A factor counts among the reviews, reviewed deaths among deaths, and both by the same name everywhere."""
    codes = ("deaths.review.by_year", "reviews.category.by_year", "modifiable_factors.factor_code.by_year")
    _, _, _, counted = made(sample, codes, Basis.DEATH)
    figures = protected(counted, Beside())
    deaths, reviews, factors = figures.tables
    for year in deaths.dimensions[1].codes:
        assert deaths.value(review="reviewed", year=year) == reviews.value(year=year)
        assert all(
            factors.value(factor_code=code, year=year) <= reviews.value(year=year)
            for code in factors.dimensions[0].codes
        )


@pytest.mark.parametrize("rule", [Rule.rounding(10), Rule.suppression(5)], ids=str)
def test_the_document_marks_what_is_hidden_and_holds_no_true_count(sample, rule):
    kind, cohort, _, counted = made(sample, ("reviews.category.sex",))
    figures = released(protected(counted, Beside(), rule=rule))
    document = kind.write(Published(cohort, "Invented panel", figures, timezone.now()))
    cells = [cell for table in document.tables for row in table.rows for cell in row[1:]]
    if rule.is_suppression:
        assert "[c]" in cells and not [c for c in cells if isinstance(c, int) and 0 < c < 5]
    else:
        assert not [c for c in cells if c % 10]
    assert document.tables[0].title == "Reviewed deaths by primary category of death and sex"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("reviews", "choose a breakdown"),
        ("reviews.factor_code", "cannot be broken down"),
        ("reviews.sex.sex", "two different"),
        ("children.sex", "Choose one of the list"),
        ("pairs.pair", "Choose one of the list"),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(code, words):
    with pytest.raises(Refused, match=words):
        asked.read_code(code)


def test_tables_must_fit_their_basis_and_period():
    def order(**changes):
        usual = {"kind": "tables", "start": PERIOD[0], "end": PERIOD[1], "tables": ("reviews.sex",)}
        return Order(**{**usual, **changes})

    check_order(order(), 1)
    for changes, words in (
        ({"tables": ()}, "one table"),
        ({"tables": ("reviews.sex",) * 2}, "the same"),
        ({"tables": ("deaths.sex",)}, "day of death"),
        ({"tables": ("reviews.by_year",), "end": date(2024, 3, 30)}, "whole years"),
        ({"threshold": 4}, "threshold"),
        ({"audience": "nobody"}, "for whom"),
        ({"kind": "annual", "tables": ()}, "one year"),
        ({"kind": "panel", "tables": (), "threshold": 3}, "multiples of 5"),
        ({"kind": "nonsense"}, "no publication"),
    ):
        with pytest.raises(Refused, match=words):
            check_order(order(**changes), 1)


def test_an_order_survives_the_way_through_a_job():
    order = Order("tables", *PERIOD, audience="partners", method="suppression", threshold=8, tables=CODES)
    args = {**order.args(), "start": PERIOD[0].isoformat(), "end": PERIOD[1].isoformat()}
    assert order_of(args) == order
    assert asked.read_code("reviews.category.by_year") == TableAsked("reviews", ("category",), True)


def test_areas_are_the_panels_own_and_the_rest_together(sample):
    names = {"E06000008": "Blackburn with Darwen", "E06000009": "Blackpool"}
    _, _, facts, counted = made(sample, ("deaths.area",), Basis.DEATH, names)
    (table,) = counted.tables
    assert table.dimensions[0].label("E06000009") == "Blackpool"
    assert table.counts["Total",] == len(facts)
    assert table.counts["E06000009",] == sum(line.area == "E06000009" for line in facts)
