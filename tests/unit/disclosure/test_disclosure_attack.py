"""The attacker, against brute force, against another solver, and against a known trap."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from cdop.disclosure.attack import Interval, attack
from cdop.disclosure.linking import link
from cdop.disclosure.publication import Figure, Publication, published
from cdop.disclosure.refusals import Contradiction
from cdop.disclosure.rounding import round_together
from cdop.disclosure.shape import CellKey, Equation

from .tables import ORACLES, brute_force_two_way, grid, one_way, oracle_table, publish

TINY = st.tuples(st.sampled_from([(2, 2), (2, 3)]), st.lists(st.integers(0, 7), min_size=6, max_size=6))


def rounded(table, base):
    values = round_together(link([table]), base).values
    shown = publish(table, {cell: values[table.key(cell)] for cell in table.counts})
    return shown, published([shown], dict.fromkeys(values, base - 1))


def interior(table, shape, value):
    return np.array([value(cell) for cell in table.counts if "Total" not in cell]).reshape(shape)


def margins(table, shape, value):
    rows = np.array([value((f"a{n}", "Total")) for n in range(shape[0])])
    columns = np.array([value(("Total", f"b{n}")) for n in range(shape[1])])
    return rows, columns, np.array([value(("Total", "Total"))])


@given(TINY)
@settings(max_examples=30, deadline=None)
def test_intervals_of_rounded_tables_are_those_of_brute_force(tiny):
    shape, counts = tiny
    table = grid(shape, counts[: shape[0] * shape[1]])
    shown, publication = rounded(table, 3)
    figures = {cell.codes: cell.count for cell in shown.rows()}
    lows, highs = (
        interior(table, shape, lambda c: max(0, figures[c] - 2)),
        interior(table, shape, lambda c: figures[c] + 2),
    )
    expected = brute_force_two_way(
        shape,
        lows,
        highs,
        margins(table, shape, lambda c: figures[c] - 2),
        margins(table, shape, lambda c: figures[c] + 2),
    )
    found = attack(publication)
    assert np.array_equal(expected[0], interior(table, shape, lambda c: found[table.key(c)].lower))
    assert np.array_equal(expected[1], interior(table, shape, lambda c: found[table.key(c)].upper))


@given(TINY, st.lists(st.booleans(), min_size=6, max_size=6))
@settings(max_examples=30, deadline=None)
def test_intervals_of_hidden_cells_are_those_of_brute_force(tiny, hidden):
    shape, counts = tiny
    size = shape[0] * shape[1]
    table = grid(shape, [min(count, 4) for count in counts[:size]])
    gone = {
        cell
        for cell, hide in zip((c for c in table.counts if "Total" not in c), hidden, strict=False)
        if hide
    }
    shown = publish(table, {cell: None if cell in gone else count for cell, count in table.counts.items()})
    exact = margins(table, shape, table.counts.__getitem__)
    lows = interior(table, shape, lambda c: 0 if c in gone else table.counts[c])
    highs = interior(table, shape, lambda c: min(8, max(exact[0])) if c in gone else table.counts[c])
    highs = np.minimum(highs, np.minimum.outer(exact[0], exact[1]))
    expected = brute_force_two_way(shape, lows, highs, exact, exact)
    found = attack(published([shown], {}))
    assert np.array_equal(expected[0], interior(table, shape, lambda c: found[table.key(c)].lower))
    assert np.array_equal(expected[1], interior(table, shape, lambda c: found[table.key(c)].upper))


def test_a_trap_is_seen_through():
    """Every line has two hidden cells, yet one is exact."""
    with (ORACLES / "audit_trap_4x4.csv").open() as file:
        rows = {(r["row"], r["col"]): r for r in csv.DictReader(file)}
    letters, columns = "wxyz", "abcd"
    table = grid((4, 4), [int(rows[r, c]["value"]) for r in letters for c in columns])
    names = {(f"a{i}", f"b{j}"): (r, c) for i, r in enumerate(letters) for j, c in enumerate(columns)}
    hidden = {cell for cell, name in names.items() if rows[name]["suppressed"] == "1"}
    shown = publish(table, {cell: None if cell in hidden else n for cell, n in table.counts.items()})
    found = attack(published([shown], {}))
    for cell in hidden:
        row = rows[names[cell]]
        assert found[table.key(cell)] == Interval(int(row["lower"]), int(row["upper"])), cell
    assert found[table.key(("a0", "b1"))].is_exact


@pytest.mark.parametrize("name", ["csp_6x4_m4_s11", "csp_5x4x3_m5_s1"])
def test_intervals_are_those_of_another_solver(name):
    table = oracle_table(name)
    _, publication = rounded(table, 5)
    found = attack(publication)
    keys = list(publication.figures)
    for key in keys[:: max(1, len(keys) // 12)]:
        assert found[key] == _interval_by_scipy(publication, keys, key)


def _interval_by_scipy(publication, keys, key):
    rows = [
        [-1 if k == equation.whole else int(k in equation.parts) for k in keys]
        for equation in publication.equations
    ]
    values = np.array([publication.figures[k].value for k in keys])
    cost = np.array([int(k == key) for k in keys])
    ends = [
        way
        * milp(
            way * cost,
            integrality=np.ones(len(keys)),
            bounds=Bounds(np.maximum(0, values - 4), values + 4),
            constraints=LinearConstraint(rows, 0, 0),
        ).fun
        for way in (1, -1)
    ]
    return Interval(round(ends[0]), round(ends[1]))


def test_an_order_narrows_and_is_used():
    table_small, table_large = one_way("s", [7], "small"), one_way("l", [6], "large")
    tables = [
        publish(table_small, {("s0",): 10, ("Total",): 10}),
        publish(table_large, {("l0",): 5, ("Total",): 5}),
    ]
    small, large = table_small.key(("s0",)), table_large.key(("l0",))
    errors = {t.key(c.codes): 4 for t in tables for c in t.cells}
    found = attack(published(tables, errors, [(small, large)]))
    assert found[small] == Interval(6, 9)  # by itself 6 to 14, but no more than the larger, 1 to 9
    assert found[large] == Interval(6, 9)


def test_an_insider_knows_more():
    table = one_way("age", [3, 1])
    shown = publish(table, {("age0",): 0, ("age1",): 0, ("Total",): 0})
    publication = published([shown], {table.key(c): 4 for c in table.counts})
    first, second = table.key(("age0",)), table.key(("age1",))
    assert attack(publication)[second] == Interval(0, 4)
    assert attack(publication, {first: 3})[second] == Interval(0, 1)


def test_nothing_bounds_a_hidden_table():
    table = one_way("age", [3])
    shown = publish(table, {("age0",): None, ("Total",): None})
    assert attack(published([shown], {}))[table.key(("age0",))] == Interval(0, None)


def test_what_contradicts_itself_is_said():
    table = one_way("age", [3, 1])
    shown = publish(table, {("age0",): 3, ("age1",): 1, ("Total",): 9})
    with pytest.raises(Contradiction, match="No table of counts"):
        attack(published([shown], {}))
    with pytest.raises(Contradiction, match="table “age”, Age age0"):
        attack(published([shown], {}), {table.key(("age0",)): 5})


def test_a_whole_number_end_is_searched_for_when_the_programme_is_content_with_a_half():
    """Three hidden counts, each pair at most 1: by halves 1.5 in all, in whole numbers 1."""
    a, b, c, ab, bc, ca, every = (
        CellKey("p", frozenset({("d", n)})) for n in ["a", "b", "c", "ab", "bc", "ca", "every"]
    )
    figures = {key: Figure(None) for key in (a, b, c, every)} | {key: Figure(0, 1) for key in (ab, bc, ca)}
    sums = [(ab, (a, b)), (bc, (b, c)), (ca, (c, a)), (every, (a, b, c))]
    publication = Publication(figures, tuple(Equation(*one) for one in sums))
    assert attack(publication, targets=[every]) == {every: Interval(0, 1)}


def test_a_cell_that_cannot_occur_is_known_to_be_nought():
    table = one_way("age", [0, 3, 1], structural=("age0",))
    shown = publish(table, dict.fromkeys(table.counts, 0))
    found = attack(published([shown], {table.key(cell): 4 for cell in table.counts}))
    assert found[table.key(("age0",))] == Interval(0, 0)
    assert found[table.key(("age1",))] == Interval(0, 4)
