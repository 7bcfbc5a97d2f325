"""Complementary suppression: the proven optimum of outside instances, traps, limits, and what is refused."""

import csv
from itertools import combinations

import pytest

from cdop.disclosure import suppression
from cdop.disclosure.attack import attack
from cdop.disclosure.linking import link, within
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import published
from cdop.disclosure.refusals import BadTable, Unprotectable
from cdop.disclosure.rule import ZEROS_KNOWN_SHOWN, ZEROS_MAY_HIDE, Rule
from cdop.disclosure.suppression import suppress_together
from cdop.disclosure.table import Table

from .greedy import greedy, made_safe
from .tables import ORACLES, dimension, grid, one_way, oracle_table, publish

with (ORACLES / "csp_expected.csv").open() as file:
    EXPECTED = {row["instance"]: row for row in csv.DictReader(file)}
COLUMN = {"100%": "optimal_total_cost_range100pct", "1-5": "optimal_total_cost_interval_1_to_5"}
QUICK = [name for name in EXPECTED if name != "csp_12x10x6_m80_s1"]


def exposed(table, hidden, protects):
    """Unsafe counts that do not keep the interval asked for."""
    rule = Rule.suppression(protects=protects)
    shown = publish(table, {c: None if table.key(c) in hidden else n for c, n in table.counts.items()})
    small = {table.key(c): n for c, n in table.counts.items() if 0 < n < 5}
    found = attack(published([shown], {}), targets=small)
    return [key for key, count in small.items() if not found[key].contains(*rule.needed(count))]


@pytest.mark.parametrize("protects", list(COLUMN))
@pytest.mark.parametrize("name", QUICK)
def test_the_cost_is_the_proven_optimum_and_no_small_count_is_exposed(name, protects):
    table = oracle_table(name)
    pattern = suppress_together(link([table]), Rule.suppression(protects=protects))
    assert pattern.status == "optimal"
    assert pattern.cost == pattern.bound == int(EXPECTED[name][COLUMN[protects]])
    assert not exposed(table, pattern.hidden, protects)


@pytest.mark.parametrize("name", QUICK)
def test_the_folk_rule_exposes_what_the_optimum_does_not(name):
    """And made safe by hiding more, it never loses less than the optimum."""
    table = oracle_table(name)
    hidden = greedy(table)
    assert exposed(table, hidden, "100%")
    assert made_safe(table, hidden, "1-5") >= int(EXPECTED[name][COLUMN["1-5"]])


@pytest.mark.parametrize("seed", range(8))
def test_small_tables_cost_what_trying_every_pattern_costs(seed):
    table = grid((3, 3), [(seed * 7 + n * n * 5 + 3 * n) % 13 for n in range(9)])
    pattern = suppress_together(link([table]), Rule.suppression())
    assert pattern.cost == _least_by_trying(table)


def _least_by_trying(table):
    small = {c for c, n in table.counts.items() if 0 < n < 5}
    others = sorted((c for c, n in table.counts.items() if n >= 5), key=table.counts.get)
    costs = []
    for size in range(len(others) + 1):
        for more in combinations(others, size):
            cost = sum(table.counts[c] for c in (*small, *more))
            if costs and cost >= min(costs):
                continue
            if not exposed(table, {table.key(c) for c in (*small, *more)}, "1-5"):
                costs.append(cost)
    return min(costs)


def test_sdctable_hides_the_same_cells():
    with (ORACLES / "sdctable_microdata1.csv").open() as file:
        rows = list(csv.DictReader(file))
    region, gender = dimension("region", 4), dimension("gender", 2)
    at = dict(zip("ABCD", region.codes, strict=True))
    cells = {(at[r["region"]], gender.codes[int(r["gender_index"])]): int(r["count"]) for r in rows}
    table = Table.from_cells("micro", "people", (region, gender), cells)
    pattern = suppress_together(link([table]), Rule.suppression(protects="100%"))
    expected = {
        (at[r["region"]], gender.codes[int(r["gender_index"])])
        for r in rows
        if r["optimal_suppressed"] == "1"
    }
    assert {cell for cell in cells if table.key(cell) in pattern.hidden} == expected


def test_a_rerun_hides_the_same_cells_and_ties_go_to_the_earlier_ones():
    table = one_way("age", [2, 9, 9, 9])
    first, again = (suppress_together(link([table]), Rule.suppression()) for _ in range(2))
    assert first == again
    assert first.hidden == {table.key(("age0",)), table.key(("age1",))}


def test_linked_tables_are_one_system():
    age, sex = one_way("age", [2, 30]), one_way("sex", [12, 20])
    protected = protect([age, sex], Rule.suppression())
    assert protected.table("age").value(age="age1") is None
    assert protected.table("age").value() == protected.table("sex").value() == 32
    alone = one_way("age", [3])
    both = protect([alone, one_way("sex", [1, 2])], Rule.suppression())
    assert {cell.status for table in both.tables for cell in table.rows()} == {"hidden"}


def test_nested_codes_are_more_sums():
    age = dimension("age", 4, parents={"age1": "age0", "age2": "age0"})
    table = Table.from_cells("nested", "deaths", (age,), {("age1",): 2, ("age2",): 9, ("age3",): 12})
    protected = protect([table], Rule.suppression()).table("nested")
    assert [cell.count for cell in protected.rows()] == [11, None, None, 12, 23]


