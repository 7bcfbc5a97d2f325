"""Releases set beside one another: every fact is true, and none of them together tells what one alone hides."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.disclosure.refusals import Unprotectable
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import Dimension
from cdop.figures import breakdowns, groupings
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted
from cdop.figures.facts import case_facts
from cdop.figures.groupings import Grouping
from cdop.figures.ledger.beside import beside
from cdop.figures.ledger.quantities import intervals, parts, quantity
from cdop.figures.ledger.told import Told, ToldFigure, Vintage
from cdop.figures.populations import DEATHS, FACTORS, MODIFIABLE_FACTORS, REVIEWS, tabulate
from tests.unit.figures.ledgers import Releases, cohort, line, small_ones_known, within

YEAR = cohort(date(2022, 4, 1), date(2023, 3, 31))
HALF = cohort(date(2022, 4, 1), date(2022, 9, 30))


def by_sex(facts) -> Counted:
    return Counted((tabulate("sex", REVIEWS, (breakdowns.sex(),), facts, title="By sex"),))


def test_periods_are_cut_at_each_others_ends():
    counted = by_sex([])
    cells = [quantity(counted.tables[0], ("male",), each) for each in (YEAR, HALF)]
    cut = intervals(cells)
    assert [(each.start, each.end) for each in cut] == [
        (date(2022, 4, 1), date(2022, 9, 30)),
        (date(2022, 10, 1), date(2023, 3, 31)),
    ]
    assert len(parts(cells[0], cut)) == 2 and len(parts(cells[1], cut)) == 1


def test_a_cell_of_a_year_and_a_table_of_that_year_alone_are_the_same_quantity():
    years = breakdowns.years(("2021-22", "2022-23"))
    table = tabulate("a", REVIEWS, (breakdowns.sex(), years), [], title="")
    alone = by_sex([]).tables[0]
    assert quantity(table, ("male", "2022-23"), YEAR) == quantity(alone, ("male",), YEAR)
    assert quantity(table, ("male", "Total"), YEAR).start == date(2021, 4, 1)


LINES = st.lists(
    st.builds(
        line,
        st.integers(1, 40),
        st.dates(date(2021, 4, 1), date(2024, 3, 31)),
        sex=st.sampled_from(["male", "female", ""]),
        imd_decile=st.sampled_from(["1", "2", "9", ""]),
        is_reviewed=st.booleans(),
        factors=st.sampled_from([frozenset(), frozenset({"smoking"}), frozenset({"smoking", "housing"})]),
    ),
    max_size=40,
    unique_by=lambda each: each.case_id,
)
FACTOR = Dimension("factor_code", "Factor", ("smoking", "housing"), has_total=False)
TABLES = (
    lambda f: tabulate("sex", REVIEWS, (breakdowns.sex(),), f, title=""),
    lambda f: tabulate("decile", DEATHS, (breakdowns.imd_decile(),), f, title=""),
    lambda f: tabulate("quintile", DEATHS, (breakdowns.imd_quintile(), breakdowns.review()), f, title=""),
    lambda f: tabulate("factors", FACTORS, (FACTOR,), f, title=""),
    lambda f: tabulate("modifiable", MODIFIABLE_FACTORS, (FACTOR,), f, title=""),
    lambda f: tabulate("review", DEATHS, (breakdowns.review(),), f, title=""),
)
PERIODS = st.tuples(st.dates(date(2021, 4, 1), date(2024, 3, 31)), st.integers(0, 700))


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, PERIODS, PERIODS, st.sets(st.integers(0, 5), min_size=1), st.integers(0, 5))
def test_every_fact_of_the_ledger_is_true_of_the_true_counts(then, now, first, second, before, after):
    """Whatever was counted, whatever came in or went since: no fact contradicts the cases."""
    old, new = (
        cohort(start, min(date(2024, 3, 31), date.fromordinal(start.toordinal() + days)))
        for start, days in (first, second)
    )
    facts = within(then, old)
    tables = [TABLES[number](facts) for number in sorted(before)]
    figures = tuple(
        ToldFigure(quantity(t, cell, old), max(0, n - 4), n + 4, n)
        for t in tables
        for cell, n in t.counts.items()
    )
    shapes = tuple((t.population, t.dimensions) for t in tables)
    told = Told("Earlier", old, figures, shapes, facts)
    fresh = TABLES[after](within(now, new))
    found = beside([fresh], Vintage(new, within(now, new)), [told])
    truth = {**found.counts, **{fresh.key(cell): n for cell, n in fresh.counts.items()}}
    assert not found.at_odds
    for fact in found.facts:
        total = sum(by * truth[key] for key, by in fact.coefficients.items())
        assert fact.lower <= total and (fact.upper is None or total <= fact.upper), fact
    same = [fact for fact in found.facts if fact.again is not None]
    assert all(sum(truth[key] for key in fact.coefficients) == fact.again for fact in same)


def test_a_count_that_changed_since_is_not_asked_to_stand_again_and_its_change_is_guarded():
    then = [line(n, date(2022, 5, 1), sex="male") for n in range(7)]
    now = [*then, line(99, date(2022, 6, 1), sex="female")]
    releases = Releases(Rule())
    releases.make("First", by_sex(then), YEAR, then)
    found = releases.beside(by_sex(now), YEAR, now)
    again = {
        dict(key.codes).get("sex", "Total")
        for fact in found.facts
        for key in fact.coefficients
        if fact.again is not None
    }
    assert "male" in again and not again & {"female", "Total"}
    changes = {key: n for key, n in found.counts.items() if dict(key.codes).get("change")}
    assert sorted(changes.values()) == [1, 1]  # girls, and all together


def test_the_same_again_is_shown_the_same():
    facts = [line(n, date(2022, 5, 1 + n), sex="male" if n % 3 else "female") for n in range(23)]
    releases = Releases(Rule())
    first = releases.make("First", by_sex(facts), YEAR, facts)
    second = releases.make("Second", by_sex(facts), YEAR, facts)
    assert first.tables == second.tables and second.again.held


def test_a_figure_from_outside_that_cannot_be_true_is_left_out_and_named():
    facts = [line(n, date(2022, 5, 1)) for n in range(9)]
    wrong = quantity(by_sex(facts).tables[0], ("Total",), YEAR)
    outside = [
        Told("A report", YEAR, (ToldFigure(wrong, low, low),), (("reviewed deaths", ()),)) for low in (9, 30)
    ]
    found = beside(by_sex(facts).tables, Vintage(YEAR, facts), outside)
    assert len(found.at_odds) == 1 and "1 April 2022 to 31 March 2023" in found.at_odds[0]
    assert [fact.lower for fact in found.facts if fact.release == "A report"] == [9]


@pytest.fixture(scope="module")
def sample_facts(django_db_setup, django_db_blocker):
    from tests.makers import sample as maker

    with django_db_blocker.unblock(), maker.sample() as by, transaction.atomic():
        return case_facts(Cohort(by.panel_id, Basis.REVIEW, date(2018, 4, 1), date(2024, 3, 31)))


def _cumulative(facts):
    """A year, two years, three years, each by category and age, ethnic group and sex."""
    for end in (2022, 2023, 2024):
        over = cohort(date(2021, 4, 1), date(end, 3, 31))
        lines = within(facts, over)
        others = {
            "age": breakdowns.age_band(),
            "ethnic": breakdowns.ethnic_group(),
            "sex": breakdowns.sex(),
        }
        yield (
            over,
            lines,
            Counted(
                tuple(
                    tabulate(name, REVIEWS, (breakdowns.category(), other), lines, title="")
                    for name, other in others.items()
                )
            ),
        )


def _made(releases, steps):
    for number, (over, lines, counted) in enumerate(steps, start=1):
        last = releases.make(f"Release {number}", counted, over, lines)
    return small_ones_known(releases, last, counted, over, lines, 4)


def test_three_cumulative_releases_of_the_sample_tell_no_small_increment(sample_facts, record_property):
    """Each safe alone: under suppression dozens of increments come back by subtraction; beside one another,
    none does, or the later is refused."""
    steps = list(_cumulative(sample_facts))
    exact = _made(Releases(Rule.suppression(), knows=False), steps)
    assert exact >= 24, exact
    assert _refused_or_safe(steps)
    alone = _made(Releases(Rule(), knows=False), steps)
    assert _made(Releases(Rule()), steps) == 0
    record_property(
        "increments", f"{exact} exact or narrow alone, {alone} by rounding alone, 0 with the ledger"
    )


def _refused_or_safe(steps) -> bool:
    """The later release is refused, with the earlier one named, or protected so that nothing comes back."""
    try:
        return _made(Releases(Rule.suppression()), steps) == 0
    except Unprotectable as refused:
        return all(breach.releases for breach in refused.breaches) and bool(refused.breaches)


GROUPS = {"county": 3, "place": 4}


@pytest.fixture
def geographies(sample_facts, monkeypatch):
    """Two invented geographies over the same districts, which cut across each other."""
    districts = sorted({each.area for each in sample_facts if each.area})
    for name, size in GROUPS.items():
        of = {code: str(number // size) for number, code in enumerate(districts)}
        grouping = Grouping(name, "area", lambda code, of=of: of.get(code, groupings.NOT_RECORDED))
        monkeypatch.setitem(groupings.GROUPINGS, name, grouping)
    assert len(districts) >= 12
    return {
        name: Dimension(name, name, (*map(str, range(-(-len(districts) // n))), groupings.NOT_RECORDED))
        for name, n in GROUPS.items()
    }


def test_two_overlapping_geographies_of_the_sample_tell_no_district(sample_facts, geographies):
    over = cohort(date(2018, 4, 1), date(2024, 3, 31))
    lines = within(sample_facts, over)
    kinds = {"category": breakdowns.category(), "age": breakdowns.age_band()}
    steps = [
        (
            over,
            lines,
            Counted(
                tuple(
                    tabulate(kind, REVIEWS, (dimension, geographies[name]), lines, title="")
                    for kind, dimension in kinds.items()
                )
            ),
        )
        for name in GROUPS
    ]
    alone = _made(Releases(Rule.suppression(), knows=False), steps)
    assert alone >= 24, alone
    assert _refused_or_safe(steps)
    assert _made(Releases(Rule()), steps) == 0


def test_what_lies_within_what_is_known(sample_facts):
    """The structure that readers know by meaning enters for every interval."""
    facts = [line(n, date(2022, 5, 1), factors=frozenset({"smoking"})) for n in range(3)]
    tables = [make(facts) for make, _ in product((TABLES[0], TABLES[3]), (0,))]
    told = Told("x", YEAR, (), tuple((t.population, t.dimensions) for t in tables), facts)
    found = beside(tables, Vintage(YEAR, facts), [told])
    orders = [fact for fact in found.facts if fact.upper is None]
    assert any(
        {key.population for key in fact.coefficients} == {REVIEWS.name, FACTORS.name} for fact in orders
    )
