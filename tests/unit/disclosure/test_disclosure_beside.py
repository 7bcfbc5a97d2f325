"""A suppressed release beside exact earlier ones, and the ledger made small."""

from itertools import combinations

import pytest

from cdop.disclosure.attack import attack
from cdop.disclosure.facts import Fact
from cdop.disclosure.joint import joint_attack
from cdop.disclosure.ledger import bearing_on, merged
from cdop.disclosure.linking import link
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import Publication, published
from cdop.disclosure.refusals import Unprotectable
from cdop.disclosure.rule import Rule

from .ledgers import Panel, atom
from .tables import one_way, publish

RULE = Rule.suppression()
A, B, C, D = (atom("deaths", of=name) for name in "abcd")


def leaks(protected, release, panel, earlier):
    publication = published(protected.tables, {}, release.order)
    counts = {**link(release.tables).counts, **panel.counts}
    return joint_attack(publication, counts, RULE, earlier)


def exact(protected, release):
    """What a reader knows exactly from now on."""
    values = {t.key(c.codes): c.count for t in protected.tables for c in t.rows() if c.count is not None}
    return [Fact.of_sum(release.atoms[key], v, v, str(key), release.name) for key, v in values.items()]


@pytest.mark.parametrize("seed", range(4))
def test_cumulative_releases_hide_enough_to_be_safe_beside_one_another(seed):
    """Each pattern that would do alone leaks beside the earlier releases; the one that is chosen does not."""
    panel = Panel(seed, years=5, deaths=60, ways={"age": 6, "category": 10}, factors=0, detailed=())
    told, alone_leaks = panel.ties(), 0
    for last in (3, 4, 5):
        release = panel.release(f"to {last}", panel.years[:last])
        earlier = [*release.links, *told]
        protected = protect(release.tables, RULE, release.order, earlier, panel.counts)
        alone = protect(release.tables, RULE, release.order)
        assert protected.status == "optimal"
        assert protected.cost >= alone.cost
        assert leaks(protected, release, panel, earlier) == ()
        alone_leaks += len(leaks(alone, release, panel, earlier))
        told += exact(protected, release)
    assert alone_leaks > 0


def area_table(counts):
    table = one_way("area", counts)
    links = [Fact.of_parts(table.key((f"area{n}",)), [key]) for n, key in enumerate((A, B, C, D))]
    return table, links


@pytest.mark.parametrize(
    ("counts", "known"),
    [
        ((2, 9, 11, 30), (A, B)),
        ((2, 7, 8, 30), (A, C)),  # 10 together: hiding 7 beside the 2, which would do alone, gives it away
        ((3, 4, 12, 13), (A, B, C)),
        ((1, 6, 6, 9), (B, C)),
    ],
)
def test_the_pattern_is_the_cheapest_of_all_that_withstand_the_joint_attack(counts, known):
    """Every pattern is tried, and judged by the attack."""
    table, links = area_table(counts)
    finer = dict(zip((A, B, C, D), counts, strict=True))
    sum_of = sum(finer[key] for key in known)
    earlier = [*links, Fact.of_sum(frozenset(known), sum_of, sum_of, "known", "before")]
    found = protect([table], RULE, (), earlier, finer)
    cells = list(table.counts)
    costs = []
    for size in range(1, len(cells) + 1):
        for hidden in combinations(cells, size):
            values = {c: None if c in hidden else n for c, n in table.counts.items()}
            shown_small = any(0 < n < 5 for c, n in table.counts.items() if c not in hidden)
            publication = published([publish(table, values)], {})
            every = {**link([table]).counts, **finer}
            if not shown_small and not joint_attack(publication, every, RULE, earlier):
                costs.append(sum(table.counts[c] for c in hidden))
    assert found.cost == min(costs)


def test_what_was_given_away_before_is_refused_by_the_name_of_the_release():
    """The first two areas were told to be 2 together; a shown 0 among them gives the other away."""
    table, links = area_table((2, 0, 11, 30))
    earlier = [*links, Fact.of_sum(frozenset({A, B}), 2, 2, "areas 0 and 1", "the atlas")]
    assert protect([table], RULE).proof.holds
    with pytest.raises(Unprotectable, match="together with what was published before") as refused:
        protect([table], RULE, (), earlier, {A: 2, B: 0, C: 11, D: 30})
    assert {breach.releases for breach in refused.value.breaches} == {("the atlas",)}


def test_what_cannot_be_taken_back_hinders_no_protection_of_the_rest():
    """An old release gave one finer count away: the new one is neither refused for it nor hindered by it."""
    table, links = area_table((2, 7, 8, 30))
    gone = atom("deaths", of="gone")
    earlier = [
        *links,
        Fact.of_sum(frozenset({A, C}), 10, 10, "areas 0 and 2", "the atlas"),
        Fact.of_sum(frozenset({gone}), 3, 3, "gone", "an old one"),
        Fact.of_sum(frozenset({gone, D}), 20, 40, "about", "another"),
    ]
    made = protect([table], RULE, (), earlier, {A: 2, B: 7, C: 8, D: 30, gone: 3})
    assert made.proof.holds
    assert made.tables[0].value(area="area0") is None
    assert made.tables[0].value(area="area2") is None  # with it, the atlas would give the first away


def test_bounded_earlier_figures_do_not_change_the_pattern():
    table, links = area_table((2, 7, 8, 30))
    finer = dict(zip((A, B, C, D), (2, 7, 8, 30), strict=True))
    earlier = [*links, Fact.of_sum(frozenset({A, C}), 6, 14, "rounded", "before")]
    assert protect([table], RULE, (), earlier, finer).cost == protect([table], RULE).cost


def sum_fact(lower, upper, release, *, again=None, cells=(A, B)):
    return Fact.of_sum(frozenset(cells), lower, upper, "a and b", release, again=again)


def test_of_facts_alike_the_nearest_is_kept_and_the_last_figure_stands():
    wide, near = sum_fact(0, 20, "first", again=10), sum_fact(6, 14, "second", again=15)
    (kept,) = merged([wide, near, sum_fact(1, None, "third")])
    assert (kept.lower, kept.upper, kept.release, kept.again) == (6, 14, "second", 15)


def test_two_facts_are_kept_where_each_is_nearer_at_one_end():
    low, high = sum_fact(6, 14, "first", again=10), sum_fact(1, 9, "second")
    kept = merged([low, high, low])
    assert [fact.release for fact in kept] == ["first", "second"]
    assert [fact.again for fact in kept] == [10, None]
    alone = attack(Publication({}, ()), targets=[A], earlier=[low, high])
    assert alone == attack(Publication({}, ()), targets=[A], earlier=kept)


def test_only_what_the_release_reaches_bears_on_it():
    ab, bc, d = sum_fact(0, 9, "r"), sum_fact(0, 9, "r", cells=(B, C)), sum_fact(0, 9, "r", cells=(D,))
    assert bearing_on([A], [d, bc, ab]) == (bc, ab)
    assert bearing_on([D], [d, bc, ab]) == (d,)
