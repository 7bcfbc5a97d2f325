"""`make bench`: a release beside the ledger of all earlier ones, attacked and protected."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from cdop.disclosure.attack import Attacker, attack
from cdop.disclosure.facts import Fact
from cdop.disclosure.ledger import bearing_on, merged
from cdop.disclosure.linking import link
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import Publication
from cdop.disclosure.rounding import round_together
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import CellKey, Dimension
from cdop.disclosure.suppression import suppress_together
from cdop.disclosure.table import Table
from cdop.disclosure.tying import ties
from tests.unit.disclosure.ledgers import Panel


def spent(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What came of it, with seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    return work(), time.perf_counter() - clock, time.process_time() - processor


def tell(*words: object) -> None:
    sys.stdout.write("  ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def ledger() -> None:
    """Three cumulative releases of 12 areas by 10 categories, each suppressed on its own, attacked together."""
    rng = np.random.default_rng(5)
    rate = np.outer(rng.gamma(2, 0.5, 12), rng.gamma(2, 0.5, 10))[:, :, None]
    deaths = rng.poisson(rate * 1.2 * np.ones(6))
    cells = {
        (i, j, q): CellKey("deaths", frozenset({("area", f"{i}"), ("category", f"{j}"), ("quarter", f"{q}")}))
        for i, j, q in product(range(12), range(10), range(6))
    }
    facts = [fact for until in (2, 4, 6) for fact in _release(deaths, cells, until)]
    counts = {cells[at]: int(deaths[at]) for at in cells}
    small = [key for key, count in counts.items() if 0 < count < 5]

    def attacked() -> dict[CellKey, Any]:
        attacker = Attacker(Publication({}, ()), earlier=facts, fitting=counts)
        return attacker.intervals(small, in_whole=False)

    found, clock, processor = spent(attacked)
    exact = sum(interval.is_exact for interval in found.values())
    tell(f"ledger: {len(cells)} cells, {len(facts)} facts, {len(small)} targets, {exact} exact;")
    alone = [fact for fact in facts if fact.release == facts[-1].release]
    _, plain, _ = spent(lambda: attack(Publication({}, ()), targets=small, earlier=alone))
    tell(f"  {clock:.2f} s by the clock, {processor:.2f} s of the processor,")
    tell(f"  {clock / plain:.1f} times the last release alone")


def _release(deaths: Any, cells: dict[tuple[int, int, int], CellKey], until: int) -> list[Fact]:
    dims = tuple(
        Dimension(n, n, tuple(f"{k}" for k in range(s))) for n, s in (("area", 12), ("category", 10))
    )
    totals = {(f"{i}", f"{j}"): int(deaths[i, j, :until].sum()) for i, j in product(range(12), range(10))}
    table = Table.from_cells(f"to{until}", f"to{until}", dims, totals)
    hidden = suppress_together(link([table]), Rule.suppression()).hidden
    facts = []
    for (area, category), count in table.counts.items():
        if table.key((area, category)) in hidden:
            continue
        areas = range(12) if area == "Total" else [int(area)]
        categories = range(10) if category == "Total" else [int(category)]
        atoms = frozenset(cells[i, j, q] for i in areas for j in categories for q in range(until))
        facts.append(Fact.of_sum(atoms, count, count, f"{area} {category}", f"quarter {until}"))
    return facts


def heavy() -> None:
    """Ten years of a large panel: twelve releases of some 800 rounded figures, most of them the same again."""
    panel, rule = Panel(), Rule()
    told = panel.ties()
    for number in range(12):
        release = panel.release(f"R{number}", panel.years[: 5 + number // 3], 2)
        linked = link(release.tables, release.order)
        known = bearing_on(linked.counts, merged([*release.links, *told]))
        told += release.facts(round_together(linked, 5, 10, ties(linked, known, panel.counts)).values)
    new = panel.release("new", panel.years, 3)
    found, clock, processor = spent(
        lambda: protect(new.tables, rule, new.order, [*new.links, *told], panel.counts)
    )
    _, plain, _ = spent(lambda: protect(new.tables, rule, new.order))
    tell(f"heavy ledger: {len(panel.counts)} finest cells, {len(told)} facts, {len(new.atoms)} new figures:")
    tell(f"  {found.status}; {found.again.words}")
    tell(f"  protected and proved in {clock:.2f} s by the clock, {processor:.2f} s of the processor,")
    tell(f"  {clock / plain:.1f} times the release alone")
