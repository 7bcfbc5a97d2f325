"""Releases attacked together: increments, overlapping areas, and which earlier figures are to blame."""

from itertools import product

import pytest

from cdop.disclosure.attack import Attacker, Interval, attack
from cdop.disclosure.facts import Fact
from cdop.disclosure.joint import joint_attack, nested_breaches
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import Figure, Publication, published
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
    june = CellKey("to June", frozenset())
    new = Publication({june: Figure(23)}, ())
    counts = {month(n): 4 for n in range(1, 6)} | {month(6): 3, june: 23}
    link = Fact.of_parts(june, sorted(months(1, 6), key=str))
    breaches = joint_attack(new, counts, RULE, [link, earlier[0]])
    june = next(breach for breach in breaches if breach.interval.is_exact and breach.what == str(month(6)))
    assert set(june.releases) == {"May"}
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


def test_the_quick_look_finds_a_new_figure_within_an_earlier_one():
    table = one_way("year", [20], has_total=False)
    cell = table.key(("year0",))
    publication = published([publish(table, table.counts)], {})
    link_to_months = Fact.of_parts(cell, sorted(months(1, 5), key=str))
    counts = {cell: 20} | {month(n): 4 for n in range(1, 6)} | {month(6): 3}
    earlier = [so_far(6, 23, "June"), link_to_months]
    assert [(b.interval, b.releases) for b in nested_breaches(publication, counts, RULE, earlier)] == [
        (Interval(3, 3), ("June",))
    ]


def test_what_one_row_says_is_carried_back_to_those_before_it():
    one, other = month(1), month(2)
    facts = [Fact({one: 1, other: -1}, 0, 0), Fact.of_sum(frozenset({one}), 0, 3)]
    assert Attacker(Publication({}, ()), earlier=facts).bounds(other) == Interval(0, 3)


def two_cuts(small, rest):
    """A district of two wards, of which an atlas once showed the larger one exactly."""
    table = one_way("district", [small + rest, 30])
    ward, other = (CellKey("deaths", frozenset({("ward", name)})) for name in ("w1", "w2"))
    earlier = [
        Fact.of_parts(table.key(("district0",)), [ward, other]),
        Fact.of_sum(frozenset({other}), rest, rest, "ward 2", "the atlas"),
    ]
    return table, earlier, {ward: small, other: rest}


def test_a_release_is_refused_for_what_it_tells_with_an_earlier_one():
    """Two re-cuts of areas: 37 is shown as 35, at most 39; 36 of these were told of before."""
    table, earlier, finer = two_cuts(1, 36)
    assert protect([table], Rule()).proof.holds
    with pytest.raises(Unprotectable, match="together with what was published before") as refused:
        protect([table], Rule(), earlier=earlier, finer=finer)
    assert {breach.releases for breach in refused.value.breaches} == {("the atlas",)}


def test_a_refusal_for_other_reasons_names_no_breach():
    with pytest.raises(Unprotectable) as refused:
        protect([one_way("age", [3, 1])], Rule(insider_width=4))
    assert refused.value.breaches == ()


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


def test_what_earlier_releases_alone_tell_is_no_reason_to_say_no():
    """A leak that lies in the ledger cannot be taken back; a release that adds nothing to it may go."""
    cells = [CellKey("p", frozenset({("area", name)})) for name in "abc"]
    counts = dict(zip(cells, (20, 2, 30), strict=True))
    leaked = [
        Fact.of_sum(frozenset(cells[:1]), 20, 20, "a", "First"),
        Fact.of_sum(frozenset(cells[:2]), 22, 22, "a and b", "Second"),
    ]
    same = Publication({cells[0]: Figure(20)}, ())
    assert joint_attack(same, counts, Rule.suppression(), leaked) == ()
    more = Publication({cells[1]: Figure(2)}, ())
    assert joint_attack(more, counts, Rule.suppression(), leaked) == ()
    fresh = joint_attack(same, counts, Rule.suppression(), leaked[1:])
    assert [breach.releases for breach in fresh] and all(b.releases == ("Second",) for b in fresh)
