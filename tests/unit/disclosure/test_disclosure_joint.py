"""Releases attacked together: increments, overlapping areas, and which earlier figures are to blame."""

from itertools import product

import pytest

from cdop.disclosure.attack import Interval, attack
from cdop.disclosure.facts import Fact
from cdop.disclosure.joint import joint_attack, nested_breaches
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import Publication, published
from cdop.disclosure.refusals import Contradiction, Unprotectable
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import CellKey

from .tables import one_way, publish

RULE = Rule.suppression()


def month(number):
    return CellKey("deaths", frozenset({("month", f"{number:02}")}))


def months(first, last):
    return frozenset(month(n) for n in range(first, last + 1))


def so_far(last, count, release):
    return Fact.of_sum(months(1, last), count, count, f"months 1 to {last}", release)


def test_a_month_is_worked_out_from_two_cumulative_releases():
    earlier = [so_far(5, 20, "May"), so_far(6, 23, "June")]
    nothing = Publication({}, ())
    assert attack(nothing, targets=[month(6)], earlier=earlier) == {month(6): Interval(3, 3)}
    breaches = joint_attack(nothing, {month(n): 4 for n in range(1, 6)} | {month(6): 3}, RULE, earlier)
    (june,) = [breach for breach in breaches if breach.interval.is_exact]
    assert set(june.releases) == {"May", "June"}
    assert "May: months 1 to 5" in june.sentence
    assert "can be worked out to be 3" in june.sentence


def test_the_quick_look_names_the_earlier_figure_without_a_programme():
    table = one_way("year", [23])
    cell, total = table.key(("year0",)), table.key(("Total",))
    publication = published([publish(table, table.counts)], {})
    link_to_months = Fact.of_parts(cell, sorted(months(1, 6), key=str))
    counts = {cell: 23, total: 23} | {month(n): 4 for n in range(1, 6)} | {month(6): 3}
    found = list(nested_breaches(publication, counts, RULE, [so_far(5, 20, "May"), link_to_months]))
    assert next((b.interval, b.releases) for b in found) == (Interval(3, 3), ("May",))
    assert "The difference between table “year”, Year year0 and May" in found[0].what


def test_a_release_is_refused_for_what_it_tells_with_an_earlier_one():
    """Two re-cuts of areas: alone each is safe, together their difference is two deaths."""
    table = one_way("district", [40, 30])
    ward = CellKey("deaths", frozenset({("ward", "w1")}))
    rest = CellKey("deaths", frozenset({("ward", "w2")}))
    cell = table.key(("district0",))
    earlier = [
        Fact.of_parts(cell, [ward, rest]),
        Fact.of_sum(frozenset({rest}), 38, 38, "ward 2", "the atlas"),
    ]
    assert protect([table], RULE).proof.holds
    with pytest.raises(Unprotectable, match="together with what was published before"):
        protect([table], RULE, earlier=earlier, finer={ward: 2, rest: 38})


def test_releases_that_tell_nothing_small_pass():
    earlier = [so_far(5, 20, "May")]
    counts = {month(n): 4 for n in range(1, 6)}
    assert joint_attack(Publication({}, ()), counts, RULE, earlier) == ()


def test_rounded_releases_leave_increments_open():
    rounded = [Fact.of_sum(months(1, n), v - 4, v + 4, f"to {n}", f"r{n}") for n, v in [(5, 20), (6, 25)]]
    assert attack(Publication({}, ()), targets=[month(6)], earlier=rounded) == {month(6): Interval(0, 13)}


def test_a_corrected_count_is_a_contradiction_and_said_so():
    earlier = [so_far(5, 20, "May"), so_far(6, 18, "June")]
    with pytest.raises(Contradiction, match="No table of counts"):
        attack(Publication({}, ()), earlier=earlier)


def test_facts_that_say_nothing_are_refused():
    with pytest.raises(ValueError, match="of no cell"):
        Fact({}, 0, 1, "empty")
    with pytest.raises(ValueError, match="from 3 to 2"):
        Fact({month(1): 1}, 3, 2, "upside down")


def test_joint_intervals_are_those_of_brute_force():
    """Four cells, three overlapping sums; every table of counts up to 9 is tried."""
    a, b, c, d = (CellKey("p", frozenset({("d", n)})) for n in "abcd")
    sums = [((a, b), 7, 9), ((b, c), 3, 3), ((a, b, c, d), 12, 14)]
    facts = [Fact.of_sum(frozenset(cells), low, high, "sum") for cells, low, high in sums]
    found = attack(Publication({}, ()), earlier=facts)
    every = [
        dict(zip((a, b, c, d), values, strict=True))
        for values in product(range(15), repeat=4)
        if all(
            low <= sum(dict(zip((a, b, c, d), values, strict=True))[x] for x in cells) <= high
            for cells, low, high in sums
        )
    ]
    for key in (a, b, c, d):
        assert found[key] == Interval(min(t[key] for t in every), max(t[key] for t in every))
