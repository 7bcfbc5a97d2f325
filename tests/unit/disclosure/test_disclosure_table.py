"""Tables: margins are made, contradictions are refused with a sentence, linked quantities are one."""

import numpy as np
import pytest
from hypothesis import given, settings

from cdop.disclosure.linking import link, within
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.shape import CellKey, Dimension
from cdop.disclosure.table import Table

from .tables import cohorts, dimension, grid, one_way, oracle_table

SEX = Dimension("sex", "Sex", ("F", "M"))


def make(cells, dimensions=(SEX,), **more):
    return Table.from_cells("deaths-by-sex", "deaths", dimensions, cells, **more)


def test_margins_are_those_of_numpy():
    table = grid((2, 3, 2), range(12))
    counts = np.arange(12).reshape(2, 3, 2)
    assert table.counts["a0", "Total", "c1"] == counts[0, :, 1].sum()
    assert table.counts["Total", "b2", "Total"] == counts[:, 2, :].sum()
    assert table.counts["Total", "Total", "Total"] == counts.sum()
    assert len(table.counts) == 3 * 4 * 3


def test_margins_of_another_implementation_agree():
    assert len(oracle_table("csp_6x5x4_m6_s1").counts) == 210  # given margins are checked on the way in


def test_codes_that_do_not_add_up_have_no_total():
    factor = dimension("factor", 2, has_total=False)
    year = dimension("year", 2)
    cells = {(f, y): 3 for f in factor.codes for y in year.codes}
    table = make(cells, (factor, year))
    assert table.counts["factor0", "Total"] == 6
    assert not any(cell[0] == "Total" for cell in table.counts)


def test_nested_codes_add_up_to_their_parent():
    age = Dimension(
        "age", "Age", ("infant", "day", "week", "child"), parents={"day": "infant", "week": "infant"}
    )
    table = make({("day",): 2, ("week",): 3, ("child",): 4}, (age,))
    assert table.counts[("infant",)] == 5
    assert table.counts[("Total",)] == 9


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({("F",): 1}, "no count is given for Sex M"),
        ({("F",): 1, ("M",): -1}, "cannot be negative"),
        ({("F",): 1, ("M",): 1.5}, "must be a whole number"),
        ({("F",): 1, ("M",): True}, "must be a whole number"),
        ({("F",): 1, ("M",): 1, ("X",): 1}, "“X” is not a code of “sex”"),
        ({("F",): 1, ("M",): 1, ("F", "M"): 1}, "has 1 dimensions"),
        ({("F",): 1, ("M",): 1, ("Total",): 3}, "is 3, but its parts add up to 2"),
    ],
)
def test_contradictions_are_refused(cells, words):
    with pytest.raises(BadTable, match=words):
        make(cells)


def test_a_total_is_refused_where_codes_do_not_add_up():
    with pytest.raises(BadTable, match="has no Total"):
        make({("x",): 1, ("Total",): 1}, (Dimension("factor", "Factor", ("x",), has_total=False),))


def test_a_missing_cell_is_nought_only_if_said():
    assert make({("F",): 1}, missing_is_zero=True).counts["M",] == 0
    assert make({("F",): 1}, structural_zeros=[("M",)]).counts["M",] == 0


def test_a_structural_zero_that_occurs_is_refused():
    with pytest.raises(BadTable, match="named as a structural zero"):
        make({("F",): 1, ("M",): 2}, structural_zeros=[("M",)])


@pytest.mark.parametrize("codes", [(), ("Total",), ("a", "a"), ("",), (" a",), ("a\nb",)])
def test_codes_that_cannot_be_written_down_are_refused(codes):
    with pytest.raises(BadTable):
        Dimension("d", "D", codes)


@pytest.mark.parametrize("parents", [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "z"}])
def test_nesting_that_goes_round_is_refused(parents):
    with pytest.raises(BadTable):
        Dimension("d", "D", ("a", "b"), parents=parents)


def test_a_name_that_leaves_the_folder_is_refused():
    with pytest.raises(BadTable, match="names a file"):
        Table.from_cells("../out", "deaths", (SEX,), {("F",): 1, ("M",): 1})


def test_tables_of_one_population_share_their_total():
    linked = link([one_way("age", [1, 2, 3]), one_way("sex", [4, 2])])
    assert len(linked.counts) == 3 + 2 + 1
    assert linked.counts[CellKey("deaths", frozenset())] == 6


@given(cohorts())
@settings(max_examples=20, deadline=None)
def test_a_margin_shared_by_name_is_one_quantity(tables):
    linked = link(tables)
    sizes = [len(table.dimensions[0].codes) for table in tables[:3]]
    assert len(linked.counts) == sum(sizes) + 1 + sizes[0] * sizes[1]


def test_different_totals_of_one_population_are_refused():
    with pytest.raises(BadTable, match=r"same quantity of “deaths”.*\(3 and 4\)"):
        link([one_way("age", [1, 2]), one_way("sex", [4, 0])])


def test_within_sets_factor_against_factor_and_against_all():
    deaths = one_way("age", [5, 4])
    factors = one_way("factor", [7, 2], has_total=False)
    modifiable = one_way("factor", [3, 2], population="deaths, modifiable", has_total=False)
    pairs = [*within(modifiable, factors), *within(factors, deaths)]
    total = CellKey("deaths", frozenset())
    factor = CellKey("deaths", frozenset({("factor", "factor0")}))
    assert len(pairs) == 4
    assert (factor, total) in pairs
    assert (CellKey("deaths, modifiable", factor.codes), factor) in pairs


def test_within_matches_names():
    factors = one_way("factor", [7, 2], has_total=False)
    first = Dimension("factor_a", "First", ("factor0",), has_total=False)
    second = Dimension("factor_b", "Second", ("factor1",), has_total=False)
    pairs = Table.from_cells("pairs", "deaths", (first, second), {("factor0", "factor1"): 2})
    larger = [order[1] for order in within(pairs, factors, {"factor_b": "factor"})]
    assert larger == [CellKey("deaths", frozenset({("factor", "factor1")}))]


def test_an_order_that_is_not_true_is_refused():
    deaths, factors = one_way("age", [5, 4]), one_way("factor", [12], has_total=False)
    with pytest.raises(BadTable, match="larger"):
        link([deaths, factors], within(factors, deaths))
