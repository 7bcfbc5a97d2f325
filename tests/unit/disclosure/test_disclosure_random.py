"""Ten thousand random releases: none gives a small count away, to this room's attacker or to another.

A sample runs here; `CDOP_RANDOM_TABLES=10000` (and `make bench`) runs as many as one likes.
"""

import os
from collections import Counter

import pytest

from cdop.disclosure.attack import attack
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import published
from cdop.disclosure.refusals import Unprotectable
from cdop.disclosure.rule import Rule

from .random_tables import SecondAttacker, random_release

HOW_MANY = int(os.environ.get("CDOP_RANDOM_TABLES", "60"))
CHUNKS = 4
SECOND = 20  # of as many releases, CHUNKS are attacked by scipy too
RULES = {"rounding": Rule(), "suppression": Rule.suppression(time_limit=2)}


def exposed(tables, rule, *, second):
    """What became of one release, and the small counts of it that an attacker can narrow or name."""
    try:
        protected = protect(tables, rule)
    except Unprotectable as refusal:
        assert str(refusal).endswith((".", ")"))
        return "refused", []
    near = 0 if rule.is_suppression else rule.base - 1
    is_loose = any("totals and subtotals may stand" in note for note in protected.notes)
    keys = [
        (shown, cell.codes, table.counts[cell.codes])
        for table in tables
        for shown in [protected.table(table.name)]
        for cell in shown.rows()
    ]
    small = [(table, cell, count) for table, cell, count in keys if 0 < count < 5]
    publication = published(protected.tables, {} if not near else {t.key(c): near for t, c, _ in keys})
    wrong = []
    if not is_loose:
        found = attack(publication, targets=[table.key(cell) for table, cell, _ in small])
        for table, cell, count in small:
            ends = found[table.key(cell)]
            if not _leaves_open(ends.lower, ends.upper, table.cell(**_named(table, cell)).count, near):
                wrong.append((table.name, cell, count, ends))
        if second:
            wrong += list(_wrong_by_scipy(protected, small, near))
    return ("loose" if is_loose else "released"), wrong


def _named(table, cell):
    return {d.name: code for d, code in zip(table.dimensions, cell, strict=True)}


def _leaves_open(lower, upper, shown, near):
    """1 to 5 for what is hidden; of a rounded figure all that it leaves open itself, and never under 4 wide."""
    low, high = (1, 5) if shown is None else (max(1, shown - near), min(5, shown + near))
    upper = float("inf") if upper is None else upper
    return lower <= low and upper >= high and upper - lower >= 4


def _wrong_by_scipy(protected, small, near):
    other = SecondAttacker(protected, near)
    for table, cell, count in small:
        ends = other.ends(table, cell)
        if not _leaves_open(*ends, table.cell(**_named(table, cell)).count, near):
            yield (table.name, cell, count, ends)


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("method", list(RULES))
def test_no_random_release_gives_a_small_count_away(method, chunk):
    outcomes = Counter()
    for seed in range(chunk, HOW_MANY, CHUNKS):
        outcome, wrong = exposed(random_release(seed), RULES[method], second=seed % SECOND < CHUNKS)
        assert not wrong, (seed, wrong)
        outcomes[outcome] += 1
    assert outcomes["released"] > 0.8 * sum(outcomes.values()), outcomes