def test_an_order_between_tables_is_part_of_the_system():
    factors = one_way("factor", [3, 9], has_total=False)
    deaths = one_way("age", [8, 9])
    protected = protect([deaths, factors], Rule.suppression(), within(factors, deaths))
    assert protected.table("factor").value(factor="factor0") is None
    assert protected.proof.holds


def test_out_of_time_the_pattern_is_repaired_and_the_gap_is_told():
    table = oracle_table("csp_6x5x4_m6_s1")
    pattern = suppress_together(link([table]), Rule.suppression(time_limit=0.0))
    assert pattern.status == "time limit"
    assert pattern.bound <= int(EXPECTED["csp_6x5x4_m6_s1"][COLUMN["1-5"]]) <= pattern.cost
    assert not exposed(table, pattern.hidden, "1-5")


def test_an_insider_safe_release_tells_an_insider_nothing_exact():
    table = oracle_table("csp_8x6_m6_s13")
    plain = protect([table], Rule.suppression())
    safe = protect([table], Rule.suppression(insider_width=1))
    assert plain.proof.insiders > 0 == safe.proof.insiders
    assert safe.cost > plain.cost


def test_out_of_time_an_insider_safe_release_is_still_sealed():
    rule = Rule.suppression(insider_width=1, time_limit=0.5)
    assert protect([oracle_table("csp_6x5x4_m6_s1")], rule).proof.insiders == 0


def test_what_cannot_be_protected_is_refused_by_name_with_a_way_out():
    """If zeros are known to be shown, a lone small count in a row cannot be told from its total."""
    with pytest.raises(Unprotectable, match=r"d0 3, d1 Total cannot be protected.*Merge"):
        protect([oracle_table("csp_6x4_m4_s11")], Rule.suppression(zeros=ZEROS_KNOWN_SHOWN))


def test_where_zeros_are_known_to_be_shown_no_hidden_count_can_be_nought():
    table = oracle_table("csp_12x10_m8_s1")
    protected = protect([table], Rule.suppression(zeros=ZEROS_KNOWN_SHOWN))
    hidden = [
        protected.proof.intervals[table.key(c.codes)] for c in protected.tables[0].rows() if c.count is None
    ]
    assert min(interval.lower for interval in hidden) == 1
    assert protected.cost > int(EXPECTED["csp_12x10_m8_s1"][COLUMN["1-5"]])


def test_a_row_that_lies_in_one_cell_is_covered_by_hiding_a_zero():
    table = grid((3, 3), [0, 12, 0, 7, 9, 8, 11, 2, 6])
    protected = protect([table], Rule.suppression())
    assert protected.rule.zeros == ZEROS_MAY_HIDE
    assert "A hidden count may be 0." in protected.notes[0]
    assert {cell.status for cell in protected.tables[0].rows() if cell.codes[0] == "a0"} >= {"hidden"}


def test_a_row_that_can_only_lie_in_one_cell_tells_nothing():
    cells = {("a0", "b0"): 12, ("a0", "b1"): 0, ("a1", "b0"): 9, ("a1", "b1"): 8}
    dims = (dimension("a", 2), dimension("b", 2))
    open_row = Table.from_cells("t", "deaths", dims, cells)
    with pytest.raises(Unprotectable, match="are known to be in table “t”"):
        protect([open_row], Rule.suppression(zeros=ZEROS_KNOWN_SHOWN))
    closed = Table.from_cells("t", "deaths", dims, cells, structural_zeros=[("a0", "b1")])
    assert protect([closed], Rule.suppression()).cost == 0


def test_hidden_cells_of_a_line_are_protected_together():
    """Each may be 0 to twice its count, and yet together they are known to be 2."""
    table = grid((3, 3), [1, 1, 20, 1, 1, 20, 20, 20, 20])
    small = {c for c, n in table.counts.items() if 0 < n < 5}
    shown = publish(table, {c: None if c in small else n for c, n in table.counts.items()})
    from cdop.disclosure.audit import prove

    failures = prove(published([shown], {}), link([table]).counts, Rule.suppression()).failures
    assert any("The hidden cells of table “grid”, A a0, B Total together can be" in f for f in failures)


def test_a_search_that_breaks_off_is_refused(monkeypatch):
    class Broken(suppression.Flows):
        def furthest(self, place, way):
            raise Unprotectable("The search for a protection broke off: nothing is proved. Try once more.")

    monkeypatch.setattr(suppression, "Flows", Broken)
    with pytest.raises(Unprotectable, match="broke off"):
        protect([one_way("age", [2, 9])], Rule.suppression())


def test_what_leaks_is_not_released_whatever_the_protector_says(monkeypatch):
    from cdop.disclosure import protect as door

    table = one_way("age", [2, 9, 30])
    pattern = suppression.Suppression(frozenset({table.key(("age0",))}), "optimal", 2, 2)
    monkeypatch.setattr(door, "suppress_together", lambda *_: pattern)
    with pytest.raises(Unprotectable, match="Age age0: the count can be worked out to be 2"):
        protect([table], Rule.suppression())


def test_a_table_of_more_than_5000_cells_is_refused():
    with pytest.raises(BadTable, match="has 5,041 cells, more than 5,000"):
        protect([grid((70, 70), [9] * 4900)], Rule())
