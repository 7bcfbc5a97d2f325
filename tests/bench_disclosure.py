"""`make bench`: the protector against proven optima, the folk rule and its time limits.

`CDOP_RANDOM_TABLES=10000 .venv/bin/python -m tests.bench_disclosure` also attacks that many random releases.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from cdop.disclosure.attack import Attacker
from cdop.disclosure.facts import Fact
from cdop.disclosure.linking import link
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import Publication
from cdop.disclosure.rounding import round_together
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import CellKey, Dimension
from cdop.disclosure.suppression import suppress_together
from cdop.disclosure.table import Table
from tests.unit.disclosure.greedy import greedy, made_safe
from tests.unit.disclosure.random_tables import random_release
from tests.unit.disclosure.tables import ORACLES, oracle_table
from tests.unit.disclosure.test_disclosure_random import RULES, exposed

COLUMN = {"100%": "optimal_total_cost_range100pct", "1-5": "optimal_total_cost_interval_1_to_5"}


def spent(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What came of it, with seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    return work(), time.perf_counter() - clock, time.process_time() - processor


def tell(*words: object) -> None:
    sys.stdout.write("  ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def random_grid(shape: tuple[int, ...], mean: float, seed: int) -> Table:
    rng = np.random.default_rng(seed)
    rate = np.ones(shape)
    for axis, size in enumerate(shape):
        weights = rng.gamma(1.0, 1.0, size)
        rate = rate * (weights / weights.mean()).reshape([-1 if i == axis else 1 for i in range(len(shape))])
    dims = tuple(Dimension(f"d{i}", f"d{i}", tuple(f"c{k}" for k in range(n))) for i, n in enumerate(shape))
    counts = map(int, rng.poisson(rate * mean).ravel())
    return Table.from_cells("t", "p", dims, dict(zip(product(*(d.codes for d in dims)), counts, strict=True)))


def optima() -> None:
    tell("instance, asked, cost, proven optimum, folk rule made safe, seconds (clock, processor)")
    with (ORACLES / "csp_expected.csv").open() as file:
        for row in csv.DictReader(file):
            table = oracle_table(row["instance"])
            for protects, column in COLUMN.items():
                rule = Rule.suppression(protects=protects)
                found, clock, processor = spent(lambda table=table, rule=rule: protect([table], rule))
                folk = made_safe(table, greedy(table), protects)
                tell(row["instance"], protects, found.cost, row[column], folk, f"{clock:.2f} {processor:.2f}")


def large() -> None:
    tell("suppression: shape, mean, cost, bound, status, seconds (clock, processor)")
    for shape, mean, limit in [
        ((12, 10, 6), 8, 30),
        ((12, 10, 6), 25, 30),
        ((30, 12, 8), 3, 60),
        ((30, 12, 8), 20, 60),
    ]:
        table, rule = random_grid(shape, mean, 1), Rule.suppression(time_limit=limit)
        found, *times = spent(lambda table=table, rule=rule: suppress_together(link([table]), rule))
        tell(shape, mean, found.cost, found.bound, found.status, "{:.1f} {:.1f}".format(*times))
    tell("rounding: shape, mean, cost, bound, status, seconds; then with its proof")
    for mean in (3, 20):
        table = random_grid((30, 12, 8), mean, 1)
        linked = link([table])
        rounded, *times = spent(lambda linked=linked: round_together(linked, 5, 60))
        _, *proved = spent(lambda table=table: protect([table], Rule(time_limit=60)))
        words = "{:.1f} {:.1f}, {:.1f} {:.1f}".format(*times, *proved)
        tell((30, 12, 8), mean, rounded.cost, rounded.bound, rounded.status, words)


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
    tell(f"  {clock:.2f} s by the clock, {processor:.2f} s of the processor")


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


def random_releases() -> None:
    how_many = int(os.environ.get("CDOP_RANDOM_TABLES", "200"))
    outcomes: Counter[str] = Counter()
    start = time.process_time()
    for seed in range(how_many):
        for method, rule in RULES.items():
            outcome, wrong = exposed(random_release(seed), rule, second=seed % 20 < 4)
            outcomes[f"{method} {outcome}"] += 1
            outcomes["exposed"] += len(wrong)
    tell(
        f"random releases: {how_many}, {dict(outcomes)}, {time.process_time() - start:.0f} s of the processor"
    )


def beside_tau_argus() -> None:
    """τ-ARGUS on the same tables, if somebody has installed it (pip install pytauargus; not a dependency)."""
    if importlib.util.find_spec("pytauargus") is None:
        tell("τ-ARGUS: pytauargus is not installed, so there is nothing to stand beside")
        return
    engine = importlib.import_module("pytauargus")
    tell("τ-ARGUS OPT, 0 to twice the count: instance, cost, proven optimum, seconds by the clock")
    with (ORACLES / "csp_expected.csv").open() as file:
        for row in csv.DictReader(file):
            table = oracle_table(row["instance"])
            names = [dimension.name for dimension in table.dimensions]
            people = [
                {**dict(zip(names, (f"c{code:0>2}" for code in cell), strict=True)), "one": 1}
                for cell, count in table.counts.items()
                if "Total" not in cell
                for _ in range(count)
            ]
            asked = {"response": "one", "safety_rules": "FREQ(5,100)", "suppress": "OPT(1)"}
            result, clock, _ = spent(lambda p=people, n=names, a=asked: engine.protect(p, n, **a))
            left = sum(value for value in result.tables[0].safe(None) if value is not None)
            cost = int(sum(table.counts.values()) - left)
            tell(row["instance"], cost, row[COLUMN["100%"]], f"{clock:.2f}")


def main() -> None:
    for bench in (optima, beside_tau_argus, large, ledger, random_releases):
        bench()


if __name__ == "__main__":
    main()
