"""Comparing releases, and finding the cells of a case: pure, on tables and lines made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cdop.disclosure.publication import ProtectedCell, ProtectedTable
from cdop.disclosure.shape import Dimension
from cdop.figures.difference import cases_moved, figures_moved
from cdop.figures.facts import CaseFacts
from cdop.figures.provenance import cases_in, cells_of, finest_of

SEX = Dimension("sex", "Sex", ("female", "male", "not_recorded"))
YEAR = Dimension("year", "Year", ("2024-25", "2025-26"))
FACTOR = Dimension("factor_code", "Factor", ("asthma", "smoke", "water"), has_total=False)
REVIEWS, FACTORS = "reviewed deaths", "reviewed deaths by factor"


def table(dimensions, counts, population=REVIEWS, name="t"):
    cells = tuple(
        ProtectedCell.hiding(codes) if count is None else ProtectedCell.showing(codes, count)
        for codes, count in counts.items()
    )
    return ProtectedTable(name, population, tuple(dimensions), cells)


def line(case_id=1, **changes):
    usual = CaseFacts(
        case_id=case_id,
        day=date(2025, 6, 1),
        year="2025-26",
        age_band="",
        sex="female",
        ethnic_group="",
        area="",
        imd_decile="",
        is_reviewed=True,
        category="3",
        modifiability="",
        factors=frozenset({"smoke", "water"}),
        modifiable_factors=frozenset({"smoke"}),
    )
    return replace(usual, **changes)


def test_figures_that_moved_appeared_or_stand():
    before = table([SEX], {("female",): 5, ("male",): None, ("Total",): 20})
    after = table([SEX], {("female",): 10, ("male",): 10, ("not_recorded",): 0, ("Total",): 20})
    (moves,) = figures_moved([before], [after])
    assert [(each.codes, each.before, each.after, each.by) for each in moves.moved] == [
        (("female",), 5, 10, 5),
        (("male",), None, 10, None),
    ]
    assert (moves.same, moves.only_before, moves.only_after) == (1, 0, 1)


def test_only_tables_that_count_the_same_are_compared():
    one, other = table([SEX], {("Total",): 5}), table([SEX], {("Total",): 5}, FACTORS)
    assert figures_moved([one], [other]) == ()
    assert figures_moved([one], [table([SEX, YEAR], {("Total", "Total"): 5})]) == ()


def test_cases_entered_left_and_changed():
    before = {"A": line(1), "B": line(2), "C": line(3)}
    after = {"B": line(2), "C": line(3, category="4", day=date(2025, 6, 2)), "D": line(4)}
    moves = cases_moved(before, after)
    assert (moves.entered, moves.left, moves.same) == (("D",), ("A",), 1)
    assert [(each.reference, each.facts) for each in moves.changed] == [("C", ("day", "category"))]


def test_a_case_counts_in_its_cell_and_every_margin():
    of_two = table([SEX, YEAR], {})
    assert cells_of(of_two, line()) == {
        ("female", "2025-26"),
        ("female", "Total"),
        ("Total", "2025-26"),
        ("Total", "Total"),
    }
    assert finest_of(of_two, line()) == [("female", "2025-26")]
    assert cells_of(of_two, line(is_reviewed=False)) == frozenset()
    assert cells_of(of_two, line(year="2019-20")) == frozenset()


def test_a_case_counts_at_each_of_its_factors():
    factors = table([FACTOR], {}, FACTORS)
    assert cells_of(factors, line()) == {("smoke",), ("water",)}
    cases = {"B": line(2), "A": line(1, factors=frozenset({"asthma"})), "C": line(3)}
    assert cases_in(factors, ("smoke",), cases) == ["B", "C"]
